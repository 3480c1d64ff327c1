// SPDX-License-Identifier: Apache-2.0
/// Which Kubernetes product a cluster is, by signs that anybody may read. Several can be true at
/// once (OpenShift and ROSA), and where the machines run is not which product runs on them: a
/// provider ID alone never names one.
///
///     for (const Platform& p : recognise_platforms(facts)) use(p.id, p.score, p.signs);
#ifndef KAIC_LIB_CONFORMANCE_PLATFORMS_H
#define KAIC_LIB_CONFORMANCE_PLATFORMS_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaic {

/// What was seen of a cluster. What could not be read is left empty: it then says nothing, neither
/// for nor against.
struct PlatformFacts {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  struct NodeFacts {
    Pairs labels, annotations;
    std::string kubelet_version, os_image, provider_id;
  };
  std::string server_version;           ///< gitVersion
  std::vector<std::string> api_groups;  ///< names that discovery lists
  std::vector<NodeFacts> nodes;
  std::vector<std::string> namespaces;
  std::vector<std::string> workloads;  ///< names of Deployments, DaemonSets and StatefulSets
};

struct Platform {
  std::string id, name;
  int score = 0;  ///< 30 to 100; more signs, and more telling ones, give more
  std::vector<std::string>
      signs;  ///< `node label cloud.google.com/gke-nodepool`, in the table's order
};

/// The products whose signs suffice, best first; equal scores in the table's order. Pure.
std::vector<Platform> recognise_platforms(const PlatformFacts& facts);

namespace platform_table {

/// In the order of what they prove.
enum class SignKind : std::uint8_t {
  kApiGroup,
  kVersion,
  kLabel,
  kAnnotation,
  kOsImage,
  kProviderId,
  kNamespace,
  kWorkload
};
/// Seen in a source, document or certificate; common knowledge; a guess.
enum class Trust : std::uint8_t { kDocumented, kKnown, kGuess };
/// Names that the product alone uses, and names that others share: these add to a score but never
/// make a product.
enum class Reach : std::uint8_t { kOwn, kShared };

struct Sign {
  SignKind kind;
  std::string_view pattern;  ///< a name, `prefix*`, `*suffix` or `*part*`
  Trust trust = Trust::kDocumented;
  Reach reach = Reach::kOwn;
};

struct Row {
  std::string_view id, name;
  std::span<const Sign> signs;
  /// Signs that must all be there, or the row says nothing: for products that are a special form of
  /// another.
  std::span<const Sign> required = {};
};

std::span<const Row> rows();
/// What a sign adds to a score.
int weight(const Sign& sign);
/// The weight of own signs that makes a product. One guess is always below it, and so is one
/// provider ID that others share.
inline constexpr int kThreshold = 30;

}  // namespace platform_table
}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_PLATFORMS_H
