// SPDX-License-Identifier: Apache-2.0
/// Finds the objects in JSON texts one behind the other, each a single object, a List, a typed list
/// or a plain array, without ever holding a whole list.
#ifndef KAIC_LIB_CLUSTER_OBJECT_SCANNER_H
#define KAIC_LIB_CLUSTER_OBJECT_SCANNER_H

#include <functional>
#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "lib/base/json.h"
#include "lib/cluster/item_splitter.h"

namespace kaic {

/// apiVersion and kind, as an object says them.
struct ObjectKind {
  std::string api_version, kind;
  auto operator<=>(const ObjectKind&) const = default;
};

class ObjectScanner {
 public:
  struct Sink {
    /// An object's own kind (empty where an item does not say it) and its text, valid during the
    /// call.
    std::function<Result<void>(const ObjectKind&, std::string_view text)> object;
    /// Behind the items of a list: what the list says of itself. `{"v1", "PodList"}`.
    std::function<void(const ObjectKind&)> list_end;
  };

  ObjectScanner(Sink sink, std::string place);
  Result<void> push(std::string_view bytes) { return splitter_.push(bytes); }
  Result<void> finish() { return splitter_.finish(); }
  /// Objects that were too large to be read.
  std::uint64_t skipped() const { return splitter_.skipped(); }

 private:
  Result<void> batch(std::string_view array);
  Result<void> document(std::string_view envelope);

  Sink sink_;
  std::string place_;
  json::Index index_;
  ItemSplitter splitter_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_OBJECT_SCANNER_H
