// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/platforms.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "kaic/base/words.h"

namespace kaic {
namespace {

using namespace platform_table;

/// Each name once, in the order seen: ten thousand nodes have a few dozen label keys.
class Names {
 public:
  void add(std::string_view name) {
    if (!name.empty() && seen_.insert(name).second) names_.push_back(name);
  }
  std::optional<std::string_view> find(std::string_view pattern) const {
    const auto found = std::find_if(names_.begin(), names_.end(), [&](std::string_view name) {
      return match_word(pattern, name);
    });
    return found == names_.end() ? std::nullopt : std::optional(*found);
  }

 private:
  std::unordered_set<std::string_view> seen_;
  std::vector<std::string_view> names_;
};

constexpr std::size_t kKinds = static_cast<std::size_t>(SignKind::kWorkload) + 1;
constexpr std::string_view kKindNames[kKinds] = {"API group",       "version",  "node label",
                                                 "node annotation", "OS image", "provider ID",
                                                 "namespace",       "workload"};

/// The facts, by the kind of sign that they can show.
class Seen {
 public:
  explicit Seen(const PlatformFacts& facts) {
    for (const std::string& group : facts.api_groups) of(SignKind::kApiGroup).add(group);
    of(SignKind::kVersion).add(facts.server_version);
    for (const PlatformFacts::NodeFacts& node : facts.nodes) {
      of(SignKind::kVersion).add(node.kubelet_version);
      for (const auto& label : node.labels) of(SignKind::kLabel).add(label.first);
      for (const auto& annotation : node.annotations)
        of(SignKind::kAnnotation).add(annotation.first);
      of(SignKind::kOsImage).add(node.os_image);
      of(SignKind::kProviderId).add(node.provider_id);
    }
    for (const std::string& name : facts.namespaces) of(SignKind::kNamespace).add(name);
    for (const std::string& name : facts.workloads) of(SignKind::kWorkload).add(name);
  }

  /// The sign in words, if it is there.
  std::optional<std::string> find(const Sign& sign) const {
    const auto found = kinds_[static_cast<std::size_t>(sign.kind)].find(sign.pattern);
    if (!found) return std::nullopt;
    // a provider ID names accounts and machines: of that the pattern is enough
    const std::string_view shown = sign.kind == SignKind::kProviderId ? sign.pattern : *found;
    return std::string(kKindNames[static_cast<std::size_t>(sign.kind)]).append(" ").append(shown);
  }

 private:
  Names& of(SignKind kind) { return kinds_[static_cast<std::size_t>(kind)]; }
  Names kinds_[kKinds];
};

std::optional<Platform> recognise(const Row& row, const Seen& seen) {
  Platform platform{std::string(row.id), std::string(row.name), 0, {}};
  int own = 0;
  const auto take = [&](const Sign& sign) {
    std::optional<std::string> words = seen.find(sign);
    if (!words) return false;
    if (sign.reach == Reach::kOwn) own += weight(sign);
    platform.score += weight(sign);
    platform.signs.push_back(*std::move(words));
    return true;
  };
  for (const Sign& sign : row.required) {
    if (!take(sign)) return std::nullopt;
  }
  for (const Sign& sign : row.signs) take(sign);
  if (own < kThreshold) return std::nullopt;
  platform.score = std::min(platform.score, 100);
  return platform;
}

}  // namespace

int platform_table::weight(const Sign& sign) {
  // kind (most telling first) by trust: documented, known, guess
  constexpr int kWeights[kKinds][3] = {{60, 45, 12}, {50, 40, 12}, {40, 30, 10}, {40, 30, 10},
                                       {30, 20, 8},  {30, 20, 6},  {15, 10, 6},  {15, 10, 6}};
  return kWeights[static_cast<std::size_t>(sign.kind)][static_cast<std::size_t>(sign.trust)];
}

std::vector<Platform> recognise_platforms(const PlatformFacts& facts) {
  const Seen seen(facts);
  std::vector<Platform> platforms;
  for (const Row& row : rows()) {
    if (std::optional<Platform> platform = recognise(row, seen))
      platforms.push_back(*std::move(platform));
  }
  std::stable_sort(platforms.begin(), platforms.end(),
                   [](const Platform& a, const Platform& b) { return a.score > b.score; });
  return platforms;
}

}  // namespace kaic
