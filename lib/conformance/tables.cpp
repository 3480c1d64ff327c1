// SPDX-License-Identifier: Apache-2.0
/// Tables of everything else that checks read.
#include "kaic/api/admission.h"
#include "kaic/api/apiextensions.h"
#include "kaic/api/apiregistration.h"
#include "kaic/api/autoscaling.h"
#include "kaic/api/custom.h"
#include "kaic/api/gateway.h"
#include "kaic/api/kueue.h"
#include "kaic/api/monitoring.h"
#include "kaic/api/podgroup.h"
#include "kaic/api/resource.h"
#include "kaic/api/scheduling.h"
#include "lib/conformance/table_of.h"

namespace kaic {

template std::unique_ptr<TableBase> make_table<APIService>();
template std::unique_ptr<TableBase> make_table<CoschedulingPodGroup>();
template std::unique_ptr<TableBase> make_table<CustomObject>();
template std::unique_ptr<TableBase> make_table<CustomResourceDefinition>();
template std::unique_ptr<TableBase> make_table<DeviceClass>();
template std::unique_ptr<TableBase> make_table<Gateway>();
template std::unique_ptr<TableBase> make_table<GatewayClass>();
template std::unique_ptr<TableBase> make_table<HTTPRoute>();
template std::unique_ptr<TableBase> make_table<HorizontalPodAutoscaler>();
template std::unique_ptr<TableBase> make_table<KaiPodGroup>();
template std::unique_ptr<TableBase> make_table<KueueWorkload>();
template std::unique_ptr<TableBase> make_table<MutatingWebhookConfiguration>();
template std::unique_ptr<TableBase> make_table<PodGroup>();
template std::unique_ptr<TableBase> make_table<PodMonitor>();
template std::unique_ptr<TableBase> make_table<PodMonitoring>();
template std::unique_ptr<TableBase> make_table<Prometheus>();
template std::unique_ptr<TableBase> make_table<ResourceClaim>();
template std::unique_ptr<TableBase> make_table<ResourceClaimTemplate>();
template std::unique_ptr<TableBase> make_table<ResourceSlice>();
template std::unique_ptr<TableBase> make_table<ServiceMonitor>();
template std::unique_ptr<TableBase> make_table<ValidatingWebhookConfiguration>();
template std::unique_ptr<TableBase> make_table<VolcanoPodGroup>();
template std::unique_ptr<TableBase> make_table<Workload>();

}  // namespace kaic
