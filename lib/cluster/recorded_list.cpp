// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/recorded_list.h"

#include <algorithm>

#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/cluster/item_splitter.h"
#include "lib/cluster/list_page.h"

namespace kaic {
namespace {

// A page up to this size is parsed where it lies; a larger one is cut into batches while it is
// read. Servers' pages of 500 objects lie below.
constexpr std::size_t kWholePage = 4 * limits::kMiB;
constexpr std::size_t kChunk = 256 * limits::kKiB;

/// Fills the buffers with up to `size` bytes; true if the end was reached.
Result<bool> fill(ByteReader& bytes, PageBuffers& buffers, std::size_t size) {
  std::string& storage = buffers.storage;
  std::size_t used = 0;
  for (;;) {
    buffers.text = std::string_view(storage).substr(0, used);
    if (used == size) return false;
    if (storage.size() == used) storage.resize(std::min(std::max(used * 2, kChunk), size));
    KAIC_TRY(const std::size_t got,
             bytes.read(storage.data() + used, std::min(storage.size(), size) - used));
    if (got == 0) return true;
    used += got;
  }
}

}  // namespace

bool RecordedList::wait_for_turn(std::size_t page) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return aborted_ || next_ == page; });
  return !aborted_;
}

void RecordedList::pass_turn() {
  {
    const std::scoped_lock lock(mutex_);
    ++next_;
  }
  turn_.notify_all();
}

void RecordedList::abort() {
  {
    const std::scoped_lock lock(mutex_);
    aborted_ = true;
  }
  turn_.notify_all();
}

void RecordedList::note_envelope(std::size_t page, const std::string& continue_token,
                                 std::uint64_t items) {
  const std::scoped_lock lock(mutex_);
  items_ += items;
  if (page + 1 == entry_.pages.size()) last_continue_ = continue_token;
}

void RecordedList::note_unparsable(const Error& error) {
  const std::scoped_lock lock(mutex_);
  if (unparsable_.empty()) unparsable_ = error.to_string();
}

Result<void> RecordedList::read_page(std::size_t page, ByteReader& bytes, PageBuffers& buffers,
                                     const ListVisitor* visit) {
  KAIC_TRY(const bool whole, fill(bytes, buffers, kWholePage));
  if (!wait_for_turn(page)) return {};
  hash_.update(buffers.text);
  bytes_ += buffers.text.size();
  if (!whole) {
    auto streamed = stream_page(page, bytes, buffers, visit);
    if (streamed) pass_turn();
    return streamed;
  }
  pass_turn();
  if (visit == nullptr) return {};
  ListPage part(buffers.index, buffers.text, page_place(page), kind_, json::Source::kWire);
  part.request = request_;
  part.ordinal = page << 32U;
  if (auto visited = (*visit)(part); !visited) {
    note_unparsable(visited.error());
  } else {
    note_envelope(page, part.envelope().continue_token, part.envelope().items);
  }
  return {};
}

/// The rest of a page whose beginning is in the buffer, holding the turn.
Result<void> RecordedList::stream_page(std::size_t page, ByteReader& bytes, PageBuffers& buffers,
                                       const ListVisitor* visit) {
  std::uint64_t ordinal = page << 32U, items = 0;
  ItemSplitter splitter(
      [&](std::string_view batch) -> Result<void> {
        ItemBatch part(
            buffers.index, batch,
            page_place(page) + ": items from offset " + std::to_string(splitter.batch_offset()));
        part.request = request_;
        part.ordinal = ordinal++;
        auto visited = (*visit)(part);
        items += part.items();
        return visited;
      },
      page_place(page));
  bool parse = visit != nullptr;
  const auto push = [&](std::string_view chunk) {
    if (!parse) return;
    if (auto pushed = splitter.push(chunk); !pushed) {
      note_unparsable(pushed.error());
      parse = false;
    }
  };
  push(buffers.text);
  std::string chunk(kChunk, '\0');
  for (;;) {
    KAIC_TRY(const std::size_t got, bytes.read(chunk.data(), chunk.size()));
    if (got == 0) break;
    const std::string_view text(chunk.data(), got);
    hash_.update(text);
    bytes_ += got;
    push(text);
  }
  if (!parse) return {};
  auto finished = splitter.finish();
  ListPage envelope(buffers.index, splitter.envelope(), page_place(page), kind_,
                    json::Source::kWire);
  if (finished) finished = envelope.for_each([](const ObjectView&) {});
  if (!finished) {
    note_unparsable(finished.error());
    return {};
  }
  skipped_ += splitter.skipped();
  note_envelope(page, envelope.envelope().continue_token, items);
  return {};
}

Result<void> RecordedList::verify() const {
  if (!entry_.is_hashed()) return {};
  const std::string digest = hash_.hex();
  if (bytes_ == static_cast<std::uint64_t>(entry_.bytes) && digest == entry_.sha256) return {};
  return Error{ErrorClass::kCorrupt, place_ + ": " + name_of(entry_),
               "found " + std::to_string(bytes_) + " bytes with SHA-256 " + digest + "; expected " +
                   std::to_string(entry_.bytes) + " bytes with SHA-256 " + entry_.sha256};
}

ListSummary RecordedList::summary() const {
  const auto with = [&](ReadState state, std::string reason, std::string message) {
    return ListSummary{state, std::move(reason), std::move(message), items_};
  };
  if (!unparsable_.empty()) return with(ReadState::kRefused, "Unparsable", unparsable_);
  if (skipped_ > 0)
    return with(ReadState::kCut, "ObjectTooLarge",
                std::to_string(skipped_) + " objects are beyond the limit of one object");
  if (!last_continue_.empty())
    return with(ReadState::kCut, "ContinueToken", "the last page says that more follows");
  if (entry_.complete && !*entry_.complete)
    return with(ReadState::kCut, "NotComplete", "the index says that the list was not read whole");
  if (items_ > limits::kListItems)
    return with(ReadState::kCut, "Limit",
                "more than " + std::to_string(limits::kListItems) + " objects");
  if (entry_.items && static_cast<std::uint64_t>(*entry_.items) != items_) {
    return with(ReadState::kCut, "ItemCountMismatch",
                "found " + std::to_string(items_) + " objects; the index says " +
                    std::to_string(*entry_.items));
  }
  return with(ReadState::kComplete, "", "");
}

}  // namespace kaic
