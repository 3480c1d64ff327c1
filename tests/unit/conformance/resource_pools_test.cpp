// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/resource_pools.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kaic {
namespace {

ResourceSlice slice_of(const std::string& spec) {
  auto slice = decode<ResourceSlice>(R"({"metadata": {"name": "s"}, "spec": )" + spec + "}");
  REQUIRE(slice);
  return *slice;
}

ResourceSlice part_of(std::int64_t generation, std::int64_t count, const std::string& name = "p") {
  return slice_of(R"({"driver": "d", "nodeName": "n0", "pool": {"name": ")" + name +
                  R"(", "generation": )" + std::to_string(generation) +
                  R"(, "resourceSliceCount": )" + std::to_string(count) +
                  R"(}, "devices": [{"name": "g"}]})");
}

Node node_of(const std::string& name, Labels labels = {}) {
  Node node;
  node.metadata.name = name;
  node.metadata.labels = std::move(labels);
  return node;
}

NodesByName by_name(const std::vector<Node>& nodes) {
  NodesByName all;
  for (const Node& node : nodes) all.emplace(node.metadata.name, &node);
  return all;
}

std::string names_of(const std::vector<const Node*>& nodes) {
  std::string names;
  for (const Node* node : nodes) names += node->metadata.name + " ";
  return names;
}

TEST_CASE("only the newest generation of a pool counts, in whatever order the slices come") {
  const std::vector<ResourceSlice> slices = {part_of(1, 2), part_of(3, 1), part_of(2, 5)};
  const auto pools = newest_pools(slices);
  REQUIRE(pools.size() == 1);
  CHECK(pools[0].generation == 3);
  CHECK(pools[0].slices == std::vector<const ResourceSlice*>{&slices[1]});
  CHECK(pools[0].is_complete());
}

TEST_CASE("a pool is whole when it shows the slices that all of them announce") {
  CHECK_FALSE(newest_pools(std::vector{part_of(1, 2)})[0].is_complete());
  CHECK(newest_pools(std::vector{part_of(1, 2), part_of(1, 2)})[0].is_complete());
  CHECK_FALSE(newest_pools(std::vector{part_of(1, 2), part_of(1, 3)})[0].is_complete());
  CHECK_FALSE(newest_pools(std::vector{part_of(1, 1), part_of(1, 1)})[0].is_complete());
  CHECK(newest_pools(std::vector{part_of(1, 1, "b"), part_of(1, 1, "a")})[0].name == "a");
}

TEST_CASE("a slice reaches nodes by name, by selector, or all of them") {
  const std::vector<Node> nodes = {node_of("n0", {{"pool", "a"}, {"slots", "4"}}), node_of("n1"),
                                   node_of("n2", {{"pool", "b"}, {"slots", "9"}})};
  const NodesByName all = by_name(nodes);
  const auto reached = [&](const std::string& how) {
    return names_of(reached_nodes(slice_of("{" + how + "}"), all));
  };
  CHECK(reached(R"("nodeName": "n1")") == "n1 ");
  CHECK(reached(R"("nodeName": "gone")").empty());
  CHECK(reached(R"("allNodes": true)") == "n0 n1 n2 ");
  CHECK(reached(R"("perDeviceNodeSelection": true)").empty());
  const auto by_term = [&](const std::string& term) {
    return reached(R"("nodeSelector": {"nodeSelectorTerms": [)" + term + "]}");
  };
  const auto by_label = [&](const std::string& requirement) {
    return by_term(R"({"matchExpressions": [)" + requirement + "]}");
  };
  CHECK(by_label(R"({"key": "pool", "operator": "In", "values": ["a", "c"]})") == "n0 ");
  CHECK(by_label(R"({"key": "pool", "operator": "NotIn", "values": ["a"]})") == "n1 n2 ");
  CHECK(by_label(R"({"key": "pool", "operator": "Exists"})") == "n0 n2 ");
  CHECK(by_label(R"({"key": "pool", "operator": "DoesNotExist"})") == "n1 ");
  CHECK(by_label(R"({"key": "slots", "operator": "Gt", "values": ["4"]})") == "n2 ");
  CHECK(by_label(R"({"key": "slots", "operator": "Lt", "values": ["9"]})") == "n0 ");
  CHECK(by_label(R"({"key": "pool", "operator": "Like", "values": ["a"]})").empty());
  CHECK(by_term(
            R"({"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["n2"]}]})") ==
        "n2 ");
  CHECK(by_term("{}").empty());
  CHECK(by_term("").empty());
  CHECK(reached(R"("nodeSelector": "broken")").empty());
}

TEST_CASE("attributes are found in any domain and in the form of v1beta1") {
  const auto slice = slice_of(
      R"({"devices": [{"name": "a", "attributes": {"gpu.example.com/model": {"string": "X"}, "index": {"int": 0}}},
          {"name": "b", "basic": {"attributes": {"driver": {"version": "1.2.3"}},
           "taints": [{"key": "ill", "effect": "NoExecute"}]}}]})");
  const Device& a = slice.spec.devices[0];
  const Device& b = slice.spec.devices[1];
  CHECK(attribute_text(a, "product model") == "X");
  CHECK(attribute_text(a, "index").empty());
  CHECK(attribute_text(b, "driver") == "1.2.3");
  CHECK_FALSE(is_blocked(a));
  CHECK(is_blocked(b));
}

TEST_CASE("a pool is open only if a device without a taint is reached") {
  const std::vector<Node> nodes = {node_of("n0")};
  const NodesByName all = by_name(nodes);
  const auto use = [&](const std::string& spec, std::int64_t count = 1) {
    const std::vector<ResourceSlice> slices = {slice_of(
        R"({"driver": "d", "pool": {"name": "p", "generation": 1, "resourceSliceCount": )" +
        std::to_string(count) + "}, " + spec + "}")};
    return use_of(newest_pools(slices)[0], all);
  };
  const std::string tainted =
      R"("devices": [{"name": "g", "taints": [{"key": "k", "effect": "NoSchedule"}]}])";
  const std::string seen =
      R"("devices": [{"name": "g", "taints": [{"key": "k", "effect": "None"}]}])";
  CHECK(use(R"("nodeName": "n0", )" + seen) == PoolUse::kOpen);
  CHECK(use(R"("nodeName": "n0", )" + seen, 2) == PoolUse::kIncomplete);
  CHECK(use(R"("nodeName": "n0", )" + tainted) == PoolUse::kTainted);
  CHECK(use(R"("nodeName": "n1", )" + seen) == PoolUse::kUnreachable);
  CHECK(use(R"("perDeviceNodeSelection": true, )" + seen) == PoolUse::kNotTold);
}

}  // namespace
}  // namespace kaic
