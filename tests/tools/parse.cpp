// SPDX-License-Identifier: Apache-2.0
#include "tests/tools/parse.h"

#include <algorithm>

namespace kaic::parse {
namespace {

constexpr Format kFormats[] = {
    {"json", &json},         {"json-wire", &json_wire},   {"yaml", &yaml},
    {"kubelist", &kubelist}, {"watch", &watch},           {"archive", &archive, true},
    {"quantity", &quantity}, {"selector", &selector},     {"label-selector", &label_selector},
    {"time", &time},         {"micro-time", &micro_time}, {"name", &name},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const Format& format) { return format.name == name; });
  return found != std::end(kFormats) ? found : nullptr;
}

}  // namespace kaic::parse
