// SPDX-License-Identifier: Apache-2.0
/// What accelerators and model servers tell about themselves.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"ExporterMissing", "accelerator_metrics",
     "Accelerators are there, and no exporter of their metrics was found.",
     "Install the vendor's exporter as a DaemonSet on the accelerator nodes, or turn on the "
     "platform's managed one."},
    {"ExporterNotReady", "accelerator_metrics",
     "An exporter is installed and not all of its pods are Ready.",
     "Look at the pods' events and logs; a driver that is missing on the node is the usual cause."},
    {"ExporterNotOnAllNodes", "accelerator_metrics",
     "Some nodes with accelerators have no exporter, so their accelerators are not measured.",
     "Mend the DaemonSet's node selector and tolerations so that it runs on each accelerator "
     "node."},
    {"ExporterNotKnown", "accelerator_metrics",
     "Accelerators are there of a vendor whose metrics exporter kaic does not know.",
     "Look for the vendor's exporter by hand, and give `kaic telemetry` what it exposes."},
    {"ScrapeMissing", "accelerator_metrics",
     "The exporter runs, and none of its output was read, so what it exposes is not known.",
     "Record the exporter's metrics with the rest, read through the API server's proxy of its pods "
     "or Service."},
    {"MonitoringMissing", "ai_service_metrics",
     "No monitoring system was found that discovers targets from objects in the cluster.",
     "Install one, for example the Prometheus operator with a Prometheus, or turn on the "
     "platform's managed one."},
    {"MonitoringNotReady", "ai_service_metrics",
     "A monitoring system is installed and its server has no ready replica.",
     "Look at the server's pods; volumes that cannot be bound are a usual cause."},
    {"MonitorMissing", "ai_service_metrics",
     "The monitoring system runs, and no object tells it to collect from a workload.",
     "Create a ServiceMonitor or PodMonitor (or the platform's own kind) for the model server."},
    {"MonitorNotSelected", "ai_service_metrics",
     "A monitor is there, and the selectors of no Prometheus take it: it is present and useless.",
     "Give it the labels that `spec.serviceMonitorSelector` or `spec.podMonitorSelector` of the "
     "Prometheus asks for, in a namespace that it watches."},
    {"MonitorSelectsNothing", "ai_service_metrics",
     "The monitor's selector matches no Service or Pod, so nothing is collected.",
     "Compare its selector and namespaceSelector with the labels of the workload's Service or "
     "pods, and its port with their port names."},
    {"MonitorTargetNotReady", "ai_service_metrics",
     "What the monitor selects has no ready pod, so nothing is collected.",
     "Look at the pods of the Service or workload that it selects."},
    {"MonitorPortMissing", "ai_service_metrics",
     "The monitor names a port that the selected Services or pods do not have.",
     "Name the port of the Service, or of the container, that serves the metrics."},
    {"AgentConfigurationNotSeen", "ai_service_metrics",
     "Agents of a monitoring system run, and no object says what they collect.",
     "Look for a workload's metrics in the monitoring system, or run `kaic probe "
     "ai_service_metrics`."},
    {"ServiceMetricsNotObserved", "ai_service_metrics",
     "Discovery is set up, and it was not seen that a workload's metrics arrive.",
     "Look for the target in the monitoring system, send traffic and see the request count grow."},
};

}  // namespace

constinit const std::span<const Reason> kMetrics = kRows;

}  // namespace kaic::reason_table
