// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "kaic/conformance/catalogue.h"
#include "kaic/conformance/reason.h"

namespace {

bool is_camel_case(std::string_view name) {
  return name.size() > 3 && name[0] >= 'A' && name[0] <= 'Z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

bool is_sentence(std::string_view text) {
  return text.size() > 20 && text.ends_with('.') && text.find("  ") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

TEST_CASE("each reason has a CamelCase name of its own, a meaning and a remedy") {
  std::set<std::string_view> names;
  for (const kaic::Reason& reason : kaic::reasons()) {
    CAPTURE(reason.name);
    CHECK(is_camel_case(reason.name));
    CHECK(names.insert(reason.name).second);
    CHECK(is_sentence(reason.meaning));
    CHECK(is_sentence(reason.remedy));
    CHECK(reason.meaning != reason.remedy);
  }
  CHECK(names.size() > 50);
}

TEST_CASE("each reason belongs to a requirement of the catalogue or to all") {
  std::set<std::string_view> with_reasons;
  for (const kaic::Reason& reason : kaic::reasons()) {
    if (reason.requirement.empty()) continue;
    CAPTURE(reason.name);
    const auto& all = kaic::Catalogue::all_requirements();
    CHECK(std::any_of(all.begin(), all.end(),
                      [&](const kaic::Requirement& r) { return r.id == reason.requirement; }));
    with_reasons.insert(reason.requirement);
  }
  for (const char* id : {"dra_support", "ai_inference", "gang_scheduling", "cluster_autoscaling",
                         "pod_autoscaling", "accelerator_metrics", "ai_service_metrics",
                         "secure_accelerator_access", "robust_controller"}) {
    CAPTURE(id);
    CHECK(with_reasons.count(id) == 1);
  }
}

TEST_CASE("a reason is found by its exact name") {
  const kaic::Reason* reason = kaic::find_reason("WebhookCaBundleEmpty");
  REQUIRE(reason != nullptr);
  CHECK(reason->requirement == "robust_controller");
  CHECK(kaic::find_reason("webhookcabundleempty") == nullptr);
  CHECK(kaic::find_reason("") == nullptr);
  CHECK(kaic::find_reason("NoSuchReason") == nullptr);
}

TEST_CASE("what keeps a requirement from being judged at all belongs to every requirement") {
  for (const char* name : {"NotChecked", "ReadRefused", "ReadCut", "NotRecorded", "Forbidden",
                           "NotKnownComplete", "ObjectUndecodable", "ProofTooWeak"}) {
    CAPTURE(name);
    const kaic::Reason* reason = kaic::find_reason(name);
    REQUIRE(reason != nullptr);
    CHECK(reason->requirement.empty());
  }
}

}  // namespace
