// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

std::vector<std::string> list(kaic::Words words) {
  std::vector<std::string> all;
  for (const std::string_view word : words) all.emplace_back(word);
  return all;
}

TEST_CASE("words are what stands between blanks") {
  CHECK(list("a bc  d ") == std::vector<std::string>{"a", "bc", "d"});
  CHECK(list("  a") == std::vector<std::string>{"a"});
  CHECK(list("").empty());
  CHECK(list("   ").empty());
  CHECK(list(kaic::Words()).empty());
}

TEST_CASE("the front of no words is empty") {
  CHECK(kaic::Words("a b").front() == "a");
  CHECK(kaic::Words(" ").front() == "");
  CHECK(kaic::Words(" ").empty());
}

TEST_CASE(
    "a star at the end stands for every name that begins so, at the front for every that ends so") {
  const kaic::Words words = "nvidia.com/gpu nvidia.com/mig-* *.kpanda.io";
  CHECK(words.match("nvidia.com/gpu"));
  CHECK(words.match("nvidia.com/mig-1g.5gb"));
  CHECK(words.match("cluster.kpanda.io"));
  CHECK_FALSE(words.match("nvidia.com/gpu.shared"));
  CHECK_FALSE(words.match("nvidia.com/mig"));
  CHECK_FALSE(words.match("kpanda.io"));
  CHECK_FALSE(words.match("NVIDIA.com/gpu"));
  CHECK_FALSE(words.match(""));
  CHECK_FALSE(kaic::Words().match(""));
}

TEST_CASE("stars on both sides stand for every name that holds the part") {
  CHECK(kaic::match_word("*-gke.*", "v1.34.0-gke.1662000"));
  CHECK_FALSE(kaic::match_word("*-gke.*", "v1.34.0-eks-1"));
  CHECK(kaic::match_word("*", "anything"));
  CHECK(kaic::match_word("**", "anything"));
}

}  // namespace
