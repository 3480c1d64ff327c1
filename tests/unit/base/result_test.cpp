// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

#include "lib/base/try.h"

namespace kaic {
namespace {

Error broken() { return {ErrorClass::kCorrupt, "index.json", "broken"}; }

TEST_CASE("a result is a value or the error that says why there is none") {
  const Result<int> good = 7;
  CHECK(good.has_value());
  CHECK(*good == 7);
  const Result<int> bad = broken();
  CHECK_FALSE(bad);
  CHECK(bad.error().error_class == ErrorClass::kCorrupt);
  CHECK_THROWS_AS((void)bad.value(), std::bad_variant_access);
  const Result<void> done;
  CHECK(done);
  const Result<void> failed = broken();
  CHECK_FALSE(failed);
  CHECK(failed.error().message == "broken");
}

TEST_CASE("a value that can only be moved is moved out of its result") {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = *std::move(made);
  CHECK(*taken == 3);
  const Result<std::string> text = std::string("abc");
  CHECK(text->size() == 3);
}

Result<int> twice(const Result<int>& from) {
  KAIC_TRY(const int value, from);
  KAIC_TRY(const int again, from);  // two in one function
  return value + again;
}
Result<void> checked(const Result<void>& first, const Result<void>& second) {
  KAIC_CHECK(first);
  KAIC_CHECK(second);
  return {};
}

TEST_CASE("an error passes through the functions that try") {
  CHECK(*twice(4) == 8);
  REQUIRE_FALSE(twice(broken()));
  CHECK(twice(broken()).error().message == "broken");
  CHECK(checked({}, {}));
  CHECK_FALSE(checked(broken(), {}));
  CHECK_FALSE(checked({}, broken()));
}

TEST_CASE("every class has a text of its own and a code that is an error's") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorClass::kInternal); ++i) {
    const auto error_class = static_cast<ErrorClass>(i);
    CHECK(names.insert(to_string(error_class)).second);
    CHECK(code_of(error_class) != ErrorCode::kOk);
    CHECK(code_of(error_class) != ErrorCode::kUnknown);
  }
  CHECK(to_string(ErrorClass::kJsonSyntax) == "json-syntax");
  CHECK(to_string(ErrorClass::kInternal) == "internal");
  CHECK(to_string(static_cast<ErrorClass>(250)) == "internal");  // out of range is kaic's own fault
}

TEST_CASE("classes have the codes of the table in the architecture") {
  CHECK(code_of(ErrorClass::kJsonSyntax) == ErrorCode::kInvalidArgument);
  CHECK(code_of(ErrorClass::kCorrupt) == ErrorCode::kInvalidArgument);
  CHECK(code_of(ErrorClass::kFileMissing) == ErrorCode::kNotFound);
  CHECK(code_of(ErrorClass::kLimit) == ErrorCode::kResourceExhausted);
  CHECK(code_of(ErrorClass::kNomem) == ErrorCode::kResourceExhausted);
  CHECK(code_of(ErrorClass::kCancelled) == ErrorCode::kCancelled);
  CHECK(code_of(ErrorClass::kForbidden) == ErrorCode::kPermissionDenied);
  CHECK(code_of(ErrorClass::kUnauthorized) == ErrorCode::kUnauthenticated);
  CHECK(code_of(ErrorClass::kTimeout) == ErrorCode::kDeadlineExceeded);
  CHECK(code_of(ErrorClass::kUnsupported) == ErrorCode::kInvalidArgument);
  CHECK(code_of(ErrorClass::kNotSupported) == ErrorCode::kUnimplemented);
  CHECK(code_of(ErrorClass::kConflict) == ErrorCode::kAborted);
}

TEST_CASE("codes have gRPC's numbers and names") {
  CHECK(static_cast<int>(ErrorCode::kInvalidArgument) == 3);
  CHECK(static_cast<int>(ErrorCode::kUnauthenticated) == 16);
  CHECK(to_string(ErrorCode::kOk) == "OK");
  CHECK(to_string(ErrorCode::kFailedPrecondition) == "FAILED_PRECONDITION");
  CHECK(to_string(ErrorCode::kUnauthenticated) == "UNAUTHENTICATED");
  CHECK(to_string(static_cast<ErrorCode>(99)) == "UNKNOWN");
}

TEST_CASE("an error prints as one line with what is from outside escaped") {
  CHECK(Error{ErrorClass::kLimit, "a.json", "too much"}.to_string() == "a.json: too much [limit]");
  CHECK(Error{ErrorClass::kLimit, "", "too much"}.to_string() == "too much [limit]");
  const std::string text = Error{ErrorClass::kLimit, "a\nb", "\x1B[31mred\xE2\x80\xAE"}.to_string();
  CHECK(text == "a\\u{0A}b: \\u{1B}[31mred\\u{202E} [limit]");
}

}  // namespace
}  // namespace kaic
