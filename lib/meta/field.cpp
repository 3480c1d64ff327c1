// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/field.h"

#include <set>
#include <utility>

#include "lib/base/escape.h"

namespace kaic {
namespace {

FieldError make(FieldErrorType type, const FieldPath& field, FieldValue value, std::string detail) {
  return {type, field.to_string(), std::move(value.json), std::move(detail), {}};
}

/// Of these types the value is never shown: it is absent, too large, or beside the point.
bool hides_value(FieldErrorType type) {
  return type == FieldErrorType::kRequired || type == FieldErrorType::kForbidden ||
         type == FieldErrorType::kTooLong || type == FieldErrorType::kInternal;
}

}  // namespace

FieldPath FieldPath::child(std::string_view name) const {
  FieldPath path = *this;
  if (!path.text_.empty()) path.text_ += '.';
  path.text_ += name;
  return path;
}

FieldPath FieldPath::index(std::size_t index) const { return key(std::to_string(index)); }

FieldPath FieldPath::key(std::string_view key) const {
  FieldPath path = *this;
  path.text_ += '[';
  path.text_ += key;
  path.text_ += ']';
  return path;
}

std::string_view to_string(FieldErrorType type) noexcept {
  switch (type) {
    case FieldErrorType::kNotFound:
      return "Not found";
    case FieldErrorType::kRequired:
      return "Required value";
    case FieldErrorType::kDuplicate:
      return "Duplicate value";
    case FieldErrorType::kInvalid:
    case FieldErrorType::kTypeInvalid:
      return "Invalid value";
    case FieldErrorType::kNotSupported:
      return "Unsupported value";
    case FieldErrorType::kForbidden:
      return "Forbidden";
    case FieldErrorType::kTooLong:
      return "Too long";
    case FieldErrorType::kTooMany:
      return "Too many";
    case FieldErrorType::kInternal:
      break;
  }
  return "Internal error";
}

FieldValue::FieldValue(std::string_view text) : json(escape::json_string(text)) {}

FieldValue FieldValue::raw(std::string json_text) {
  FieldValue value;
  value.json = std::move(json_text);
  return value;
}

FieldError FieldError::not_found(const FieldPath& field, FieldValue value) {
  return make(FieldErrorType::kNotFound, field, std::move(value), {});
}

FieldError FieldError::required(const FieldPath& field, std::string detail) {
  return make(FieldErrorType::kRequired, field, {}, std::move(detail));
}

FieldError FieldError::duplicate(const FieldPath& field, FieldValue value) {
  return make(FieldErrorType::kDuplicate, field, std::move(value), {});
}

FieldError FieldError::invalid(const FieldPath& field, FieldValue value, std::string detail) {
  return make(FieldErrorType::kInvalid, field, std::move(value), std::move(detail));
}

FieldError FieldError::type_invalid(const FieldPath& field, FieldValue value, std::string detail) {
  return make(FieldErrorType::kTypeInvalid, field, std::move(value), std::move(detail));
}

FieldError FieldError::not_supported(const FieldPath& field, FieldValue value,
                                     std::span<const std::string_view> supported) {
  std::string detail;
  for (const std::string_view name : supported) {
    detail += detail.empty() ? "supported values: " : ", ";
    detail += escape::json_string(name);
  }
  return make(FieldErrorType::kNotSupported, field, std::move(value), std::move(detail));
}

FieldError FieldError::forbidden(const FieldPath& field, std::string detail) {
  return make(FieldErrorType::kForbidden, field, {}, std::move(detail));
}

FieldError FieldError::too_long(const FieldPath& field, std::size_t most_bytes) {
  return make(FieldErrorType::kTooLong, field, {},
              "may not be more than " + std::to_string(most_bytes) + " bytes");
}

FieldError FieldError::too_many(const FieldPath& field, std::size_t actual, std::size_t most) {
  return make(FieldErrorType::kTooMany, field, actual,
              "must have at most " + std::to_string(most) + (most == 1 ? " item" : " items"));
}

FieldError FieldError::internal(const FieldPath& field, std::string detail) {
  return make(FieldErrorType::kInternal, field, {}, std::move(detail));
}

std::string FieldError::to_string() const {
  std::string text = field;
  if (!text.empty()) text += ": ";
  text += kaic::to_string(type);
  if (!bad_value.empty() && !hides_value(type)) {
    text += ": ";
    text += bad_value;
  }
  if (!detail.empty()) {
    text += ": ";
    text += detail;
  }
  return text;
}

std::string to_string(const FieldErrors& errors) {
  std::set<std::string> seen;
  std::string all;
  for (const FieldError& error : errors) {
    std::string text = error.to_string();
    if (!seen.insert(text).second) continue;
    if (!all.empty()) all += ", ";
    all += text;
  }
  return seen.size() > 1 ? "[" + all + "]" : all;
}

}  // namespace kaic
