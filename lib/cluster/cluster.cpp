// SPDX-License-Identifier: Apache-2.0
#include "kaic/cluster/cluster.h"

#include <array>

namespace kaic {

std::string_view to_string(ReadState state) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"refused", "absent", "cut",
                                                             "complete"};
  const auto i = static_cast<std::size_t>(state);
  return i < kNames.size() ? kNames[i] : kNames[0];
}

std::string ListRequest::path() const {
  return group.empty() ? "/api/" + version + "/" + resource
                       : "/apis/" + group + "/" + version + "/" + resource;
}

}  // namespace kaic
