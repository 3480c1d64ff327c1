// SPDX-License-Identifier: Apache-2.0
// Encoding, lib/meta/encoder.cpp.
#include <doctest/doctest.h>

#include <string>

#include "kaic/api/core.h"
#include "kaic/api/resource.h"
#include "kaic/meta/object.h"

namespace kaic {
namespace {

TEST_CASE("an object of empty fields is written as an empty object") {
  CHECK(encode(Pod{}) == "{}");
  CHECK(encode(ObjectMeta{}) == "{}");
}

TEST_CASE("fields are written in the order of the description, then what was not known") {
  const auto node = decode<Node>(
      R"({"kind":"Node","status":{"phase":"x"},"spec":{"unschedulable":true,"podCIDR":"c","providerID":"p"}})");
  REQUIRE(node);
  CHECK(
      encode(*node) ==
      R"({"spec":{"providerID":"p","unschedulable":true,"podCIDR":"c"},"status":{"phase":"x"},"kind":"Node"})");
}

TEST_CASE("an optional that is set is written even if it is empty or zero") {
  CHECK(encode(*decode<Container>(R"({"securityContext":{}})")) == R"({"securityContext":{}})");
  CHECK(encode(*decode<Container>(R"({"securityContext":{"privileged":false}})")) ==
        R"({"securityContext":{"privileged":false}})");
  CHECK(encode(*decode<DeviceAttribute>(R"({"int":0})")) == R"({"int":0})");
  CHECK(encode(*decode<DeviceAttribute>(R"({"string":""})")) == R"({"string":""})");
}

TEST_CASE("elements of lists and maps are written even if they are empty") {
  CHECK(encode(*decode<PodSpec>(R"({"containers":[{},{"args":["",""]}]})")) ==
        R"({"containers":[{},{"args":["",""]}]})");
  CHECK(encode(*decode<ResourceRequirements>(R"({"requests":{"cpu":0}})")) ==
        R"({"requests":{"cpu":"0"}})");
}

TEST_CASE("empty lists, maps, texts, zero and false are left out") {
  CHECK(encode(*decode<PodSpec>(
            R"({"containers":[],"nodeName":"","hostPID":false,"nodeSelector":{}})")) == "{}");
  CHECK(encode(*decode<ResourceRequirements>(R"({"requests":{}})")) == "{}");
  CHECK(encode(*decode<ContainerPort>(R"({"containerPort":0})")) == "{}");
}

TEST_CASE("unknown members keep every kind of value, 512 levels deep too") {
  const std::string text =
      R"({"a":null,"b":[1,-2,18446744073709551615,true],"c":{"d":{}},"e":"\"\\\u0001","f":[]})";
  CHECK(encode(*decode<EnvVar>(text)) == text);
  const std::string deep = R"({"x":)" + std::string(511, '[') + std::string(511, ']') + "}";
  CHECK(encode(*decode<EnvVar>(deep)) == deep);
}

TEST_CASE("text is written with the escapes that JSON needs and those that are safe anywhere") {
  EnvVar variable;
  variable.name = "a\"b\\c\n<";
  CHECK(encode(variable) == R"({"name":"a\"b\\c\n\u003c"})");
}

TEST_CASE("field names are those of JSON, in order") {
  CHECK(field_names(type_info<Taint>()) == std::vector<std::string_view>{"key", "value", "effect"});
  CHECK(field_names(type_info<DeviceAttribute>()) ==
        std::vector<std::string_view>{"int", "bool", "string", "version"});
}

}  // namespace
}  // namespace kaic
