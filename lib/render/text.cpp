// SPDX-License-Identifier: Apache-2.0
/// The report for people: a table of verdicts that fits 100 columns, then what stands behind them.
#include <algorithm>
#include <map>

#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "lib/base/escape.h"
#include "lib/base/lines.h"

namespace kaic {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kFindingsShown = 10;  // of one reason in one requirement; the JSON has more
constexpr std::size_t kEvidenceShown = 3;

std::string_view colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "\033[32m";
    case Verdict::kPartial:
      return "\033[33m";
    case Verdict::kFail:
      return "\033[31m";
    case Verdict::kUnknown:
      return "\033[35m";
    default:
      return "\033[36m";
  }
}

std::string pad(std::string text, std::size_t width) {
  const std::size_t have = columns(text);
  return have < width ? text.append(width - have, ' ') : text;
}

std::string plural(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

class TextRenderer {
 public:
  TextRenderer(const Report& report, const TextOptions& options)
      : report_(report), options_(options) {}

  std::string run() {
    header();
    table();
    for (const RequirementReport& requirement : report_.requirements) {
      if (!is_unchecked(requirement)) details(requirement);
    }
    unchecked();
    notes();
    reads();
    totals();
    return std::move(out_);
  }

 private:
  std::string coloured(std::string text, std::string_view colour) const {
    return options_.colour ? std::string(colour) + text + "\033[0m" : text;
  }

  void line(std::string_view label, const std::string& text) {
    out_ += wrap(escape::terminal(text), kWidth, pad(std::string(label), 14), std::string(14, ' '));
  }

  void header() {
    const ClusterReport& cluster = report_.cluster;
    std::string platforms;
    for (const PlatformReport& platform : cluster.platforms)
      platforms += (platforms.empty() ? "" : ", ") + platform.name;
    line("Platform", platforms.empty() ? "not recognised" : platforms);
    line("Kubernetes",
         cluster.server_version.empty() ? "version not known" : cluster.server_version);
    line("Nodes", cluster.nodes ? std::to_string(*cluster.nodes) : "could not be read");
    std::string accelerators;
    for (const AcceleratorReport& a : cluster.accelerators) {
      accelerators += (accelerators.empty() ? "" : ", ") + std::to_string(a.count) + " x " +
                      a.vendor + (a.model.empty() ? "" : " " + a.model) + " on " +
                      plural(static_cast<std::size_t>(a.nodes), "node") + " (" + a.via + ")";
    }
    line("Accelerators", accelerators.empty() ? "none seen" : accelerators);
    line(
        "Source",
        report_.source.kind +
            (report_.source.captured ? ", captured " + format_time(*report_.source.captured) : ""));
    line("Catalogue", "Kubernetes AI Conformance " + report_.catalogue);
    for (const std::string& remark : report_.source.remarks) line("Remark", remark);
    out_ += '\n';
  }

  void table() {
    std::size_t ids = 11;
    for (const RequirementReport& r : report_.requirements) ids = std::max(ids, r.id.size());
    const std::string head =
        pad("LEVEL", 8) + pad("REQUIREMENT", ids + 2) + pad("VERDICT", 16) + "PROOF";
    out_ += coloured(head, "\033[1m") + "\n";
    for (const RequirementReport& r : report_.requirements) {
      const Verdict verdict = r.outcome.verdict;
      out_ += pad(std::string(to_string(r.level)), 8) + pad(escape::terminal(r.id), ids + 2) +
              coloured(pad(std::string(to_string(verdict)), 16), colour_of(verdict)) +
              std::string(to_string(r.outcome.proof)) + "\n";
    }
  }

  static bool is_unchecked(const RequirementReport& r) {
    return r.outcome.findings.size() == 1 && r.outcome.findings[0].reason == "NotChecked";
  }

  /// In one paragraph: there is nothing to say of each.
  void unchecked() {
    std::string names;
    for (const RequirementReport& r : report_.requirements) {
      if (is_unchecked(r)) names += (names.empty() ? "" : ", ") + r.id;
    }
    if (!names.empty())
      out_ += "\n" +
              wrap("Not checked by this version of kaic (NotChecked): " + escape::terminal(names),
                   kWidth, "", "  ");
  }

  void details(const RequirementReport& r) {
    const Outcome& outcome = r.outcome;
    out_ += "\n" + coloured(escape::terminal(r.id), "\033[1m") + ": " +
            coloured(std::string(to_string(outcome.verdict)), colour_of(outcome.verdict)) + "\n";
    if (!outcome.summary.empty())
      out_ += wrap(escape::terminal(outcome.summary), kWidth, "  ", "  ");
    std::map<std::string_view, std::size_t> shown;
    for (const Finding& finding : outcome.findings) {
      if (++shown[finding.reason] > kFindingsShown) continue;
      std::string text =
          finding.object == ObjectRef{} ? std::string() : finding.object.to_string() + ": ";
      if (!finding.field.empty()) text += finding.field + ": ";
      text += finding.reason + ": " + finding.message;
      out_ += wrap(escape::terminal(text), kWidth, "  - ", "    ");
    }
    for (const auto& [reason, count] : shown) {
      if (count > kFindingsShown)
        out_ += wrap(escape::terminal(std::string(reason)) + ": " +
                         std::to_string(count - kFindingsShown) + " more",
                     kWidth, "  - ", "    ");
    }
    for (const auto& [name, count] : shown) {
      const Reason* reason = find_reason(name);
      if (reason != nullptr && !reason->remedy.empty())
        out_ +=
            wrap(std::string(name) + ": " + std::string(reason->remedy), kWidth, "  > ", "    ");
    }
    for (std::size_t i = 0; i < outcome.evidence.size() && i < kEvidenceShown; ++i) {
      const Evidence& e = outcome.evidence[i];
      std::string text = e.object == ObjectRef{} ? e.path : e.object.to_string();
      if (!e.field.empty()) text += ": " + e.field;
      out_ += wrap(escape::terminal(text + " = " + e.value), kWidth, "  + ", "    ");
    }
    if (outcome.evidence.size() > kEvidenceShown)
      out_ += "  + " + std::to_string(outcome.evidence.size() - kEvidenceShown) + " more\n";
  }

  void notes() {
    if (report_.notes.empty()) return;
    out_ += "\n" + coloured("Also seen (not scored)", "\033[1m") + "\n";
    for (const Note& note : report_.notes)
      out_ += wrap(escape::terminal(note.summary), kWidth, "  ", "    ");
  }

  void reads() {
    std::size_t complete = 0, absent = 0;
    for (const ReadReport& read : report_.reads) {
      complete += read.state == ReadState::kComplete ? 1 : 0;
      absent += read.state == ReadState::kAbsent ? 1 : 0;
    }
    out_ += "\n" + coloured("Reads", "\033[1m") + ": " + std::to_string(complete) + " complete, " +
            std::to_string(absent) + " not served, " +
            std::to_string(report_.reads.size() - complete - absent) + " not read whole\n";
    for (const ReadReport& read : report_.reads) {
      if (read.state == ReadState::kComplete || read.state == ReadState::kAbsent) continue;
      out_ += wrap(escape::terminal(read.path + ": " + std::string(to_string(read.state)) + " (" +
                                    read.reason + ")"),
                   kWidth, "  ", "    ");
    }
  }

  void totals() {
    std::map<Verdict, std::size_t> must;
    std::size_t count = 0;
    for (const RequirementReport& r : report_.requirements) {
      if (r.level != Level::kMust) continue;
      ++count;
      ++must[r.outcome.verdict];
    }
    std::string text = plural(count, "MUST requirement") + ": ";
    for (const Verdict verdict : {Verdict::kPass, Verdict::kPartial, Verdict::kFail,
                                  Verdict::kUnknown, Verdict::kNotApplicable}) {
      text += std::to_string(must[verdict]) + " " + std::string(to_string(verdict)) +
              (verdict == Verdict::kNotApplicable ? "" : ", ");
    }
    out_ += "\n" + text + "\n";
  }

  const Report& report_;
  const TextOptions& options_;
  std::string out_;
};

}  // namespace

std::string render_text(const Report& report, const TextOptions& options) {
  return TextRenderer(report, options).run();
}

}  // namespace kaic
