// SPDX-License-Identifier: Apache-2.0
/// dra_support: the APIs of dynamic resource allocation are there. All four types of
/// resource.k8s.io/v1 are served, each with the verbs that make, read, change and remove its
/// objects.
///
/// The demand is that an API is served, so discovery with every type and verb is observation, not
/// declaration. No driver, slice or device is asked for, and none proves anything here: a
/// DeviceClass may have outlived its driver. Up to 1.33 there are only beta versions, off by
/// default; serving them is a part of what is asked for there, and nothing later.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/resource.h"
#include "lib/conformance/check.h"

namespace kaic::checks {
namespace {

constexpr std::string_view kGroup = "resource.k8s.io";
constexpr std::string_view kVersion = "v1";
constexpr std::string_view kBetas[] = {"v1beta2", "v1beta1"};
constexpr ResourceType kTypes[] = {DeviceClass::kResource, ResourceClaim::kResource,
                                   ResourceClaimTemplate::kResource, ResourceSlice::kResource};
constexpr std::string_view kVerbs[] = {"create", "delete", "get", "list", "patch", "update"};
constexpr int kFirstMinorWithV1 = 34;

constexpr Read kReads[] = {discovery(Need::kRequired, kGroup)};

std::string path_of(std::string_view version) {
  return "/apis/" + std::string(kGroup) + "/" + std::string(version);
}

ObjectRef ref_of(const ResourceType& type) {
  return {std::string(kGroup), std::string(kVersion), std::string(type.kind), "", ""};
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::vector<std::string> missing_verbs(const std::vector<std::string>& verbs) {
  std::vector<std::string> missing;
  for (const std::string_view verb : kVerbs) {
    if (std::find(verbs.begin(), verbs.end(), verb) == verbs.end()) missing.emplace_back(verb);
  }
  return missing;
}

/// Adds what is there as evidence and what is not as findings.
void look_at(const Discovery& discovery, const ResourceType& type, Outcome& outcome) {
  const auto verbs = discovery.verbs(kGroup, kVersion, type.resource);
  if (!verbs) {
    add_finding(outcome, ref_of(type), "", "DraTypeMissing",
                path_of(kVersion) + " does not have " + std::string(type.resource));
    return;
  }
  const std::vector<std::string> missing = missing_verbs(*verbs);
  if (missing.empty()) {
    add_evidence(outcome, ref_of(type), "verbs", join(*verbs), path_of(kVersion));
    return;
  }
  add_finding(outcome, ref_of(type), "verbs", "DraVerbMissing",
              std::string(type.resource) + " is served with " + join(*verbs) + "; " +
                  join(missing) + " is missing");
}

bool serves_all_types(const Discovery& discovery, std::string_view version) {
  return std::all_of(std::begin(kTypes), std::end(kTypes), [&](const ResourceType& type) {
    return discovery.resource(kGroup, version, type.resource) == Served::kYes;
  });
}

/// The newest beta with all four types; empty if none.
std::string_view served_beta(const Discovery& discovery) {
  for (const std::string_view version : kBetas) {
    if (serves_all_types(discovery, version)) return version;
  }
  return {};
}

/// v1 is not served.
Outcome without_v1(const Inventory& inventory) {
  Outcome outcome;
  const std::string beta(served_beta(inventory.discovery()));
  const std::vector<std::string> versions = inventory.discovery().versions(kGroup);
  if (beta.empty()) {
    add_finding(outcome, {}, "", "DraNotServed",
                versions.empty() ? "the API group resource.k8s.io is not served"
                                 : "resource.k8s.io is served as " + join(versions) +
                                       " without its four types; v1 is expected");
    return conclude(outcome, Verdict::kFail, Proof::kNone, "The DRA APIs are not served.");
  }
  add_finding(outcome, {}, "", "DraOnlyBeta",
              "resource.k8s.io is served as " + join(versions) + "; v1 is expected");
  const std::optional<int> minor = inventory.server_version().minor_number();
  if (!minor) {
    return conclude(outcome, Verdict::kUnknown, Proof::kDeclared,
                    "Only " + beta + " is served, and whether this server has v1 is not known.");
  }
  if (*minor < kFirstMinorWithV1) {
    return conclude(outcome, Verdict::kPartial, Proof::kDeclared,
                    "The DRA APIs are served as " + beta + ", the newest that 1." +
                        std::to_string(*minor) + " has.");
  }
  return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                  "The DRA APIs are served as " + beta + " only.");
}

Outcome evaluate(const Inventory& inventory) {
  const Discovery& discovery = inventory.discovery();
  if (discovery.version(kGroup, kVersion) != Served::kYes) return without_v1(inventory);
  Outcome outcome;
  for (const ResourceType& type : kTypes) look_at(discovery, type, outcome);
  if (outcome.findings.empty()) {
    return conclude(outcome, Verdict::kPass, Proof::kObserved,
                    "resource.k8s.io/v1 serves all four types with every verb.");
  }
  if (outcome.evidence.empty()) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "resource.k8s.io/v1 serves none of its four types whole.");
  }
  return conclude(outcome, Verdict::kPartial, Proof::kObserved,
                  "resource.k8s.io/v1 serves a part of its types and verbs.");
}

}  // namespace

extern const Check dra_support;
const Check dra_support{
    .requirement = "dra_support",
    .looks_at =
        "Discovery of resource.k8s.io/v1: the four types, each with create, get, list, "
        "update, patch and delete.",
    .reads = kReads,
    .evaluate = &evaluate,
};

}  // namespace kaic::checks
