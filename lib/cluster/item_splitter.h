// SPDX-License-Identifier: Apache-2.0
/// Cuts the items out of a list that is too large to be held, while its bytes arrive: whole items
/// go out in batches, what is around them is kept as the envelope. Only brackets and quotes are
/// looked at here; what comes out is checked by whoever parses it.
#ifndef KAIC_LIB_CLUSTER_ITEM_SPLITTER_H
#define KAIC_LIB_CLUSTER_ITEM_SPLITTER_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "lib/base/limits.h"

namespace kaic {

struct SplitSizes {
  std::size_t batch = limits::kMiB;
  std::size_t object = limits::kObjectBytes;
};

class ItemSplitter {
 public:
  /// Takes the text of a JSON array with some whole items.
  using Sink = std::function<Result<void>(std::string_view text)>;
  /// `batch` takes items. `document`, if there is one, takes the envelope of each text that ends
  /// (with `items` empty) behind the batches of its items, and texts may stand one behind the
  /// other; without it the one text's envelope is left in envelope().
  ItemSplitter(Sink batch, std::string place, Sink document = {}, SplitSizes sizes = {})
      : sink_(std::move(batch)),
        document_(std::move(document)),
        place_(std::move(place)),
        sizes_(sizes) {}

  Result<void> push(std::string_view bytes);
  /// The end: sends what is left.
  Result<void> finish();

  /// Where the first item of the batch at hand stands in the text: with it a fault can be found.
  std::uint64_t batch_offset() const { return batch_offset_; }
  const std::string& envelope() const { return envelope_; }
  /// Items beyond the limit of one object, left out (L6): the list was not read whole.
  std::uint64_t skipped() const { return skipped_; }

 private:
  enum class Where : std::uint8_t { kEnvelope, kBetween, kItem };

  Result<void> envelope_byte(char c);
  Result<void> between_byte(char c);
  Result<void> end_item();
  Result<void> flush();
  Result<void> end_document();

  Sink sink_, document_;
  std::string place_;
  SplitSizes sizes_;
  std::string envelope_, batch_, key_;
  std::size_t item_start_ = 0;  // in batch_
  std::uint64_t skipped_ = 0, bytes_ = 0, batch_offset_ = 0;
  std::uint32_t depth_ = 0;  // of brackets, in the envelope or in the item
  Where where_ = Where::kEnvelope;
  bool in_string_ = false, escaped_ = false;
  bool is_key_ = false;       // the envelope's string being read is a key of the list itself
  bool items_next_ = false;   // the value that comes is `items`
  bool after_comma_ = false;  // in `items`, a comma stands open
  bool too_large_ = false;    // the item being passed is beyond the limit
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_ITEM_SPLITTER_H
