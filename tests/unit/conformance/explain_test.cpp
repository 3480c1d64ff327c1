// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/explain.h"

#include <doctest/doctest.h>

#include "kaic/conformance/catalogue.h"
#include "kaic/conformance/reason.h"
#include "lib/base/lines.h"
#include "lib/conformance/check.h"

namespace kaic {
namespace {

std::string explained(std::string_view name) {
  auto text = explain(name);
  if (!text) FAIL(text.error().to_string());
  return *std::move(text);
}

/// The text with every run of white space as one blank, so that a sentence is found over the ends
/// of lines.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

void check_width(const std::string& text) {
  CHECK(text.ends_with('\n'));
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    CHECK(columns(std::string_view(text).substr(from, end - from)) <= 100);
    from = end + 1;
  }
}

TEST_CASE("every requirement is explained with its summary and its level in every version") {
  for (const Requirement& requirement : Catalogue::all_requirements()) {
    CAPTURE(requirement.id);
    const std::string text = explained(requirement.id);
    check_width(text);
    CHECK(text.starts_with(requirement.id + " (" + requirement.category + ")\n"));
    CHECK(flat(text).find(flat(requirement.summary)) != std::string::npos);
    CHECK((text.find("N/A") != std::string::npos) == requirement.conditional);
    for (const std::string& version : Catalogue::versions()) {
      const auto catalogue = Catalogue::load(version);
      const Requirement* row = catalogue->find(requirement.id);
      const std::string level =
          version + " " + (row != nullptr ? std::string(to_string(row->level)) : "-");
      CHECK(flat(text).find(level) != std::string::npos);
    }
    if (find_check(requirement.id) == nullptr) {
      CHECK(text.find("does not check this requirement yet") != std::string::npos);
    }
  }
}

TEST_CASE("a checked requirement tells what is read and which reasons it can give, each once") {
  const std::string text = flat(explained("gang_scheduling"));
  CHECK(text.find("Must be read pods, deployments.apps") != std::string::npos);
  const std::size_t workload = text.find("workloads.scheduling.k8s.io");
  CHECK(workload != std::string::npos);
  CHECK(text.find("workloads.scheduling.k8s.io", workload + 1) == std::string::npos);
  for (const Reason& reason : reasons()) {
    CHECK((text.find(" " + std::string(reason.name)) != std::string::npos) ==
          (reason.requirement == "gang_scheduling"));
  }
  CHECK(explained("dra_support").find("discovery of resource.k8s.io") != std::string::npos);
}

TEST_CASE("every reason is explained with what it means and what to do") {
  for (const Reason& reason : reasons()) {
    CAPTURE(reason.name);
    const std::string text = explained(reason.name);
    check_width(text);
    CHECK(text.starts_with(reason.name));
    CHECK(flat(text).find(flat(std::string(reason.meaning))) != std::string::npos);
    CHECK(flat(text).find("What to do " + flat(std::string(reason.remedy))) != std::string::npos);
    if (!reason.requirement.empty())
      CHECK(text.find("(" + std::string(reason.requirement) + ")") != std::string::npos);
  }
}

TEST_CASE("what is neither is an argument error that quotes it") {
  for (const std::string_view name : {"", "gang-scheduling", "GANG_SCHEDULING", "readrefused"}) {
    const auto text = explain(name);
    REQUIRE_FALSE(text);
    CHECK(text.error().error_class == ErrorClass::kArgument);
    CHECK(text.error().message.find("\"" + std::string(name) + "\"") != std::string::npos);
  }
}

}  // namespace
}  // namespace kaic
