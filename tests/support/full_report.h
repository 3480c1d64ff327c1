// SPDX-License-Identifier: Apache-2.0
/// A report in which nothing is empty, for tests of what writes one.
#ifndef KAIC_TESTS_SUPPORT_FULL_REPORT_H
#define KAIC_TESTS_SUPPORT_FULL_REPORT_H

#include "kaic/conformance/report.h"

namespace kaic {

inline Report full_report() {
  const ObjectRef pod{"", "v1", "Pod", "ml", "train-0"};
  Report report;
  report.cluster = {{{"eks", "Amazon EKS", 90, {"providerID aws:///"}}},
                    "v1.36.2",
                    3,
                    {{"nvidia", "H100", 16, 2, "dra"}}};
  report.catalogue = "1.36";
  report.source = {"snapshot",
                   "sha256:00",
                   *parse_time("2026-11-03T06:30:00Z"),
                   *parse_time("2026-11-04T06:30:00Z"),
                   {"a remark"}};
  report.requirements = {{"gang_scheduling",
                          "schedulingOrchestration",
                          Level::kMust,
                          {Verdict::kPass,
                           Proof::kObserved,
                           "A gang was scheduled.",
                           {},
                           {{pod, "spec.nodeName", "gpu-1", "/api/v1/pods"}}}},
                         {"robust_controller",
                          "operator",
                          Level::kMust,
                          {Verdict::kUnknown,
                           Proof::kNone,
                           "Not judged.",
                           {{{}, "/api/v1/pods", "ReadRefused", "could not be read (Forbidden)"}},
                           {}}},
                         {"gpu_sharing",
                          "accelerators",
                          Level::kShould,
                          {Verdict::kFail,
                           Proof::kDeclared,
                           "Nothing shares.",
                           {{pod, "spec", "OfNoTable", "found nothing; expected something"}},
                           {}}}};
  report.reads = {{"/version", ReadState::kComplete, ""},
                  {"/api/v1/pods", ReadState::kRefused, "Forbidden"},
                  {"/apis/ray.io/v1/rayclusters", ReadState::kAbsent, "NotServed"},
                  {"/api/v1/nodes", ReadState::kCut, "ContinueToken"}};
  report.notes = {{"jobset", "JobSet: served.", {{pod, "", "x", "/apis"}}}};
  return report;
}

}  // namespace kaic

#endif  // KAIC_TESTS_SUPPORT_FULL_REPORT_H
