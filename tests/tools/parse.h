// SPDX-License-Identifier: Apache-2.0
/// One entry point for each format of outside input that kaic reads, under one name each: for
/// kaic-parse, the outside tests and the fuzz targets, so that all of them look at the same code,
/// and a finding of one is replayed with another.
///
///     const parse::Format* format = parse::find("quantity");
///     const Result<std::string> value = format->read({.text = "1500m", .place = "line 3"});   //
///     {"exact":"1.500",...}
#ifndef KAIC_TESTS_TOOLS_PARSE_H
#define KAIC_TESTS_TOOLS_PARSE_H

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic::parse {

/// One input.
struct Input {
  std::string_view text;
  std::string place;  ///< for messages; of an archive the path, which is read instead of `text`
  const nlohmann::json* line =
      nullptr;  ///< the case that it comes from, if it is a line of a .jsonl
};

/// Reads an input as one format. The value is JSON text.
using Read = Result<std::string> (*)(const Input&);

struct Format {
  std::string_view name;
  Read read = nullptr;
  bool reads_path = false;  ///< takes the file itself, not its text
};

/// All formats, and the one of a name or null.
std::span<const Format> formats();
const Format* find(std::string_view name);

/// Text as JSON, walked to its end with every object read, so that a second key anywhere is found.
/// Gives the same document without white space: every number keeps its token, except one beyond
/// double, which becomes a string with the token in it, since few readers would take it as a
/// number.
Result<std::string> json(const Input& input);  ///< of a file
Result<std::string> json_wire(
    const Input& input);  ///< the same, from the network: no byte order mark
/// One YAML document, as the JSON that it means.
Result<std::string> yaml(const Input& input);

/// The answer to a list of pods, every field of each decoded: {"items": names}. Unlike an audit,
/// which keeps the others, it refuses the list for its first fault.
Result<std::string> kubelist(const Input& input);
/// A watch of pods: {"items": number of events, bookmarks included, "error": reason of an ERROR
/// event}. An event cut at the end is dropped.
Result<std::string> watch(const Input& input);

/// A whole recording, opened as the audit does: {"entries": paths of its index; of a recording
/// without one its files}.
Result<std::string> archive(const Input& input);

Result<std::string> quantity(
    const Input& input);  ///< {"exact", "canonical"}; a line's member `json` is a raw JSON token
Result<std::string> selector(const Input& input);  ///< {"canonical", "matches"}; a line of `kind`
                                                   ///< "field" is a field selector
Result<std::string> label_selector(
    const Input& input);  ///< the same of a LabelSelector in JSON, member names in any case, as Go
                          ///< takes them
Result<std::string> time(const Input& input);        ///< {"unix", "nanos"}
Result<std::string> micro_time(const Input& input);  ///< the same
Result<std::string> name(const Input& input);        ///< {rule: bool}; never an Error

}  // namespace kaic::parse

#endif  // KAIC_TESTS_TOOLS_PARSE_H
