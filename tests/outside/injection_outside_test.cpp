// SPDX-License-Identifier: Apache-2.0
/// The strings of shared/data/badinput/injection, which are not in this repository, in every field
/// of a report (R9.1): JSON gives the cleaned string back, text holds nothing that a terminal would
/// obey, and both have the structure of the same report with `x` there.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "kaic/render/render.h"
#include "lib/base/lines.h"
#include "lib/base/utf8.h"
#include "tests/outside/outside.h"

namespace {

using Json = nlohmann::json;

/// A report with the text `s` in every field that holds text, and `own` in those that kaic itself
/// begins: summaries and paths of reads. A requirement's id and category are the catalogue's, which
/// no cluster can choose.
kaic::Report report_of(const std::string& s, const std::string& own) {
  const kaic::ObjectRef object{.group = s, .version = s, .kind = s, .namespace_ = s, .name = s};
  const kaic::Evidence evidence{object, s, s, s}, of_path{{}, "", s, s};
  const std::vector<kaic::Finding> findings{{object, s, s, s}, {{}, "", s, s}};
  kaic::Report report;
  report.cluster = {.platforms = {{s, s, 1, {s, s}}},
                    .server_version = s,
                    .nodes = 1,
                    .accelerators = {{s, s, 8, 1, s}}};
  report.catalogue = s;
  report.source = {.kind = s,
                   .digest = s,
                   .captured = kaic::Timestamp{0, 0},
                   .now = kaic::Timestamp{0, 0},
                   .remarks = {s, s}};
  report.requirements = {
      {"gang_scheduling",
       "schedulingOrchestration",
       kaic::Level::kMust,
       {kaic::Verdict::kFail, kaic::Proof::kObserved, own, findings, {evidence, of_path}}}};
  report.reads = {{own, kaic::ReadState::kRefused, s}, {own, kaic::ReadState::kCut, s}};
  report.notes = {{s, own, {evidence}}};
  return report;
}

/// The value with each string `x` in it replaced.
Json with(const Json& value, const std::string& text) {
  if (value.is_string()) return value == "x" ? Json(text) : value;
  Json out = value;
  if (value.is_structured()) {
    for (Json& each : out) each = with(each, text);
  }
  return out;
}

/// Whether a terminal shows it as one column and nothing else happens.
bool is_plain(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return !(c < 0x20 || within(0x7F, 0x9F) || c == 0x61C || within(0x200B, 0x200F) ||
           within(0x2028, 0x202E) || within(0x2060, 0x206F) || c == 0xFEFF ||
           within(0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE || within(0xE0000, 0xE007F));
}

/// How many lines of a text begin like that.
std::size_t lines_with(const std::string& text, const std::string& start) {
  std::istringstream in(text);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) count += line.starts_with(start) ? 1 : 0;
  return count;
}

void check_lines(const std::string& text) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    CAPTURE(line);
    CHECK(kaic::columns(line) <= 100);
    for (std::string_view rest = line; !rest.empty();) {
      const kaic::utf8::Decoded next = kaic::utf8::decode(rest);
      CHECK(next.valid);
      CHECK(is_plain(next.code_point));
      rest.remove_prefix(next.size);
    }
  }
}

struct Case {
  std::string id, text;
};

std::vector<Case> cases(const std::filesystem::path& folder) {
  std::vector<Case> all;
  std::istringstream in(kaic::testing::bytes_of(folder / "strings.jsonl"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const Json each = Json::parse(line);
    std::string text = each.value("s", "");
    std::istringstream hex(each.value("bytes_hex", ""));
    for (unsigned byte = 0; hex >> std::hex >> byte;) text += static_cast<char>(byte);
    all.push_back({each["id"], text});
  }
  CHECK(!all.empty());
  return all;
}

}  // namespace

TEST_CASE(
    "outside strings come back cleaned from the JSON report and do not change its structure") {
  const auto folder = kaic::testing::outside("badinput/injection");
  if (!folder) return;
  const Json plain = Json::parse(kaic::render_json(report_of("x", "x")));
  for (const Case& each : cases(*folder)) {
    CAPTURE(each.id);
    const std::string text = kaic::render_json(report_of(each.text, each.text));
    const Json read = Json::parse(text, nullptr, false);
    REQUIRE(!read.is_discarded());
    CHECK(read == with(plain, kaic::utf8::clean(each.text)));
    for (const char* unsafe : {"<", ">", "&", "\x7F", "\xE2\x80\xA8", "\xE2\x80\xA9"})
      CHECK(text.find(unsafe) == text.npos);
  }
}

TEST_CASE("outside strings cannot move, hide or forge lines of the text report") {
  const auto folder = kaic::testing::outside("badinput/injection");
  if (!folder) return;
  const std::string plain = kaic::render_text(report_of("x", "Seen: x"));
  for (const Case& each : cases(*folder)) {
    CAPTURE(each.id);
    const std::string text = kaic::render_text(report_of(each.text, "Seen: " + each.text));
    check_lines(text);
    for (const std::string start : {"  - ", "  + ", "MUST ", "Platform ", "Remark ",
                                    "Reads:", "gang_scheduling: ", "1 MUST requirement: "}) {
      CAPTURE(start);
      CHECK(lines_with(text, start) == lines_with(plain, start));
    }
    for (const std::string start : {"::", "##vso[", "##teamcity[", "ok", "not ok", "Bail out!"}) {
      CAPTURE(start);
      CHECK(lines_with(text, start) == 0);  // commands of CI systems, TAP
    }
  }
}
