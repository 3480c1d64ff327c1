// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/answer.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "lib/base/limits.h"
#include "lib/base/utf8.h"

using kaic::refusal_of;

TEST_CASE("a status without a body has the reason that the API server would give") {
  const std::pair<int, const char*> kReasons[] = {{0, "Timeout"},
                                                  {408, "Timeout"},
                                                  {504, "Timeout"},
                                                  {400, "BadRequest"},
                                                  {401, "Unauthorized"},
                                                  {403, "Forbidden"},
                                                  {404, "NotFound"},
                                                  {405, "MethodNotAllowed"},
                                                  {406, "NotAcceptable"},
                                                  {410, "Expired"},
                                                  {429, "TooManyRequests"},
                                                  {500, "InternalError"},
                                                  {503, "ServiceUnavailable"},
                                                  {302, "UnexpectedStatus"},
                                                  {-1, "UnexpectedStatus"}};
  for (const auto& row : kReasons) {
    const int status = row.first;  // clang 14 takes no structured binding into CAPTURE's lambda
    const auto& reason = row.second;
    CAPTURE(status);
    CHECK(refusal_of(status, "").reason == reason);
    CHECK(refusal_of(status, "").message == "HTTP status " + std::to_string(status));
  }
}

TEST_CASE("a Status says more than the number") {
  const auto refused = refusal_of(
      403,
      R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods is forbidden: User \"x\"","reason":"Forbidden","code":403})");
  CHECK(refused.reason == "Forbidden");
  CHECK(refused.message == "pods is forbidden: User \"x\"");
  CHECK(refusal_of(500, R"({"kind":"Status","reason":"ServerTimeout"})").reason == "ServerTimeout");
  CHECK(refusal_of(500, R"({"kind":"Status","reason":"ServerTimeout"})").message ==
        "HTTP status 500");
}

TEST_CASE("a body that is no Status is not quoted") {
  for (const char* body :
       {"<html>Forbidden</html>", R"({"kind":"PodList","reason":"Other","message":"m"})",
        R"({"kind":"Status","reason":)", R"(["Status"])", R"({"kind":"Status","reason":7})"}) {
    CAPTURE(body);
    CHECK(refusal_of(403, body).reason == "Forbidden");
    CHECK(refusal_of(403, body).message == "HTTP status 403");
  }
}

TEST_CASE("a reason that is no word of the API is not taken over") {
  const auto reason = [](const std::string& text) {
    return refusal_of(404, R"({"kind":"Status","message":"m","reason":")" + text + "\"}").reason;
  };
  CHECK(reason(std::string(64, 'A')) == std::string(64, 'A'));
  CHECK(reason(std::string(65, 'A')) == "NotFound");
  CHECK(reason("not found") == "NotFound");
  CHECK(reason("\\u001b[31m") == "NotFound");
  CHECK(reason("") == "NotFound");
}

TEST_CASE("a message is cut at its limit, between characters") {
  const auto message = [](const std::string& text) {
    return refusal_of(403, R"({"kind":"Status","message":")" + text + "\"}").message;
  };
  constexpr std::size_t kMost = kaic::limits::kMessageBytes;
  CHECK(message(std::string(kMost - 1, 'm')).size() == kMost - 1);
  CHECK(message(std::string(kMost, 'm')).size() == kMost);
  CHECK(message(std::string(kMost + 1, 'm')).size() == kMost);
  CHECK(message(std::string(kMost - 1, 'm') + "\xC3\xA9").size() == kMost - 1);
}
