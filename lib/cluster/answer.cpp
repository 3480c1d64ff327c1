// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/answer.h"

#include "lib/base/limits.h"
#include "lib/base/utf8.h"
#include "lib/meta/describe.h"

namespace kaic {

struct StatusAnswer {
  std::string kind, reason, message;
};

template <>
const TypeInfo& type_info<StatusAnswer>() {
  static constexpr Field kFields[] = {field<&StatusAnswer::kind>("kind"),
                                      field<&StatusAnswer::reason>("reason"),
                                      field<&StatusAnswer::message>("message")};
  static constexpr TypeInfo kInfo{"Status", kFields};
  return kInfo;
}

namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 0:
    case 408:
    case 504:
      return "Timeout";
    case 400:
      return "BadRequest";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "NotFound";
    case 405:
      return "MethodNotAllowed";
    case 406:
      return "NotAcceptable";
    case 410:
      return "Expired";
    case 429:
      return "TooManyRequests";
    case 500:
      return "InternalError";
    case 503:
      return "ServiceUnavailable";
    default:
      return "UnexpectedStatus";
  }
}

bool is_camel_case(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return false;
  }
  return true;
}

}  // namespace

Refused refusal_of(int status, std::string_view body) {
  Refused refused{std::string(reason_of(status)), "HTTP status " + std::to_string(status)};
  if (auto answer = decode<StatusAnswer>(body); answer && answer->kind == "Status") {
    if (is_camel_case(answer->reason)) refused.reason = answer->reason;
    if (!answer->message.empty())
      refused.message = std::string(utf8::cut(answer->message, limits::kMessageBytes));
  }
  return refused;
}

}  // namespace kaic
