// SPDX-License-Identifier: Apache-2.0
/// @file
/// FieldPath and FieldError: which field of an object is wrong and how, in the words of
/// k8s.io/apimachinery (util/validation/field), so that kaic's findings read like the API server's.
///
///     const kaic::FieldPath backends = kaic::FieldPath("spec").child("rules").index(0);
///     errors.push_back(kaic::FieldError::invalid(backends.child("weight"), -1, "must not be
///     negative"));
///     // spec.rules[0].weight: Invalid value: -1: must not be negative
#ifndef KAIC_META_FIELD_H
#define KAIC_META_FIELD_H

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kaic {

/// The way to a field, as Kubernetes prints it: `spec.rules[0].backendRefs[1].weight`,
/// `metadata.labels[a/b]`. A plain value; each step gives a new path.
class FieldPath {
 public:
  FieldPath() = default;  ///< the object itself; prints as ""
  explicit FieldPath(std::string_view root) : text_(root) {}

  FieldPath child(std::string_view name) const;
  FieldPath index(std::size_t index) const;
  FieldPath key(std::string_view key) const;

  const std::string& to_string() const noexcept { return text_; }
  bool operator==(const FieldPath&) const = default;

 private:
  std::string text_;
};

enum class FieldErrorType : std::uint8_t {
  kNotFound,
  kRequired,
  kDuplicate,
  kInvalid,
  kNotSupported,
  kForbidden,
  kTooLong,
  kTooMany,
  kInternal,
  kTypeInvalid,
};

/// The words in a message: "Not found", "Required value", "Invalid value" (also for
/// kTypeInvalid), "Unsupported value", ... Static storage.
std::string_view to_string(FieldErrorType type) noexcept;

/// A value as a FieldError shows it: JSON text.
struct FieldValue {
  FieldValue() = default;             ///< no value is shown
  FieldValue(std::string_view text);  // NOLINT(google-explicit-constructor): "x" in quotes
  FieldValue(const char* text) : FieldValue(std::string_view(text)) {}         // NOLINT
  FieldValue(const std::string& text) : FieldValue(std::string_view(text)) {}  // NOLINT
  FieldValue(bool value) : json(value ? "true" : "false") {}                   // NOLINT
  template <std::integral Integer>
  FieldValue(Integer value) : json(std::to_string(value)) {}  // NOLINT(google-explicit-constructor)
  /// A list, an object, null: as it is.
  static FieldValue raw(std::string json_text);

  std::string json;
};

/// One thing that is wrong with one field.
struct FieldError {
  FieldErrorType type = FieldErrorType::kInternal;
  std::string field;      ///< FieldPath's text
  std::string bad_value;  ///< JSON text; empty: not shown
  std::string detail;
  std::string origin;  ///< which rule, for example "format=dns-label"; may be empty, not printed

  static FieldError not_found(const FieldPath& field, FieldValue value);
  static FieldError required(const FieldPath& field, std::string detail);
  static FieldError duplicate(const FieldPath& field, FieldValue value);
  static FieldError invalid(const FieldPath& field, FieldValue value, std::string detail);
  static FieldError type_invalid(const FieldPath& field, FieldValue value, std::string detail);
  /// `supported values: "a", "b"`, in the order given.
  static FieldError not_supported(const FieldPath& field, FieldValue value,
                                  std::span<const std::string_view> supported);
  static FieldError forbidden(const FieldPath& field, std::string detail);
  /// `may not be more than N bytes`.
  static FieldError too_long(const FieldPath& field, std::size_t most_bytes);
  /// `must have at most N items`.
  static FieldError too_many(const FieldPath& field, std::size_t actual, std::size_t most);
  static FieldError internal(const FieldPath& field, std::string detail);

  /// `spec.x: Invalid value: "y": must be z`. Text from outside is not escaped beyond JSON's way.
  std::string to_string() const;
  bool operator==(const FieldError&) const = default;
};

using FieldErrors = std::vector<FieldError>;

/// None: ""; one: its text; more: `[first, second]`, each text once.
std::string to_string(const FieldErrors& errors);

}  // namespace kaic

#endif  // KAIC_META_FIELD_H
