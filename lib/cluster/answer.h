// SPDX-License-Identifier: Apache-2.0
/// What an HTTP status other than 200 means for whoever wanted the answer.
#ifndef KAIC_LIB_CLUSTER_ANSWER_H
#define KAIC_LIB_CLUSTER_ANSWER_H

#include <string>
#include <string_view>

namespace kaic {

struct Refused {
  std::string
      reason;  ///< as metav1.StatusReason: `Forbidden`, `NotFound`, `ServiceUnavailable`, ...
  std::string message;  ///< the server's, cut at L10
};

/// From the status and the body, which is a metav1.Status or anything else (a proxy's page).
Refused refusal_of(int status, std::string_view body);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_ANSWER_H
