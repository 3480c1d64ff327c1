// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/tar_blocks.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/base/try.h"

namespace kaic {
namespace {

// Where POSIX (ustar) puts the fields of a header.
constexpr std::size_t kNameSize = 100;
constexpr std::size_t kSizeAt = 124;
constexpr std::size_t kNumberSize = 12;
constexpr std::size_t kChecksumAt = 148;
constexpr std::size_t kChecksumSize = 8;
constexpr std::size_t kTypeAt = 156;
constexpr std::size_t kMagicAt = 257;
constexpr std::size_t kPrefixAt = 345;
constexpr std::size_t kPrefixSize = 155;

Error corrupt(std::string message) {
  return Error{ErrorClass::kCorrupt, "", "tar: " + std::move(message)};
}

Error limit(std::string_view what, std::uint64_t most) {
  return Error{ErrorClass::kLimit, "",
               "tar: " + std::string(what) + " of more than " + std::to_string(most) + " bytes"};
}

bool is_zero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0'; });
}

/// Octal digits between spaces and NULs.
std::optional<std::uint64_t> octal(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\0')) text.remove_suffix(1);
  std::uint64_t value = 0;
  if (text.empty()) return value;
  const char* end = text.data() + text.size();
  const auto [at, fault] = std::from_chars(text.data(), end, value, 8);
  if (fault != std::errc() || at != end) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> decimal(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [at, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc() || at != end) return std::nullopt;
  return value;
}

}  // namespace

std::string_view TarBlocks::field(std::size_t offset, std::size_t size) const {
  const std::string_view all(block_.data() + offset, size);
  return all.substr(0, all.find('\0'));
}

Result<std::uint64_t> TarBlocks::size_field() const {
  const std::string_view text(block_.data() + kSizeAt, kNumberSize);
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) {
    const auto size = octal(text);
    if (!size) return corrupt("a header's size is no number");
    return *size;
  }
  // GNU's base 256, big-endian behind a marker bit; 0xFF begins a negative one.
  if (first != 0x80) return corrupt("a header's size is negative");
  std::uint64_t size = 0;
  for (const char c : text.substr(1)) {
    if (size >> 56 != 0) return limit("a member", limits_.entry);
    size = size << 8 | static_cast<unsigned char>(c);
  }
  return size;
}

Result<void> TarBlocks::take(std::string_view bytes) {
  while (!bytes.empty()) {
    std::size_t taken = 0;
    switch (state_) {
      case State::kHeader:
        if (filled_ == 0) good_ = offset_;
        taken = bytes.copy(block_.data() + filled_, kBlock - filled_);
        filled_ += taken;
        offset_ += taken;
        if (filled_ == kBlock) {
          filled_ = 0;
          KAIC_CHECK(header());
        }
        break;
      case State::kBody:
      case State::kExtended:
        taken = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), left_ + padding_));
        if (state_ == State::kExtended && left_ != 0) {
          taken = static_cast<std::size_t>(std::min<std::uint64_t>(taken, left_));
          extended_.append(bytes.substr(0, taken));
        }
        offset_ += taken;
        if (taken <= left_) {
          left_ -= taken;
        } else {
          padding_ -= taken - std::exchange(left_, 0);
        }
        if (left_ + padding_ == 0) {
          if (std::exchange(state_, State::kHeader) == State::kExtended) {
            KAIC_CHECK(end_of_extended());
          }
        }
        break;
      case State::kAfterEnd:
        good_ = offset_;
        if (!is_zero(bytes)) return corrupt("something follows the end mark");
        taken = bytes.size();
        offset_ += taken;
        break;
    }
    bytes.remove_prefix(taken);
  }
  return {};
}

Result<void> TarBlocks::finish() const {
  if (offset_ == 0) return corrupt("nothing at all");
  if (state_ == State::kBody || state_ == State::kExtended) return corrupt("it ends in a member");
  if (offset_ % kBlock != 0) return corrupt("it ends in a block");
  if (open_) return corrupt("an extended header has no member");
  return {};
}

Result<void> TarBlocks::header() {
  const std::string_view block(block_.data(), kBlock);
  if (is_zero(block)) {
    if (open_) return corrupt("an extended header has no member");
    state_ = State::kAfterEnd;
    return {};
  }
  // The sum of all bytes, of the checksum itself as spaces. Old writers added signed bytes.
  std::uint64_t sum = 0;
  std::int64_t signed_sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kChecksumAt && i < kChecksumAt + kChecksumSize;
    const char c = own ? ' ' : block[i];
    sum += static_cast<unsigned char>(c);
    signed_sum += static_cast<signed char>(c);
  }
  const auto claimed = octal(block.substr(kChecksumAt, kChecksumSize));
  if (!claimed ||
      (*claimed != sum && (signed_sum < 0 || *claimed != static_cast<std::uint64_t>(signed_sum)))) {
    return corrupt("a header's checksum is wrong");
  }

  if (!std::exchange(open_, true)) position_ = offset_ - kBlock;
  const char type = block[kTypeAt];
  switch (type) {
    case 'x':
    case 'g':
    case 'L':
    case 'K': {
      KAIC_TRY(const std::uint64_t size, size_field());
      return extended(type, size);
    }
    default:
      return member(type);
  }
}

Result<void> TarBlocks::extended(char type, std::uint64_t size) {
  if (size > limits_.extended_header) return limit("an extended header", limits_.extended_header);
  bool& seen = type == 'K' ? has_long_link_ : has_pax_;
  if (type == 'L' && path_) return corrupt("two long names for one member");
  if ((type == 'x' || type == 'K') && std::exchange(seen, true)) {
    return corrupt("two extended headers of a kind for one member");
  }
  extended_type_ = type;
  extended_.clear();
  left_ = size;
  padding_ = (kBlock - size % kBlock) % kBlock;
  if (size == 0) return end_of_extended();
  state_ = State::kExtended;
  return {};
}

Result<void> TarBlocks::end_of_extended() {
  std::string_view rest = extended_;
  if (extended_type_ == 'K') return {};
  if (extended_type_ == 'L') {
    path_ = std::string(rest.substr(0, rest.find('\0')));
    return {};
  }
  while (!rest.empty()) {
    // LENGTH SPACE KEY=VALUE NEWLINE, the length that of all of it.
    const std::size_t space = rest.find(' ');
    const auto length =
        space == std::string_view::npos ? std::nullopt : decimal(rest.substr(0, space));
    if (!length || *length <= space + 1 || *length > rest.size() || rest[*length - 1] != '\n') {
      return corrupt("a pax record lies about its length");
    }
    const std::string_view record = rest.substr(space + 1, *length - space - 2);
    const std::size_t equals = record.find('=');
    if (equals == std::string_view::npos || equals == 0) return corrupt("a pax record has no key");
    KAIC_CHECK(pax_record(record.substr(0, equals), record.substr(equals + 1)));
    rest.remove_prefix(*length);
  }
  return {};
}

Result<void> TarBlocks::pax_record(std::string_view key, std::string_view value) {
  if (key.starts_with("GNU.sparse.")) {
    return Error{ErrorClass::kUnsafeType, "", "tar: sparse files are not read"};
  }
  if (key != "path" && key != "size") return {};
  if (extended_type_ == 'g') return corrupt("one path or size for all members");
  if (key == "path") {
    if (path_) return corrupt("two paths for one member");
    path_ = std::string(value);
    return {};
  }
  if (size_) return corrupt("two sizes for one member");
  size_ = decimal(value);
  if (size_) return {};
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == value.npos;
  return digits ? limit("a member", limits_.entry) : corrupt("a pax size is no number");
}

Result<void> TarBlocks::member(char type) {
  Member now;
  now.position = position_;
  if (path_) {
    now.entry.path = *path_;
  } else {
    now.entry.path = field(0, kNameSize);
    // GNU's magic ends in spaces, and its headers have other things where POSIX has the prefix.
    const bool posix =
        std::string_view(block_.data() + kMagicAt, 6) == std::string_view("ustar\0", 6);
    const std::string_view prefix = posix ? field(kPrefixAt, kPrefixSize) : std::string_view();
    if (!prefix.empty()) now.entry.path = std::string(prefix) + "/" + now.entry.path;
  }
  std::uint64_t size = 0;
  if (size_) {
    size = *size_;
  } else {
    KAIC_TRY(size, size_field());
  }
  if (size > limits_.entry) return limit("a member", limits_.entry);

  switch (type) {
    case '0':
    case '\0':
    case '7':  // "contiguous", a regular file today
      now.entry.kind = now.entry.path.ends_with('/') ? EntryKind::kFolder : EntryKind::kFile;
      break;
    case '1':
    case '2':
      now.entry.kind = EntryKind::kLink;
      break;
    case '3':
    case '4':
    case '6':
      now.entry.kind = EntryKind::kOther;
      break;
    case '5':
      now.entry.kind = EntryKind::kFolder;
      break;
    case 'S':
      return Error{ErrorClass::kUnsafeType, "", "tar: sparse files are not read"};
    default:
      return Error{ErrorClass::kUnsafeType, "",
                   "tar: members of type '" + std::string(1, type) + "' are not read"};
  }
  if (now.entry.kind != EntryKind::kFile && size != 0) {
    return corrupt("a folder, link or device has a size");
  }
  now.entry.size = size;
  members_.push_back(std::move(now));

  open_ = has_pax_ = has_long_link_ = false;
  path_.reset();
  size_.reset();
  left_ = size;
  padding_ = (kBlock - size % kBlock) % kBlock;
  if (size != 0) state_ = State::kBody;
  return {};
}

}  // namespace kaic
