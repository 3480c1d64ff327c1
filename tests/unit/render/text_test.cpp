// SPDX-License-Identifier: Apache-2.0
// The report for people, lib/render/text.cpp.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "lib/base/lines.h"
#include "tests/support/full_report.h"

namespace kaic {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  CHECK(from == text.size());
  return lines;
}

void check_fits(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    CAPTURE(line);
    CHECK(columns(line) <= 100);
  }
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Every text of a report, filled with one.
Report filled_with(const std::string& text) {
  Report report = full_report();
  const ObjectRef object{text, text, text, text, text};
  report.cluster.platforms = {{text, text, 1, {text}}};
  report.cluster.server_version = text;
  report.cluster.accelerators = {{text, text, 1, 1, text}};
  report.source.kind = text;
  report.source.remarks = {text};
  for (RequirementReport& requirement : report.requirements) {
    requirement.outcome.summary = text;
    requirement.outcome.findings = {{object, text, text, text}};
    requirement.outcome.evidence = {{object, text, text, text}, {{}, "", text, text}};
  }
  report.reads = {{text, ReadState::kRefused, text}};
  report.notes = {{text, text, {}}};
  return report;
}

TEST_CASE("the header, the table and the end tell the report") {
  const std::string text = render_text(full_report());
  check_fits(text);
  CHECK(has(text, "Platform      Amazon EKS\nKubernetes    v1.36.2\nNodes         3\n"));
  CHECK(has(text, "Accelerators  16 x nvidia H100 on 2 nodes (dra)\n"));
  CHECK(has(text, "Source        snapshot, captured 2026-11-03T06:30:00Z\n"));
  CHECK(has(text, "Catalogue     Kubernetes AI Conformance 1.36\nRemark        a remark\n\n"));
  CHECK(has(text,
            "LEVEL   REQUIREMENT        VERDICT         PROOF\n"
            "MUST    gang_scheduling    pass            observed\n"
            "MUST    robust_controller  unknown         none\n"
            "SHOULD  gpu_sharing        fail            declared\n"));
  CHECK(has(text, "  + Pod ml/train-0: spec.nodeName = gpu-1\n"));
  CHECK(has(text, "  - /api/v1/pods: ReadRefused: could not be read (Forbidden)\n"));
  CHECK(has(text, "  > ReadRefused: "));
  CHECK(has(text, "  - Pod ml/train-0: spec: OfNoTable: found nothing; expected something\n"));
  CHECK_FALSE(has(text, "  > OfNoTable"));
  CHECK(has(text, "Also seen (not scored)\n  JobSet: served.\n"));
  CHECK(has(text,
            "Reads: 1 complete, 1 not served, 2 not read whole\n  /api/v1/pods: refused "
            "(Forbidden)\n  /api/v1/nodes: cut (ContinueToken)\n"));
  CHECK(text.ends_with(
      "\n2 MUST requirements: 1 pass, 0 partial, 0 fail, 1 unknown, 0 not_applicable\n"));
}

TEST_CASE("an empty report says what is not known") {
  const std::string text = render_text({});
  check_fits(text);
  CHECK(has(text,
            "Platform      not recognised\nKubernetes    version not known\nNodes         could "
            "not be read\nAccelerators  none seen\n"));
  CHECK(has(text, "Reads: 0 complete, 0 not served, 0 not read whole\n"));
  CHECK_FALSE(has(text, "Also seen"));
}

TEST_CASE("no line is wider than 100 columns, whatever is in the report") {
  const std::string wide = "\xE4\xB8\xAD";
  std::string many_wide;
  for (int i = 0; i < 300; ++i) many_wide += wide;
  for (const std::string& text :
       {std::string(5000, 'x'), many_wide, std::string(400, '\x1B'), std::string(700, ' '),
        std::string(300, '\n'), std::string(99, 'a') + wide, std::string("\xFF\xFE\xE2\x80\xAE")}) {
    check_fits(render_text(filled_with(text)));
  }
}

TEST_CASE("outside text cannot move the cursor, colour the terminal or reorder what stands there") {
  const std::string hostile =
      "\x1B[2J\r\n\tpass\x07\xE2\x80\xAE\xC2\x9B"
      "31m\\u{1B}";
  const std::string text = render_text(filled_with(hostile));
  for (const std::string_view raw : {"\x1B", "\r", "\t", "\x07", "\xE2\x80\xAE", "\xC2\x9B"})
    CHECK_FALSE(has(text, raw));
  CHECK(has(text, "\\u{1B}[2J\\u{0D}\\u{0A}\\u{09}pass"));
  CHECK(has(text, "\\\\u{1B}"));  // what only looks like an escape can be told from one
}

TEST_CASE("there are colours only if they are asked for, and then they end") {
  const std::string plain = render_text(full_report());
  CHECK_FALSE(has(plain, "\x1B"));
  std::string coloured = render_text(full_report(), {.colour = true});
  CHECK(has(coloured, "\x1B[32mpass"));
  CHECK(has(coloured, "\x1B[31mfail"));
  for (const std::string& line : lines_of(coloured)) {
    const std::size_t last = line.rfind('\x1B');
    if (last != std::string::npos) CHECK(line.compare(last, 4, "\x1B[0m") == 0);
  }
  for (std::size_t at = coloured.find('\x1B'); at != std::string::npos;
       at = coloured.find('\x1B')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == plain);
}

TEST_CASE(
    "of one reason ten findings are shown and the rest is counted, and the remedy stands once") {
  Report report = full_report();
  auto& findings = report.requirements[1].outcome.findings;
  findings.assign(13, findings[0]);
  findings.push_back({{}, "", "ReadCut", "the list was not read whole"});
  const std::string text = render_text(report);
  std::size_t shown = 0;
  for (const std::string& line : lines_of(text))
    shown += line.starts_with("  - /api/v1/pods: ReadRefused") ? 1 : 0;
  CHECK(shown == 10);
  CHECK(has(text, "  - ReadRefused: 3 more\n"));
  CHECK(has(text, "  - ReadCut: the list was not read whole\n"));
  const std::size_t remedy = text.find("  > ReadRefused: ");
  REQUIRE(remedy != std::string::npos);
  CHECK(text.find("  > ReadRefused: ", remedy + 1) == std::string::npos);
}

TEST_CASE("three pieces of evidence are shown and the rest is counted") {
  Report report = full_report();
  auto& evidence = report.requirements[0].outcome.evidence;
  evidence.assign(3, evidence[0]);
  CHECK_FALSE(has(render_text(report), " more\n"));
  evidence.assign(5, evidence[0]);
  CHECK(has(render_text(report), "  + 2 more\n"));
}

TEST_CASE("the same report gives the same text") {
  CHECK(render_text(full_report()) == render_text(full_report()));
}

}  // namespace
}  // namespace kaic
