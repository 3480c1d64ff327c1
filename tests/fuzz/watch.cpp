// SPDX-License-Identifier: Apache-2.0
/// A watch that is accepted is accepted wherever the connection ends, with no more events than the
/// whole has.
#include <nlohmann/json.hpp>
#include <string>

#include "tests/fuzz/fuzz.h"
#include "tests/tools/parse.h"

namespace kaic::fuzz {
namespace {

std::size_t events_of(const std::string& value) {
  return nlohmann::json::parse(value).at("items").get<std::size_t>();
}

}  // namespace

void one(std::string_view input) {
  const auto whole = parse::watch({input, "whole"});
  if (!whole || input.empty()) return;
  // An event over several lines that is cut looks like one that never ends.
  if (input.find('\n') != std::string_view::npos) return;
  Dice dice(input);
  const auto cut = parse::watch({input.substr(0, dice.roll(input.size())), "cut"});
  FUZZ_CHECK(cut);
  FUZZ_CHECK(events_of(*cut) <= events_of(*whole));
}

}  // namespace kaic::fuzz
