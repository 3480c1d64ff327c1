// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/mask.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "kaic/api/core.h"

namespace kaic {
namespace {

bool is_a(std::string_view name) { return name == "A"; }
bool is_b(std::string_view name) { return name == "B"; }

/// The mask as text: `name`, `spec(nodeName containers(name))`; a filter is a `?`.
std::string text_of(const Mask& mask) {
  std::string text;
  for (const Mask::Entry& entry : mask.entries()) {
    if (!text.empty()) text += ' ';
    text += entry.field->name;
    text += std::string(entry.names.size(), '?');
    if (entry.below) text += "(" + text_of(*entry.below) + ")";
  }
  return text;
}

std::string mask_of(const std::vector<std::string_view>& paths) {
  Mask mask;
  for (const std::string_view path : paths) {
    const NameFilter filter = path.ends_with("[]") ? &is_a : nullptr;
    REQUIRE(mask.add(type_info<Pod>(), path, filter));
  }
  return text_of(mask);
}

TEST_CASE("paths of one object share their beginning") {
  CHECK(mask_of({"metadata.name", "spec.nodeName", "metadata.labels",
                 "spec.containers.resources.requests"}) ==
        "metadata(name labels) spec(nodeName containers(resources(requests)))");
  CHECK(mask_of({"metadata.name", "metadata.name"}) == "metadata(name)");
}

TEST_CASE("who wants all of a field has it, whoever else wants a part, in any order") {
  CHECK(mask_of({"spec", "spec.containers.name"}) == "spec");
  CHECK(mask_of({"spec.containers.name", "spec"}) == "spec");
  CHECK(mask_of({"spec.containers.env.name", "spec.containers.env"}) == "spec(containers(env))");
}

TEST_CASE(
    "who wants some elements whole and who wants a part of all get all of all, in any order") {
  CHECK(mask_of({"spec.containers.env[]"}) == "spec(containers(env?))");
  CHECK(mask_of({"spec.containers.env[]", "spec.containers.env"}) == "spec(containers(env))");
  CHECK(mask_of({"spec.containers.env", "spec.containers.env[]"}) == "spec(containers(env))");
  CHECK(mask_of({"spec.containers.env[]", "spec.containers.env.name"}) == "spec(containers(env))");
  CHECK(mask_of({"spec.containers.env.name", "spec.containers.env[]"}) == "spec(containers(env))");
}

TEST_CASE("filters of one list add up, each once") {
  Mask mask;
  REQUIRE(mask.add(type_info<Pod>(), "spec.containers[]", is_a));
  REQUIRE(mask.add(type_info<Pod>(), "spec.containers[]", is_b));
  REQUIRE(mask.add(type_info<Pod>(), "spec.containers[]", is_a));
  CHECK(text_of(mask) == "spec(containers?\?)");
}

TEST_CASE("a path that the type does not have is an argument error") {
  for (const std::string_view path :
       {"specs", "spec.container", "spec.nodeName.x", "metadata.labels.app", "", ".", "spec.",
        "spec.containers[]", "spec.containers[].name", "spec.nodeName[]",
        "status.containerStatuses.image"}) {
    CAPTURE(path);
    Mask mask;
    const auto added = mask.add(type_info<Pod>(), path);
    REQUIRE_FALSE(added);
    CHECK(added.error().error_class == ErrorClass::kArgument);
  }
  constexpr std::string_view kPaths[] = {"spec.nodeName", "nonsense"};
  const auto mask = Mask::of(type_info<Pod>(), kPaths);
  REQUIRE_FALSE(mask);
  CHECK(mask.error().place == "nonsense");
  CHECK(mask.error().message == "Pod has no field nonsense");
}

}  // namespace
}  // namespace kaic
