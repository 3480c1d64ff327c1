// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_path.h"

#include <doctest/doctest.h>

#include <string>

using kaic::is_named;
using kaic::parse_object_path;

TEST_CASE("the path of an object of a namespace falls into its parts") {
  const std::string text = "/apis/apps/v1/namespaces/kube-system/deployments/coredns";
  const auto path = parse_object_path(text);
  REQUIRE(path);
  CHECK(path->root == "/apis/apps/v1");
  CHECK(path->namespace_ == "kube-system");
  CHECK(path->resource == "deployments");
  CHECK(path->name == "coredns");
  CHECK(path->list_path() == "/apis/apps/v1/deployments");
  CHECK(path->api_version() == "apps/v1");
}

TEST_CASE("the core group has a version only") {
  const auto path = parse_object_path("/api/v1/namespaces/namespaces/configmaps/a");
  REQUIRE(path);
  CHECK(path->namespace_ == "namespaces");
  CHECK(path->api_version() == "v1");
  CHECK(path->list_path() == "/api/v1/configmaps");
}

TEST_CASE("lists, subresources, objects of the cluster and other paths are none") {
  for (const char* text :
       {"", "/", "/version", "/api/v1/pods", "/api/v1/namespaces/a", "/api/v1/namespaces/a/pods",
        "/api/v1/namespaces/a/pods/b/log", "/api/v1/nodes/a", "kube-scheduler/namespaces/a/b/c",
        "/metrics/namespaces/a/b/c"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_object_path(text));
  }
}

TEST_CASE("an object is known by its name and its namespace") {
  const auto path = parse_object_path("/api/v1/namespaces/ns/configmaps/a");
  REQUIRE(path);
  CHECK(is_named(R"({"metadata":{"namespace":"ns","name":"a"}})", *path));
  CHECK(is_named(R"({"metadata":{"namespace":"\u006es","name":"a"},"data":{"name":"b"}})", *path));
  CHECK_FALSE(is_named(R"({"metadata":{"namespace":"ns","name":"ab"}})", *path));
  CHECK_FALSE(is_named(R"({"metadata":{"namespace":"other","name":"a"}})", *path));
  CHECK_FALSE(is_named(R"({"metadata":{"name":"a"}})", *path));
  CHECK_FALSE(is_named(R"({"name":"a","namespace":"ns"})", *path));
  CHECK_FALSE(is_named(R"({"metadata":{"namespace":"ns","name":"a"}} x)", *path));
  CHECK_FALSE(is_named(R"(["ns","a"])", *path));
}
