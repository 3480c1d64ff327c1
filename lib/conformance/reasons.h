// SPDX-License-Identifier: Apache-2.0
/// The parts of the table of reasons: reasons/<area>.cpp holds the rows of one area, one block a
/// row. A new reason is a new block there.
#ifndef KAIC_LIB_CONFORMANCE_REASONS_H
#define KAIC_LIB_CONFORMANCE_REASONS_H

#include <span>

#include "kaic/conformance/reason.h"

namespace kaic::reason_table {

extern const std::span<const Reason> kGeneral;  // whatever could not be read or judged
extern const std::span<const Reason>
    kAccelerators;  // dra_support, and accelerators of any requirement
extern const std::span<const Reason> kNetworking;   // ai_inference
extern const std::span<const Reason> kScheduling;   // gang_scheduling
extern const std::span<const Reason> kAutoscaling;  // cluster_autoscaling, pod_autoscaling
extern const std::span<const Reason> kMetrics;      // accelerator_metrics, ai_service_metrics
extern const std::span<const Reason> kSecurity;     // secure_accelerator_access
extern const std::span<const Reason> kOperators;    // robust_controller

}  // namespace kaic::reason_table

#endif  // KAIC_LIB_CONFORMANCE_REASONS_H
