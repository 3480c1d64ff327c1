// SPDX-License-Identifier: Apache-2.0
/// YAML as JSON text. libyaml gives its events one by one and every limit is checked as they come,
/// since it has none of its own. What JSON cannot say, or what readers disagree about, is refused:
/// custom tags, merge keys, .inf and .nan, duplicate keys, keys that are no scalars (R3.5).
///
///     YamlStream stream(text, "pods.yaml");
///     for (;;) {
///       KAIC_TRY(auto document, stream.next());
///       if (!document) break;
///       use(document->json);
///     }
#ifndef KAIC_LIB_BASE_YAML_H
#define KAIC_LIB_BASE_YAML_H

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "lib/base/limits.h"

namespace kaic {

/// L4. `bytes` is for the whole text, the rest for each document.
struct YamlLimits {
  std::size_t bytes = limits::kYamlBytes;
  std::size_t depth = limits::kYamlDepth;  ///< never more than kYamlDepthCeiling
  std::size_t events = limits::kYamlEvents;
  std::size_t nodes = limits::kYamlEvents;  ///< after aliases are expanded
  std::size_t alias_factor = limits::kYamlAliasFactor;
  std::size_t alias_nodes = limits::kYamlAliasNodes;
  std::size_t alias_bytes = limits::kYamlAliasBytes;
};

struct YamlDocument {
  std::string json;      ///< compact; numbers keep their digits, aliases are expanded
  std::size_t line = 0;  ///< where the document begins, from 1
};

/// The documents of one text, in order. One thread at a time.
class YamlStream {
 public:
  /// `text` must outlive the stream. UTF-8, with or without a byte order mark.
  YamlStream(std::string_view text, std::string place, YamlLimits limits = {});
  ~YamlStream();
  YamlStream(YamlStream&&) noexcept;
  YamlStream& operator=(YamlStream&&) noexcept;

  /// The next document; none at the end, and none after an error. Errors have `place:line:column`:
  /// `yaml-syntax`, `yaml-tag`, `yaml-merge`, `yaml-alias`, `duplicate-key`, `encoding`,
  /// `schema-type` (a key that is no scalar), `number-range`, `limit`.
  Result<std::optional<YamlDocument>> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The JSON of a text with exactly one document. Errors: those of next(), `yaml-multi-document`,
/// `empty`.
Result<std::string> yaml_to_json(std::string_view text, std::string_view place,
                                 YamlLimits limits = {});

}  // namespace kaic

#endif  // KAIC_LIB_BASE_YAML_H
