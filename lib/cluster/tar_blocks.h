// SPDX-License-Identifier: Apache-2.0
/// Looks at each block of a tar file as it goes by and refuses what libarchive reads past: a wrong
/// checksum, lying sizes and pax records, anything but zeros after the end mark, half a block, half
/// a member. Also keeps each member's name as it stands there, since libarchive brings names into
/// the process's locale.
#ifndef KAIC_LIB_CLUSTER_TAR_BLOCKS_H
#define KAIC_LIB_CLUSTER_TAR_BLOCKS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "lib/cluster/entry_reader.h"

namespace kaic {

class TarBlocks {
 public:
  static constexpr std::size_t kBlock = 512;

  struct Member {
    std::uint64_t position = 0;  ///< of the first header that belongs to it, extended ones too
    RawEntry entry;
  };

  explicit TarBlocks(const ArchiveLimits& limits) : limits_(limits) {}

  /// Takes the next bytes of the file. Errors have no place: `corrupt`, `limit`, `unsafe-type`
  /// (sparse files, and kinds that no reader agrees on).
  Result<void> take(std::string_view bytes);
  /// No more bytes come.
  Result<void> finish() const;

  /// Members whose header went by; the owner takes them from the front.
  std::deque<Member>& members() { return members_; }
  /// How many bytes went by before the header that was refused.
  std::uint64_t good() const { return good_; }
  bool has_end_mark() const { return state_ == State::kAfterEnd; }

 private:
  enum class State : std::uint8_t { kHeader, kBody, kExtended, kAfterEnd };

  Result<void> header();
  Result<void> member(char type);
  Result<void> extended(char type, std::uint64_t size);
  Result<void> end_of_extended();
  Result<void> pax_record(std::string_view key, std::string_view value);
  std::string_view field(std::size_t offset, std::size_t size) const;
  Result<std::uint64_t> size_field() const;

  ArchiveLimits limits_;
  State state_ = State::kHeader;
  std::array<char, kBlock> block_{};
  std::size_t filled_ = 0;     // of block_
  std::uint64_t offset_ = 0;   // bytes that went by
  std::uint64_t good_ = 0;     // bytes up to the header at hand
  std::uint64_t left_ = 0;     // of the body or extended header, padding not counted
  std::uint64_t padding_ = 0;  // to the end of its last block
  std::deque<Member> members_;

  // Extended headers that belong to the member to come.
  char extended_type_ = 0;
  std::string extended_;
  bool open_ = false;  // there was one
  std::uint64_t position_ = 0;
  std::optional<std::string> path_;
  std::optional<std::uint64_t> size_;
  bool has_pax_ = false;
  bool has_long_link_ = false;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_TAR_BLOCKS_H
