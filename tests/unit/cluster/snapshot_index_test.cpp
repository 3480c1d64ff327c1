// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/snapshot_index.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using kaic::Error;
using kaic::ErrorClass;
using kaic::SnapshotEntry;
using kaic::SnapshotIndex;
using nlohmann::json;

namespace {

json entry(const std::string& path, const std::vector<std::string>& pages = {"p/0000.json"}) {
  return {{"path", path},   {"status", 200}, {"contentType", "application/json"},
          {"pages", pages}, {"bytes", 5},    {"sha256", "00"}};
}

json document(const std::vector<json>& entries) {
  return {{"format", "kaic.snapshot/1"}, {"entries", entries}};
}

SnapshotIndex index_of(const json& text) {
  auto index = SnapshotIndex::parse(text.dump(), "s.tar: index.json");
  REQUIRE_MESSAGE(index, index.error().to_string());
  return *std::move(index);
}

Error error(const std::string& text) {
  const auto index = SnapshotIndex::parse(text, "s.tar: index.json");
  REQUIRE_FALSE(index);
  CHECK(index.error().place.starts_with("s.tar: index.json"));
  return index.error();
}

}  // namespace

TEST_CASE("an entry is found by its path and its Accept header") {
  json aggregated = entry("/apis", {"a.json"});
  aggregated["accept"] = "application/json;as=X";
  const SnapshotIndex index = index_of(document(
      {entry("/apis", {"b.json"}), aggregated, entry("/api/v1/pods?labelSelector=a", {"c.json"})}));
  REQUIRE(index.find("/apis", "") != nullptr);
  CHECK(index.find("/apis", "")->pages.front() == "b.json");
  CHECK(index.find("/apis", "application/json") == index.find("/apis", ""));
  REQUIRE(index.find("/apis", "application/json;as=X") != nullptr);
  CHECK(index.find("/apis", "application/json;as=X")->pages.front() == "a.json");
  CHECK(index.find("/api/v1/pods", "") == nullptr);
  CHECK(index.find("/api/v1/pods?labelSelector=a", "") != nullptr);
  CHECK(index.find("/apis", "text/plain") == nullptr);
}

TEST_CASE("what an entry says is kept, and unknown members are ignored") {
  json full = entry("/api/v1/pods", {"a/./0.json", "a/1.json.gz"});
  full["items"] = 7;
  full["complete"] = false;
  full["later"] = {{"x", 1}};
  json text = document({full});
  text["captured"] = "2026-11-24T12:00:00Z";
  text["server"] = {{"major", "1"}};
  text["later"] = json::array({1});
  const SnapshotIndex index = index_of(text);
  const SnapshotEntry& read = index.entries().front();
  CHECK(read.status == 200);
  CHECK(read.items == 7);
  CHECK(read.complete == false);
  CHECK(read.bytes == 5);
  CHECK(read.pages == std::vector<std::string>{"a/0.json", "a/1.json.gz"});
  REQUIRE(index.captured());
  CHECK(index.warnings().empty());
  CHECK_FALSE(index_of(document({})).captured());
  const SnapshotIndex silent = index_of(document({entry("/version")}));
  CHECK_FALSE(silent.entries().front().items);
  CHECK_FALSE(silent.entries().front().complete);
}

TEST_CASE("another format is not read") {
  const Error other = error(R"({"format":"kaic.snapshot/2","entries":[]})");
  CHECK(other.error_class == ErrorClass::kUnsupported);
  CHECK(other.place == "s.tar: index.json: format");
  CHECK(other.message == "found \"kaic.snapshot/2\"; expected \"kaic.snapshot/1\"");
  CHECK(error("{}").error_class == ErrorClass::kUnsupported);
}

TEST_CASE("an index that is no JSON, or of another shape, is told with its place") {
  CHECK(error("{").error_class == ErrorClass::kJsonSyntax);
  CHECK(error("[]").error_class == ErrorClass::kSchemaType);
  json text = document({entry("/a")});
  text["entries"][0]["bytes"] = "many";
  CHECK(error(text.dump()).error_class == ErrorClass::kSchemaType);
  text = document({entry("/a")});
  text["captured"] = "yesterday";
  CHECK(error(text.dump()).place.find("captured") != std::string::npos);
}

TEST_CASE("pages lie below the snapshot, wherever an index wants them") {
  for (const std::string page :
       {"../a", "/etc/passwd", "a/../../b", "C:/a", "a\\b", "", "a\nb", "a/.."}) {
    CAPTURE(page);
    const Error unsafe = error(document({entry("/a", {"ok.json"}), entry("/b", {page})}).dump());
    CHECK(unsafe.error_class == ErrorClass::kUnsafePath);
    CHECK(unsafe.place == "s.tar: index.json: entries[1].pages");
  }
  CHECK(error(document({entry("/a", {std::string(2000, 'a')})}).dump()).error_class ==
        ErrorClass::kLimit);
}

TEST_CASE("a page belongs to one entry, once") {
  const Error twice = error(document({entry("/a", {"x.json"}), entry("/b", {"./x.json"})}).dump());
  CHECK(twice.error_class == ErrorClass::kCorrupt);
  CHECK(twice.place == "s.tar: index.json: entries[1].pages");
  CHECK(error(document({entry("/a", {"x.json", "x.json"})}).dump()).error_class ==
        ErrorClass::kCorrupt);
}

TEST_CASE("an entry's key occurs once") {
  json named = entry("/a", {"b.json"});
  named["accept"] = "application/json";  // what is meant where it is left out
  const Error twice = error(document({entry("/a", {"a.json"}), named}).dump());
  CHECK(twice.error_class == ErrorClass::kDuplicateEntry);
  CHECK(twice.place == "s.tar: index.json: entries[1]");
  CHECK(twice.message.find("/a") != std::string::npos);
}

TEST_CASE("an answer has pages, a refusal need not") {
  CHECK(error(document({entry("/a", {})}).dump()).error_class == ErrorClass::kCorrupt);
  json refusal = entry("/a", {});
  refusal["status"] = 403;
  CHECK_FALSE(index_of(document({refusal})).entries().front().is_hashed());
  refusal["pages"] = json::array({"a.json"});
  CHECK(index_of(document({refusal})).entries().front().is_hashed());
  json negative = entry("/a");
  negative["bytes"] = -1;
  CHECK(error(document({negative}).dump()).error_class == ErrorClass::kCorrupt);
  json nameless = entry("");
  CHECK(error(document({nameless}).dump()).error_class == ErrorClass::kMissingField);
}

TEST_CASE("Secrets are left out with a warning") {
  for (const std::string path : {"/api/v1/secrets", "/api/v1/secrets?limit=1",
                                 "/api/v1/namespaces/a/secrets", "/api/v1/namespaces/a/secrets/b",
                                 "/api/v1/watch/secrets", "/api/v1/watch/namespaces/a/secrets"}) {
    CAPTURE(path);
    const SnapshotIndex index = index_of(document({entry(path)}));
    CHECK(index.entries().empty());
    CHECK(index.find(path, "") == nullptr);
    REQUIRE(index.warnings().size() == 1);
    CHECK(index.warnings().front().find(path) != std::string::npos);
  }
}

TEST_CASE("what is only called like Secrets is read") {
  for (const std::string path :
       {"/api/v1/namespaces/secrets", "/api/v1/namespaces/secrets/pods",
        "/api/v1/namespaces/secrets-x/pods", "/api/v1/namespaces/a/configmaps/secrets",
        "/api/v1/secretsx", "/apis/secrets.example.com/v1/secrets", "/api/v1/namespaces/",
        "/api/v1/namespaces"}) {
    CAPTURE(path);
    const SnapshotIndex index = index_of(document({entry(path)}));
    CHECK(index.find(path, "") != nullptr);
    CHECK(index.warnings().empty());
  }
}

TEST_CASE("an entry's name tells its Accept header where that is not the usual one") {
  json aggregated = entry("/apis");
  aggregated["accept"] = "text/plain";
  CHECK(name_of(index_of(document({entry("/apis")})).entries().front()) == "entry /apis");
  CHECK(name_of(index_of(document({aggregated})).entries().front()) == "entry /apis (text/plain)");
}
