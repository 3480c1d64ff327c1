// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/tar.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <utility>

#include "lib/base/try.h"
#include "lib/cluster/tar_blocks.h"

namespace kaic {
namespace {

constexpr std::size_t kChunk = 64 * limits::kKiB;

struct FreeArchive {
  void operator()(archive* reader) const { ::archive_read_free(reader); }
};

class TarReader final : public EntryReader {
 public:
  TarReader(std::unique_ptr<ByteReader> plain, std::string place, const ArchiveLimits& limits)
      : plain_(std::move(plain)), place_(std::move(place)), blocks_(limits), chunk_(kChunk) {}

  Result<void> start() {
    reader_.reset(::archive_read_new());
    archive* reader = reader_.get();
    if (reader == nullptr) return Error{ErrorClass::kNomem, place_, "out of memory"};
    // No filter, no other format. No skip callback: libarchive must read what it passes over.
    if (::archive_read_support_format_tar(reader) != ARCHIVE_OK ||
        ::archive_read_set_callback_data(reader, this) != ARCHIVE_OK ||
        ::archive_read_set_read_callback(reader, &TarReader::more) != ARCHIVE_OK ||
        ::archive_read_open1(reader) != ARCHIVE_OK) {
      return fault();
    }
    return {};
  }

  Result<std::optional<RawEntry>> next() override {
    archive_entry* entry = nullptr;
    const int status = ::archive_read_next_header(reader_.get(), &entry);
    if (status == ARCHIVE_EOF) {
      KAIC_CHECK(drain());
      return std::optional<RawEntry>();
    }
    // A warning is about what is not used here, such as a name that the locale cannot say.
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return fault();
    auto& members = blocks_.members();
    const auto position = ::archive_read_header_position(reader_.get());
    if (members.empty() || position < 0 ||
        members.front().position != static_cast<std::uint64_t>(position)) {
      return disagree();
    }
    RawEntry now = std::move(members.front().entry);
    members.pop_front();
    if (now.kind == EntryKind::kFile &&
        static_cast<std::uint64_t>(::archive_entry_size(entry)) != now.size) {
      return disagree();
    }
    left_ = now.size;
    return std::optional<RawEntry>(std::move(now));
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
    if (size == 0) return std::size_t{0};
    const la_ssize_t got = ::archive_read_data(reader_.get(), to, size);
    if (got < 0) return fault();
    if (got == 0) return disagree();
    left_ -= static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }

 private:
  static la_ssize_t more(archive*, void* self, const void** bytes) {
    auto* tar = static_cast<TarReader*>(self);
    auto got = tar->pull();
    if (!got) return -1;
    *bytes = tar->chunk_.data();
    return static_cast<la_ssize_t>(*got);
  }

  /// The next bytes, once TarBlocks has found them good. A fault is told after what is good before
  /// it.
  Result<std::size_t> pull() {
    if (error_) return *error_;
    auto got = plain_->read(chunk_.data(), chunk_.size());
    if (!got) {
      error_ = got.error();
      return got;
    }
    const std::uint64_t before = bytes_;
    bytes_ += *got;
    if (auto taken = blocks_.take(std::string_view(chunk_.data(), *got)); !taken) {
      error_ = placed(taken.error());
      const std::uint64_t good = std::max(blocks_.good(), before) - before;
      if (good == 0) return *error_;
      return static_cast<std::size_t>(good);
    }
    if (*got == 0) {
      if (auto whole = blocks_.finish(); !whole) {
        error_ = placed(whole.error());
        return *error_;
      }
    }
    return got;
  }

  /// libarchive stops at the end mark; what follows it is looked at here.
  Result<void> drain() {
    for (;;) {
      KAIC_TRY(const std::size_t got, pull());
      if (got == 0) break;
    }
    if (!blocks_.members().empty()) return disagree();
    if (!blocks_.has_end_mark()) warnings_.push_back(place_ + ": tar: no end mark");
    return {};
  }

  Error placed(Error error) const {
    error.place = place_;
    return error;
  }

  Error fault() const {
    if (error_) return *error_;
    const char* why = ::archive_error_string(reader_.get());
    return Error{ErrorClass::kCorrupt, place_,
                 std::string("tar: ") + (why == nullptr ? "not tar" : why)};
  }

  Error disagree() const {
    if (error_) return *error_;
    return Error{ErrorClass::kCorrupt, place_, "tar: readers would disagree about its members"};
  }

  std::unique_ptr<ByteReader> plain_;
  std::string place_;
  TarBlocks blocks_;
  std::vector<char> chunk_;
  std::unique_ptr<archive, FreeArchive> reader_;
  std::optional<Error> error_;
  std::uint64_t bytes_ = 0;  // from plain_
  std::uint64_t left_ = 0;   // of the member
};

}  // namespace

Result<std::unique_ptr<EntryReader>> read_tar(std::unique_ptr<ByteReader> plain, std::string place,
                                              const ArchiveLimits& limits) {
  auto reader = std::make_unique<TarReader>(std::move(plain), std::move(place), limits);
  KAIC_CHECK(reader->start());
  return std::unique_ptr<EntryReader>(std::move(reader));
}

}  // namespace kaic
