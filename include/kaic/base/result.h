// SPDX-License-Identifier: Apache-2.0
/// @file
/// How kaic reports that it could not run: an `Error` by value, never an exception.
///
///     kaic::Result<kaic::Quantity> q = kaic::Quantity::parse("1500m");
///     if (!q) return q.error();
///     use(*q);
///
/// A bad cluster is never an Error, it is a Finding (conformance/report.h).
#ifndef KAIC_BASE_RESULT_H
#define KAIC_BASE_RESULT_H

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kaic {

/// gRPC's status codes, the same numbers in C (`KAIC_INVALID_ARGUMENT`) and Python
/// (`kaic.InvalidArgumentError`).
enum class ErrorCode : std::int32_t {
  kOk = 0,
  kCancelled = 1,
  kUnknown = 2,
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kOutOfRange = 11,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
  kUnauthenticated = 16,
};

/// What went wrong, finer than the code. One table gives each class its text and its code
/// (lib/base/result.cpp).
enum class ErrorClass : std::uint8_t {
  // input
  kJsonSyntax,
  kYamlSyntax,
  kYamlTag,
  kYamlMerge,
  kYamlAlias,
  kYamlMultiDocument,
  kEncoding,
  kDuplicateKey,
  kNumberRange,
  kSchemaType,
  kSchemaValue,
  kMissingField,
  kEmpty,
  kLimit,
  kUnsupported,
  kNotJson,
  kKindMismatch,
  kStatusFailure,
  // kubeconfig
  kDuplicateName,
  kDanglingReference,
  kNoCurrentContext,
  kBadUrl,
  kBadBase64,
  kBadPem,
  kKeyMismatch,
  kFileMissing,
  kConflict,
  kBadCredential,
  kInsecureTransport,
  // archive and snapshot
  kUnsafePath,
  kUnsafeType,
  kDuplicateEntry,
  kCorrupt,
  kEmptySnapshot,
  // run
  kDns,
  kConnect,
  kTls,
  kProxy,
  kTimeout,
  kTransport,
  kProtocol,
  kRedirect,
  kUnauthorized,
  kCredential,
  kForbidden,
  kGone,
  kExpired,
  kUnavailable,
  kThrottled,
  kDenied,
  kBudget,
  kCancelled,
  kIo,
  kNomem,
  kHandle,
  kArgument,
  kForked,
  kAlreadyExists,
  kNotSupported,
  kInternal,
};

/// The class as text, for example `json-syntax`. Static storage.
std::string_view to_string(ErrorClass error_class) noexcept;
/// The code that a class has (the table of docs/architecture.md, "Errors").
ErrorCode code_of(ErrorClass error_class) noexcept;
/// The code's gRPC name, for example `INVALID_ARGUMENT`. Static storage.
std::string_view to_string(ErrorCode code) noexcept;

/// Why something could not be done. A plain value; `to_string()` is one line, escaped for a
/// terminal.
struct Error {
  ErrorClass error_class = ErrorClass::kInternal;
  std::string place;    ///< file, line and column, byte offset, or JSON path; may be empty
  std::string message;  ///< may hold text from outside, unescaped; free of secrets

  ErrorCode code() const noexcept { return code_of(error_class); }
  /// `<place>: <message> [<class>]`, with control and bidi characters escaped.
  std::string to_string() const;
};

/// A T, or the Error that says why there is none. std::expected's names, so that C++23 can make it
/// an alias.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  /// Precondition: has_value(). Without one, std::bad_variant_access is thrown: the only exception
  /// of kaic's own.
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  /// Precondition: !has_value().
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<std::monostate, Error> state_;
};

}  // namespace kaic

#endif  // KAIC_BASE_RESULT_H
