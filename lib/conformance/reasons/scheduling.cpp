// SPDX-License-Identifier: Apache-2.0
/// Gangs: all pods of a job or none.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"GangApiMissing", "gang_scheduling",
     "No API of a gang scheduler is served: no Kueue, Volcano, KAI, coscheduling, and no PodGroup "
     "of Kubernetes itself.",
     "Install a gang scheduler, for example Kueue or Volcano, or turn on the cluster's own "
     "(scheduling.k8s.io and the gate GenericWorkload, Kubernetes 1.35 or later)."},
    {"GangControllerMissing", "gang_scheduling",
     "The types of a gang scheduler are served and its controller was not found.",
     "Install it, or repair its Deployment."},
    {"GangControllerNotReady", "gang_scheduling",
     "A gang scheduler is installed and its pods are not Ready.",
     "Look at the pods' events and logs."},
    {"GangMembersNotReady", "gang_scheduling",
     "The scheduler says that it started the group, and fewer pods than its minimum run and are "
     "ready now.",
     "Look at the pods of the group and at the nodes that they are on."},
    {"GangWithoutStatus", "gang_scheduling",
     "The cluster's gang API is that of Kubernetes 1.35: its Workload has no status, so nothing "
     "tells whether the scheduler held its gang together.",
     "Upgrade to 1.36 or later, where PodGroup says it, or run `kaic probe gang_scheduling`."},
    {"GangNotObserved", "gang_scheduling",
     "A gang scheduler is installed and healthy, and no workload was seen that it started as a "
     "gang.",
     "Run a job of several pods through it and audit while its objects are there."},
    {"GangDefaultScheduler", "gang_scheduling",
     "The policy of the group is basic: its pods are placed one by one. That all of them ran is no "
     "proof of a gang.",
     "Give the group a gang policy with a minCount of all its pods."},
    {"GangOnlyFitting", "gang_scheduling",
     "Only groups that had room were seen. A run that fits proves nothing by itself: the case "
     "without room decides.",
     "Run a group for which there is no room and audit while none of its pods starts."},
    {"GangPartlyStarted", "gang_scheduling",
     "Some pods of a group are bound or running, and fewer than its minimum: the group was not "
     "started as a whole.",
     "Look at how the pods reach the scheduler; a wrong schedulerName or a missing group label "
     "lets single pods through."},
    {"GangQuotaOnly", "gang_scheduling",
     "A queue that admits by quota does not look at nodes: without waitForPodsReady or a topology, "
     "admitted pods can wait for room that is not there, so admission alone is part of the proof.",
     "Set `waitForPodsReady` with a timeout in Kueue's configuration, or give the ResourceFlavors "
     "a Topology."},
    {"GangUnschedulable", "gang_scheduling",
     "Groups wait for room. That is right if there is none; no group was seen that started.",
     "Free accelerators, or make the group smaller, so that one can start while you audit."},
};

}  // namespace

constinit const std::span<const Reason> kScheduling = kRows;

}  // namespace kaic::reason_table
