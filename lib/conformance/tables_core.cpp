// SPDX-License-Identifier: Apache-2.0
/// Tables of what every cluster has.
#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "lib/conformance/table_of.h"

namespace kaic {

template std::unique_ptr<TableBase> make_table<ConfigMap>();
template std::unique_ptr<TableBase> make_table<DaemonSet>();
template std::unique_ptr<TableBase> make_table<Deployment>();
template std::unique_ptr<TableBase> make_table<EndpointSlice>();
template std::unique_ptr<TableBase> make_table<Event>();
template std::unique_ptr<TableBase> make_table<Job>();
template std::unique_ptr<TableBase> make_table<Namespace>();
template std::unique_ptr<TableBase> make_table<Node>();
template std::unique_ptr<TableBase> make_table<Pod>();
template std::unique_ptr<TableBase> make_table<ReplicaSet>();
template std::unique_ptr<TableBase> make_table<Service>();
template std::unique_ptr<TableBase> make_table<StatefulSet>();

}  // namespace kaic
