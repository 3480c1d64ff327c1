// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/result.h"

#include <array>

#include "lib/base/escape.h"

namespace kaic {
namespace {

struct Row {
  ErrorClass error_class;
  std::string_view name;
  ErrorCode code;
};

using enum ErrorClass;

// One row a class, in the enum's order. The codes are those of docs/architecture.md, "Errors".
constexpr ErrorCode kBad = ErrorCode::kInvalidArgument;
constexpr std::array kRows = {
    Row{kJsonSyntax, "json-syntax", kBad},
    Row{kYamlSyntax, "yaml-syntax", kBad},
    Row{kYamlTag, "yaml-tag", kBad},
    Row{kYamlMerge, "yaml-merge", kBad},
    Row{kYamlAlias, "yaml-alias", kBad},
    Row{kYamlMultiDocument, "yaml-multi-document", kBad},
    Row{kEncoding, "encoding", kBad},
    Row{kDuplicateKey, "duplicate-key", kBad},
    Row{kNumberRange, "number-range", kBad},
    Row{kSchemaType, "schema-type", kBad},
    Row{kSchemaValue, "schema-value", kBad},
    Row{kMissingField, "missing-field", kBad},
    Row{kEmpty, "empty", kBad},
    Row{kLimit, "limit", ErrorCode::kResourceExhausted},
    Row{kUnsupported, "unsupported", kBad},
    Row{kNotJson, "not-json", kBad},
    Row{kKindMismatch, "kind-mismatch", kBad},
    Row{kStatusFailure, "status-failure", kBad},
    Row{kDuplicateName, "duplicate-name", kBad},
    Row{kDanglingReference, "dangling-reference", kBad},
    Row{kNoCurrentContext, "no-current-context", kBad},
    Row{kBadUrl, "bad-url", kBad},
    Row{kBadBase64, "bad-base64", kBad},
    Row{kBadPem, "bad-pem", kBad},
    Row{kKeyMismatch, "key-mismatch", kBad},
    Row{kFileMissing, "file-missing", ErrorCode::kNotFound},
    Row{kConflict, "conflict", ErrorCode::kAborted},
    Row{kBadCredential, "bad-credential", kBad},
    Row{kInsecureTransport, "insecure-transport", ErrorCode::kFailedPrecondition},
    Row{kUnsafePath, "unsafe-path", kBad},
    Row{kUnsafeType, "unsafe-type", kBad},
    Row{kDuplicateEntry, "duplicate-entry", kBad},
    Row{kCorrupt, "corrupt", kBad},
    Row{kEmptySnapshot, "empty-snapshot", kBad},
    Row{kDns, "dns", ErrorCode::kUnavailable},
    Row{kConnect, "connect", ErrorCode::kUnavailable},
    Row{kTls, "tls", ErrorCode::kFailedPrecondition},
    Row{kProxy, "proxy", ErrorCode::kUnavailable},
    Row{kTimeout, "timeout", ErrorCode::kDeadlineExceeded},
    Row{kTransport, "transport", ErrorCode::kUnavailable},
    Row{kProtocol, "protocol", ErrorCode::kDataLoss},
    Row{kRedirect, "redirect", ErrorCode::kFailedPrecondition},
    Row{kUnauthorized, "unauthorized", ErrorCode::kUnauthenticated},
    Row{kCredential, "credential", ErrorCode::kUnauthenticated},
    Row{kForbidden, "forbidden", ErrorCode::kPermissionDenied},
    Row{kGone, "gone", ErrorCode::kNotFound},
    Row{kExpired, "expired", ErrorCode::kFailedPrecondition},
    Row{kUnavailable, "unavailable", ErrorCode::kUnavailable},
    Row{kThrottled, "throttled", ErrorCode::kResourceExhausted},
    Row{kDenied, "denied", ErrorCode::kPermissionDenied},
    Row{kBudget, "budget", ErrorCode::kResourceExhausted},
    Row{kCancelled, "cancelled", ErrorCode::kCancelled},
    Row{kIo, "io", ErrorCode::kDataLoss},
    Row{kNomem, "nomem", ErrorCode::kResourceExhausted},
    Row{kHandle, "handle", kBad},
    Row{kArgument, "argument", kBad},
    Row{kForked, "forked", ErrorCode::kFailedPrecondition},
    Row{ErrorClass::kAlreadyExists, "already-exists", ErrorCode::kAlreadyExists},
    Row{kNotSupported, "not-supported", ErrorCode::kUnimplemented},
    Row{kInternal, "internal", ErrorCode::kInternal},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].error_class) != i) return false;
  }
  return true;
}
static_assert(in_order() && kRows.size() == static_cast<std::size_t>(kInternal) + 1,
              "a row per class, in the enum's order");

const Row& row(ErrorClass error_class) noexcept {
  const auto i = static_cast<std::size_t>(error_class);
  return i < kRows.size() ? kRows[i] : kRows.back();
}

}  // namespace

std::string_view to_string(ErrorClass error_class) noexcept { return row(error_class).name; }
ErrorCode code_of(ErrorClass error_class) noexcept { return row(error_class).code; }

std::string_view to_string(ErrorCode code) noexcept {
  constexpr std::array<std::string_view, 17> kNames = {"OK",
                                                       "CANCELLED",
                                                       "UNKNOWN",
                                                       "INVALID_ARGUMENT",
                                                       "DEADLINE_EXCEEDED",
                                                       "NOT_FOUND",
                                                       "ALREADY_EXISTS",
                                                       "PERMISSION_DENIED",
                                                       "RESOURCE_EXHAUSTED",
                                                       "FAILED_PRECONDITION",
                                                       "ABORTED",
                                                       "OUT_OF_RANGE",
                                                       "UNIMPLEMENTED",
                                                       "INTERNAL",
                                                       "UNAVAILABLE",
                                                       "DATA_LOSS",
                                                       "UNAUTHENTICATED"};
  const auto i = static_cast<std::size_t>(code);
  return i < kNames.size() ? kNames[i] : kNames[2];
}

std::string Error::to_string() const {
  std::string text;
  if (!place.empty()) text = escape::terminal(place) + ": ";
  text += escape::terminal(message);
  text += " [";
  text += kaic::to_string(error_class);
  text += "]";
  return text;
}

}  // namespace kaic
