// SPDX-License-Identifier: Apache-2.0
#include "capi/error.h"

#include <exception>
#include <new>
#include <string>

#include "capi/handle.h"
#include "capi/text.h"
#include "lib/base/escape.h"

/// What an error says, ready to be borrowed. Owns nothing, so that one of them can be static and
/// outlive every destructor.
struct kaic_error : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kError;
  constexpr kaic_error(kaic_status its_code, kaic_str its_class, kaic_str its_place,
                       kaic_str its_message, kaic_str its_text) noexcept
      : Handle(kKind),
        code(its_code),
        error_class(its_class),
        place(its_place),
        message(its_message),
        text(its_text) {}

  kaic_status code;
  kaic_str error_class, place, message, text;
};

namespace kaic::capi {
namespace {

/// The usual error: with its texts.
struct OwningError final : kaic_error {
  explicit OwningError(const Error& why)
      : kaic_error(static_cast<kaic_status>(why.code()), borrow(to_string(why.error_class)),
                   kNoText, kNoText, kNoText),
        own_place(escape::terminal(why.place)),
        own_message(escape::terminal(why.message)),
        own_text(why.to_string()) {
    place = borrow(own_place);
    message = borrow(own_message);
    text = borrow(own_text);
  }
  const std::string own_place, own_message, own_text;
};

constexpr kaic_error static_error() {
  kaic_error error(KAIC_RESOURCE_EXHAUSTED, borrow("nomem"), kNoText, borrow("out of memory"),
                   borrow("out of memory [nomem]"));
  error.state = State::kStatic;
  return error;
}

/// Handed out when not even an error can be made.
constinit kaic_error no_memory = static_error();

kaic_status fail_without_memory(kaic_error** error) noexcept {
  if (error != nullptr) *error = &no_memory;
  return KAIC_RESOURCE_EXHAUSTED;
}

}  // namespace

kaic_status fail(kaic_error** error, const Error& why) noexcept {
  if (error == nullptr) return static_cast<kaic_status>(why.code());
  try {
    *error = new OwningError(why);
    return (*error)->code;
  } catch (...) {
    return fail_without_memory(error);
  }
}

kaic_status fail_by_exception(kaic_error** error) noexcept {
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      return fail_without_memory(error);
    } catch (const std::exception& exception) {
      return fail(error, {ErrorClass::kInternal, "", exception.what()});
    } catch (...) {
      return fail(error, {ErrorClass::kInternal, "", "an exception of unknown type"});
    }
  } catch (...) {  // no memory for the message either
    return fail_without_memory(error);
  }
}

}  // namespace kaic::capi

using kaic::capi::kNoText;
using kaic::capi::usable;

const char* kaic_status_name(kaic_status status) {
  if (status < KAIC_OK || status > KAIC_UNAUTHENTICATED) status = KAIC_UNKNOWN;
  return kaic::to_string(static_cast<kaic::ErrorCode>(status)).data();
}

kaic_status kaic_error_code(const kaic_error* error) {
  const kaic_error* self = usable(error);
  return self != nullptr ? self->code : KAIC_OK;
}

kaic_str kaic_error_class(const kaic_error* error) {
  const kaic_error* self = usable(error);
  return self != nullptr ? self->error_class : kNoText;
}

kaic_str kaic_error_place(const kaic_error* error) {
  const kaic_error* self = usable(error);
  return self != nullptr ? self->place : kNoText;
}

kaic_str kaic_error_message(const kaic_error* error) {
  const kaic_error* self = usable(error);
  return self != nullptr ? self->message : kNoText;
}

kaic_str kaic_error_text(const kaic_error* error) {
  const kaic_error* self = usable(error);
  return self != nullptr ? self->text : kNoText;
}

void kaic_error_free(kaic_error* error) {
  if (usable(error) != nullptr && error->state == kaic::capi::State::kLive)
    kaic::capi::dispose(static_cast<kaic::capi::OwningError*>(error));
}
