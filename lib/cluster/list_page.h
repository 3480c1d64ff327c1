// SPDX-License-Identifier: Apache-2.0
/// The answer to a list: an envelope (kind, metadata with the continue token) around items. Items
/// go to the visitor as they are met; whether the envelope was right is known at the end, so a
/// caller keeps what it was given aside until then.
#ifndef KAIC_LIB_CLUSTER_LIST_PAGE_H
#define KAIC_LIB_CLUSTER_LIST_PAGE_H

#include <cstdint>
#include <string>
#include <string_view>

#include "kaic/cluster/cluster.h"
#include "lib/base/json.h"

namespace kaic {

/// What an envelope says.
struct ListEnvelope {
  std::string kind, continue_token, resource_version;
  bool has_items = false;  ///< false: no `items` member at all (an empty list, with a warning)
  std::uint64_t items = 0;
};

/// One page in memory.
class ListPage final : public ListPart {
 public:
  /// `kind` of the items, empty for any: another list than of these is a `kind-mismatch`. `text`
  /// and `index` must outlive the page.
  ListPage(json::Index& index, std::string_view text, std::string place, std::string_view kind,
           json::Source source)
      : index_(index), text_(text), place_(std::move(place)), kind_(kind), source_(source) {}

  Result<void> for_each(const std::function<void(const ObjectView&)>& visit) override;
  const ListEnvelope& envelope() const { return envelope_; }

 private:
  Result<void> read(json::Cursor& cursor, const std::function<void(const ObjectView&)>& visit);

  json::Index& index_;
  std::string_view text_;
  std::string place_;
  std::string kind_;
  json::Source source_;
  ListEnvelope envelope_;
};

/// Some whole items as the text of a JSON array, cut out of a page too large to be held
/// (item_splitter.h).
class ItemBatch final : public ListPart {
 public:
  ItemBatch(json::Index& index, std::string_view text, std::string place)
      : index_(index), text_(text), place_(std::move(place)) {}
  Result<void> for_each(const std::function<void(const ObjectView&)>& visit) override;
  std::uint64_t items() const { return items_; }

 private:
  json::Index& index_;
  std::string_view text_;
  std::string place_;
  std::uint64_t items_ = 0;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_LIST_PAGE_H
