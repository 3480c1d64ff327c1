// SPDX-License-Identifier: Apache-2.0
/// The recorded control planes of shared/data/snapshots, which are not in this repository: they are
/// read whole, and the verdicts are those of what was running in them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/api/admission.h"
#include "kaic/api/apiextensions.h"
#include "kaic/api/apiregistration.h"
#include "kaic/api/apps.h"
#include "kaic/api/autoscaling.h"
#include "kaic/api/core.h"
#include "kaic/api/gateway.h"
#include "kaic/api/kueue.h"
#include "kaic/api/resource.h"
#include "kaic/api/scheduling.h"
#include "lib/meta/decoder.h"
#include "tests/outside/snapshots.h"

namespace {

using Json = nlohmann::json;
using kaic::ListRequest;
using kaic::Proof;
using kaic::ReadState;
using kaic::Verdict;
using kaic::testing::audit_nine;
using kaic::testing::index_of;
using kaic::testing::open;
using kaic::testing::outcome_of;
using kaic::testing::request_of;

constexpr const char* kSnapshots[] = {"v1.34-full",   "v1.35-full",  "v1.37-full",
                                      "v1.37-broken", "v1.37-large", "v1.37-plain"};

// ---- reading ------------------------------------------------------------------------------------

/// A type that kaic describes, to decode each object of its resource with all fields.
struct Typed {
  const kaic::ResourceType& resource;
  kaic::Result<void> (*decode)(kaic::json::Cursor&);
};

template <class T>
Typed typed() {
  return {T::kResource, [](kaic::json::Cursor& cursor) {
            kaic::Decoder decoder;
            T object;
            return decoder.decode(kaic::type_info<T>(), &object, cursor);
          }};
}

const std::vector<Typed>& all_typed() {
  static const std::vector<Typed> all = {
      typed<kaic::Node>(),          typed<kaic::Pod>(),
      typed<kaic::Service>(),       typed<kaic::Namespace>(),
      typed<kaic::ConfigMap>(),     typed<kaic::Event>(),
      typed<kaic::Deployment>(),    typed<kaic::StatefulSet>(),
      typed<kaic::ReplicaSet>(),    typed<kaic::DaemonSet>(),
      typed<kaic::Job>(),           typed<kaic::HorizontalPodAutoscaler>(),
      typed<kaic::APIService>(),    typed<kaic::CustomResourceDefinition>(),
      typed<kaic::GatewayClass>(),  typed<kaic::Gateway>(),
      typed<kaic::HTTPRoute>(),     typed<kaic::DeviceClass>(),
      typed<kaic::ResourceSlice>(), typed<kaic::ResourceClaim>(),
      typed<kaic::PodGroup>(),      typed<kaic::Workload>(),
      typed<kaic::KueueWorkload>(), typed<kaic::ResourceClaimTemplate>(),
      typed<kaic::EndpointSlice>(), typed<kaic::ValidatingWebhookConfiguration>()};
  return all;
}

const Typed* find_typed(const ListRequest& request) {
  for (const Typed& each : all_typed()) {
    const auto& versions = each.resource.versions;
    if (each.resource.group == request.group && each.resource.resource == request.resource &&
        std::find(versions.begin(), versions.end(), request.version) != versions.end()) {
      return &each;
    }
  }
  return nullptr;
}

void check_list(kaic::Cluster& cluster, const ListRequest& request, std::uint64_t items) {
  CAPTURE(request.path());
  const Typed* typed = find_typed(request);
  std::uint64_t seen = 0;
  std::string fault;
  kaic::ReadOptions options;
  options.parallelism = 1;
  const auto read = cluster.list(
      {&request, 1},
      [&](kaic::ListPart& part) {
        return part.for_each([&](const kaic::ObjectView& object) {
          ++seen;
          if (typed == nullptr) return object.cursor().skip();
          if (auto decoded = typed->decode(object.cursor()); !decoded)
            fault = decoded.error().to_string();
        });
      },
      options);
  REQUIRE_MESSAGE(read, read.error().to_string());
  CHECK(read->front().state == ReadState::kComplete);
  CHECK(read->front().items == items);
  CHECK(seen == items);
  CHECK(fault.empty());
}

// ---- verdicts -----------------------------------------------------------------------------------

/// What is right for what was running: the README beside the snapshots and the manifests that they
/// were made of.
struct Expected {
  const char* requirement;
  Verdict verdict;
  Proof proof;
};
using Table = std::vector<Expected>;

// The three `full` ones. DRA v1 is on. Traefik runs, its Gateway is programmed, `weighted` splits
// 9:1 and is accepted. Kueue admitted train-a and train-b whole and holds train-c back (1.37: the
// scheduler itself ran `shared` whole and holds `training` and `gang-job`). A Karpenter NodePool
// without Karpenter declares an autoscaler and shows none. inference-gpu and worker-queue scale on
// custom and external metrics, but neither's pods ask for an accelerator. dcgm-exporter is ready on
// both GPU nodes; its answers were not recorded. No Prometheus: one may be outside. GPUs were
// granted by DRA and by nvidia.com/gpu; isolation takes a test run. KubeRay made its pods; it has
// no webhook.
const Table kFull = {{"dra_support", Verdict::kPass, Proof::kObserved},
                     {"ai_inference", Verdict::kPass, Proof::kObserved},
                     {"gang_scheduling", Verdict::kPass, Proof::kObserved},
                     {"cluster_autoscaling", Verdict::kUnknown, Proof::kDeclared},
                     {"pod_autoscaling", Verdict::kPartial, Proof::kObserved},
                     {"accelerator_metrics", Verdict::kPartial, Proof::kInstalled},
                     {"ai_service_metrics", Verdict::kUnknown, Proof::kNone},
                     {"secure_accelerator_access", Verdict::kPartial, Proof::kObserved},
                     {"robust_controller", Verdict::kPartial, Proof::kObserved}};

// 1.34 and 1.35 have no gang API with a status: Kueue alone shows gangs, and it admits by quota
// without waiting for pods.
const Table kFullByQueue = {{"dra_support", Verdict::kPass, Proof::kObserved},
                            {"ai_inference", Verdict::kPass, Proof::kObserved},
                            {"gang_scheduling", Verdict::kPartial, Proof::kObserved},
                            {"cluster_autoscaling", Verdict::kUnknown, Proof::kDeclared},
                            {"pod_autoscaling", Verdict::kPartial, Proof::kObserved},
                            {"accelerator_metrics", Verdict::kPartial, Proof::kInstalled},
                            {"ai_service_metrics", Verdict::kUnknown, Proof::kNone},
                            {"secure_accelerator_access", Verdict::kPartial, Proof::kObserved},
                            {"robust_controller", Verdict::kPartial, Proof::kObserved}};

// Traefik, Kueue, KubeRay, the metrics servers and all kubelets are dead; the API server and the
// scheduler are not. What the dead wrote before does not count: a Gateway's types and class are
// there, its nodes are not; the scheduler's own gangs wait whole, none runs any more; the metrics
// APIs do not answer; no exporter, no operator and no node with an accelerator is ready.
const Table kBroken = {{"dra_support", Verdict::kPass, Proof::kObserved},
                       {"ai_inference", Verdict::kPartial, Proof::kInstalled},
                       {"gang_scheduling", Verdict::kPartial, Proof::kObserved},
                       {"cluster_autoscaling", Verdict::kUnknown, Proof::kDeclared},
                       {"pod_autoscaling", Verdict::kFail, Proof::kDeclared},
                       {"accelerator_metrics", Verdict::kFail, Proof::kDeclared},
                       {"ai_service_metrics", Verdict::kUnknown, Proof::kNone},
                       {"secure_accelerator_access", Verdict::kFail, Proof::kObserved},
                       {"robust_controller", Verdict::kFail, Proof::kDeclared}};

// Nothing is installed, and discovery proves it for the Gateway API and the metrics APIs, without
// which the demand cannot hold. What "can be installed" (gangs, metrics, operators), may be hosted
// outside (autoscaler, monitoring) or has nothing to be seen on (no accelerators) is not known.
const Table kPlain = {{"dra_support", Verdict::kPass, Proof::kObserved},
                      {"ai_inference", Verdict::kFail, Proof::kNone},
                      {"gang_scheduling", Verdict::kUnknown, Proof::kNone},
                      {"cluster_autoscaling", Verdict::kUnknown, Proof::kNone},
                      {"pod_autoscaling", Verdict::kFail, Proof::kNone},
                      {"accelerator_metrics", Verdict::kUnknown, Proof::kNone},
                      {"ai_service_metrics", Verdict::kUnknown, Proof::kNone},
                      {"secure_accelerator_access", Verdict::kUnknown, Proof::kNone},
                      {"robust_controller", Verdict::kUnknown, Proof::kNone}};

// As plain, with 100 nodes of eight GPUs that a device plugin hands out and no pod asks for, and
// the scheduler's gang API served and not used.
const Table kLarge = {{"dra_support", Verdict::kPass, Proof::kObserved},
                      {"ai_inference", Verdict::kFail, Proof::kNone},
                      {"gang_scheduling", Verdict::kPartial, Proof::kDeclared},
                      {"cluster_autoscaling", Verdict::kUnknown, Proof::kNone},
                      {"pod_autoscaling", Verdict::kFail, Proof::kNone},
                      {"accelerator_metrics", Verdict::kUnknown, Proof::kNone},
                      {"ai_service_metrics", Verdict::kUnknown, Proof::kNone},
                      {"secure_accelerator_access", Verdict::kPartial, Proof::kInstalled},
                      {"robust_controller", Verdict::kUnknown, Proof::kNone}};

const std::map<std::string, const Table*> kVerdicts = {
    {"v1.34-full", &kFullByQueue}, {"v1.35-full", &kFullByQueue}, {"v1.37-full", &kFull},
    {"v1.37-broken", &kBroken},    {"v1.37-plain", &kPlain},      {"v1.37-large", &kLarge}};

void check_verdict(const kaic::Report& report, const Expected& expected) {
  CAPTURE(std::string(expected.requirement));
  const kaic::Outcome& outcome = outcome_of(report, expected.requirement);
  CHECK(kaic::to_string(outcome.verdict) == kaic::to_string(expected.verdict));
  CHECK(kaic::to_string(outcome.proof) == kaic::to_string(expected.proof));
  CHECK((outcome.verdict == Verdict::kPass || !outcome.findings.empty()));
}

}  // namespace

TEST_CASE("every list of the outside snapshots is read whole, each object by its type") {
  const auto folder = kaic::testing::outside("snapshots");
  if (!folder) return;
  for (const std::string name : kSnapshots) {
    CAPTURE(name);
    const auto cluster = open(*folder / name);
    std::size_t lists = 0;
    const Json index = index_of(*folder / name);
    for (const Json& entry : index["entries"]) {
      const auto request = request_of(entry["path"].get<std::string>());
      if (!request || !entry.contains("items")) continue;
      check_list(*cluster, *request, entry["items"].get<std::uint64_t>());
      ++lists;
    }
    CHECK(lists > 40);
  }
}

TEST_CASE("an audit of the outside snapshots reads all that it needs and judges what was running") {
  const auto folder = kaic::testing::outside("snapshots");
  if (!folder) return;
  for (const std::string name : kSnapshots) {
    CAPTURE(name);
    const Json index = index_of(*folder / name);
    std::map<std::string, int> status;  // of each path, the worst
    for (const Json& entry : index["entries"]) {
      int& worst = status[entry["path"].get<std::string>()];
      worst = std::max(worst, entry["status"].get<int>());
    }
    const auto cluster = open(*folder / name);
    const kaic::Report report = audit_nine(*cluster);
    CHECK(report.source.captured.has_value());
    for (const kaic::ReadReport& read : report.reads) {
      CAPTURE(read.path);
      CAPTURE(read.reason);
      // What was never asked for is not served; an object by its name is looked for in its list.
      const auto recorded = status.find(read.path);
      const bool named = read.path.find("/namespaces/") != std::string::npos;
      const int was = recorded != status.end() ? recorded->second : named ? 200 : 404;
      const ReadState right = was == 200   ? ReadState::kComplete
                              : was == 404 ? ReadState::kAbsent
                                           : ReadState::kRefused;
      CHECK(kaic::to_string(read.state) == kaic::to_string(right));
    }
    for (const Expected& expected : *kVerdicts.at(name)) check_verdict(report, expected);
  }
}
