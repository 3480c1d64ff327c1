// SPDX-License-Identifier: Apache-2.0
/// Times an audit in process against peers that read the same pages. One subject a run, so that a
/// wrapper can time and measure each alone:
///
///     audit_bench audit DIR [THREADS]      kaic's audit, hashes and all
///     audit_bench simdjson DIR             (a) simdjson On-Demand walking every value
///     audit_bench nlohmann DIR             (b) an nlohmann DOM of each page
///
/// Prints `subject seconds megabytes` on one line; seconds are of reading alone, without process
/// start.
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "kaic/conformance/audit.h"
#include "kaic/render/render.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages_of(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename() != "index.json" &&
        entry.path().extension() == ".json")
      pages.push_back(entry.path());
  }
  return pages;
}

std::uint64_t size_of(const std::vector<fs::path>& pages) {
  std::uint64_t bytes = 0;
  for (const fs::path& page : pages) bytes += fs::file_size(page);
  return bytes;
}

/// Visits every value: the least that a reader must do that wants to know what is in the text.
std::size_t walk(simdjson::ondemand::value value) {
  std::size_t count = 1;
  switch (value.type().value_unsafe()) {
    case simdjson::ondemand::json_type::object:
      for (auto field : value.get_object().value_unsafe()) {
        count += field.unescaped_key().value_unsafe().size();
        count += walk(field.value().value_unsafe());
      }
      break;
    case simdjson::ondemand::json_type::array:
      for (auto element : value.get_array().value_unsafe()) count += walk(element.value_unsafe());
      break;
    case simdjson::ondemand::json_type::string:
      count += value.get_string().value_unsafe().size();
      break;
    case simdjson::ondemand::json_type::number:
      count += value.get_double().value_unsafe() < 0 ? 1 : 0;
      break;
    case simdjson::ondemand::json_type::boolean:
      count += value.get_bool().value_unsafe() ? 1 : 0;
      break;
    case simdjson::ondemand::json_type::null:
      (void)value.is_null();
      break;
  }
  return count;
}

std::size_t run_simdjson(const std::vector<fs::path>& pages) {
  simdjson::ondemand::parser parser;
  std::size_t count = 0;
  for (const fs::path& page : pages) {
    const auto text = simdjson::padded_string::load(page.string());
    auto document = parser.iterate(text.value_unsafe());
    simdjson::ondemand::value root;
    if (document.get_value().get(root) == simdjson::SUCCESS) count += walk(root);
  }
  return count;
}

std::size_t run_nlohmann(const std::vector<fs::path>& pages) {
  std::size_t count = 0;
  for (const fs::path& page : pages) {
    std::ifstream in(page, std::ios::binary);
    count += nlohmann::json::parse(in).size();
  }
  return count;
}

std::size_t run_audit(const std::string& folder, unsigned threads) {
  auto cluster = kaic::open_snapshot(folder);
  if (!cluster) return std::fprintf(stderr, "%s\n", cluster.error().to_string().c_str()), 0;
  kaic::AuditOptions options;
  options.read.parallelism = threads;
  const auto report = kaic::audit(**cluster, options);
  if (!report) return std::fprintf(stderr, "%s\n", report.error().to_string().c_str()), 0;
  if (std::getenv("KAIC_BENCH_PRINT") != nullptr) std::puts(kaic::render_text(*report).c_str());
  return kaic::render_json(*report).size();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3)
    return std::fprintf(stderr, "usage: audit_bench audit|simdjson|nlohmann DIR [THREADS]\n"), 3;
  const std::string subject = argv[1], folder = argv[2];
  const auto pages = pages_of(folder);
  const double megabytes = static_cast<double>(size_of(pages)) / 1e6;
  const auto start = std::chrono::steady_clock::now();
  std::size_t result = 0;
  if (subject == "audit")
    result = run_audit(folder, argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 0);
  if (subject == "simdjson") result = run_simdjson(pages);
  if (subject == "nlohmann") result = run_nlohmann(pages);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%s %.4f %.1f\n", subject.c_str(), seconds, megabytes);
  return result == 0 ? 1 : 0;
}
