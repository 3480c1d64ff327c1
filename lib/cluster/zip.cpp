// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/zip.h"

#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "lib/base/try.h"

namespace kaic {
namespace {

// APPNOTE.TXT 4.3: signatures and sizes without names.
constexpr std::uint32_t kLocalMark = 0x04034b50;
constexpr std::uint32_t kCentralMark = 0x02014b50;
constexpr std::uint32_t kEndMark = 0x06054b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMaxComment = 65535;
constexpr std::uint16_t kEncrypted = 1 << 0 | 1 << 6 | 1 << 13;
constexpr std::uint16_t kSizesFollow = 1 << 3;  // in a descriptor behind the data
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kUnicodePath = 0x7075;  // an extra field with another name for the entry
constexpr std::size_t kChunk = 64 * limits::kKiB;

std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                    static_cast<unsigned char>(bytes[at + 1]) << 8);
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return u16(bytes, at) | static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16;
}

struct ZipEntry {
  std::string path;
  EntryKind kind = EntryKind::kFile;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint32_t packed = 0;
  std::uint32_t size = 0;
  std::uint32_t header = 0;  // where the local header is
  std::uint64_t data = 0;    // where the bytes are
};

class ZipReader final : public EntryReader {
 public:
  ZipReader(std::shared_ptr<const File> file, const ArchiveLimits& limits)
      : file_(std::move(file)), limits_(limits) {}
  ~ZipReader() override { stop_inflating(); }
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  /// Reads the directory and holds every claim against the others.
  Result<void> start() {
    KAIC_CHECK(read_end());
    KAIC_CHECK(read_directory());
    return check_places();
  }

  Result<std::optional<RawEntry>> next() override {
    stop_inflating();
    if (next_ == entries_.size()) {
      KAIC_CHECK(file_->check_size());
      return std::optional<RawEntry>();
    }
    now_ = &entries_[next_++];
    crc_ = static_cast<std::uint32_t>(::crc32(0, nullptr, 0));
    packed_left_ = now_->packed;
    left_ = now_->size;
    checked_ = false;
    in_.clear();
    return std::optional<RawEntry>(RawEntry{now_->path, now_->kind, now_->size});
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (now_ == nullptr || size == 0) return std::size_t{0};
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
    if (size == 0) {
      KAIC_CHECK(check_end());
      return std::size_t{0};
    }
    std::size_t got = 0;
    if (now_->method == kStored) {
      KAIC_TRY(got, file_->read_at(now_->data + (now_->size - left_), to, size));
    } else {
      KAIC_TRY(got, inflate(to, size));
      if (got == 0) return corrupt("an entry is shorter than it says", now_);
    }
    crc_ = static_cast<std::uint32_t>(
        ::crc32(crc_, reinterpret_cast<const Bytef*>(to), static_cast<uInt>(got)));
    left_ -= static_cast<std::uint32_t>(got);
    return got;
  }

 private:
  Error error(ErrorClass error_class, std::string_view message, const ZipEntry* entry) const {
    std::string place = file_->place();
    if (entry != nullptr) place += ": " + entry->path;
    return Error{error_class, std::move(place), "zip: " + std::string(message)};
  }
  Error corrupt(std::string_view message, const ZipEntry* entry = nullptr) const {
    return error(ErrorClass::kCorrupt, message, entry);
  }
  Error unsupported(std::string_view message, const ZipEntry* entry = nullptr) const {
    return error(ErrorClass::kUnsupported, message, entry);
  }

  Result<std::string> bytes_at(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    KAIC_TRY(const std::size_t got, file_->read_at(offset, bytes.data(), size));
    if (got != size) return corrupt("it ends too early");
    return bytes;
  }

  /// The end record, at the very end of the file with its comment.
  Result<void> read_end() {
    if (file_->size() < kEndSize) return corrupt("no end record");
    const auto tail_size =
        static_cast<std::size_t>(std::min<std::uint64_t>(file_->size(), kEndSize + kMaxComment));
    const std::uint64_t tail_at = file_->size() - tail_size;
    KAIC_TRY(const std::string tail, bytes_at(tail_at, tail_size));
    std::optional<std::size_t> found;
    for (std::size_t at = 0; at + kEndSize <= tail.size(); ++at) {
      if (u32(tail, at) != kEndMark || at + kEndSize + u16(tail, at + 20) != tail.size()) continue;
      if (found) return corrupt("two end records");
      found = at;
    }
    if (!found) return corrupt("no end record");
    const std::string_view end = std::string_view(tail).substr(*found, kEndSize);
    count_ = u16(end, 10);
    directory_size_ = u32(end, 12);
    directory_ = u32(end, 16);
    if (count_ == 0xFFFF || directory_size_ == 0xFFFFFFFF || directory_ == 0xFFFFFFFF) {
      return unsupported("zip64");
    }
    if (u16(end, 4) != 0 || u16(end, 6) != 0 || u16(end, 8) != count_) {
      return unsupported("parts on several disks");
    }
    if (directory_ + directory_size_ != tail_at + *found) {
      return corrupt("the directory is not where it should be");
    }
    if (count_ > limits_.entries) {
      return error(ErrorClass::kLimit, "more than " + std::to_string(limits_.entries) + " entries",
                   nullptr);
    }
    return {};
  }

  Result<void> read_directory() {
    std::uint64_t at = directory_;
    const std::uint64_t end = directory_ + directory_size_;
    std::uint64_t unpacked = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      if (end - at < kCentralSize) return corrupt("the directory ends too early");
      KAIC_TRY(const std::string head, bytes_at(at, kCentralSize));
      if (u32(head, 0) != kCentralMark) return corrupt("a directory entry has no mark");
      const std::size_t name_size = u16(head, 28);
      const std::size_t extra_size = u16(head, 30);
      const std::size_t rest_size = name_size + extra_size + u16(head, 32);
      if (end - at - kCentralSize < rest_size) return corrupt("the directory ends too early");
      KAIC_TRY(const std::string rest, bytes_at(at + kCentralSize, name_size + extra_size));
      at += kCentralSize + rest_size;

      ZipEntry entry;
      entry.path = rest.substr(0, name_size);
      entry.flags = u16(head, 8);
      entry.method = u16(head, 10);
      entry.crc = u32(head, 16);
      entry.packed = u32(head, 20);
      entry.size = u32(head, 24);
      entry.header = u32(head, 42);
      entry.kind = kind_of(entry, u32(head, 38));
      KAIC_CHECK(check_entry(entry, u16(head, 34)));
      KAIC_CHECK(check_extra(std::string_view(rest).substr(name_size), entry));
      unpacked += entry.size;
      entries_.push_back(std::move(entry));
    }
    if (at != end) return corrupt("the directory has more than its entries");
    // Stored or inflated, an entry gives what it claims or is refused, so the claims can be added
    // up here.
    const UnpackLimits& most = limits_.unpack;
    if (unpacked > most.unpacked) {
      return error(ErrorClass::kLimit,
                   "unpacks to more than " + std::to_string(most.unpacked) + " bytes", nullptr);
    }
    if (unpacked > most.ratio_free && (unpacked - most.ratio_free) / most.ratio >= file_->size()) {
      return error(ErrorClass::kLimit,
                   "unpacks to more than " + std::to_string(most.ratio) + " times its size",
                   nullptr);
    }
    return {};
  }

  static EntryKind kind_of(const ZipEntry& entry, std::uint32_t attributes) {
    // The upper half is Unix's mode where the writer had one; a reader that unpacks heeds it
    // whatever system the writer names.
    const mode_t type = attributes >> 16 & S_IFMT;
    if (type == S_IFLNK) return EntryKind::kLink;
    if (type != 0 && type != S_IFREG && type != S_IFDIR) return EntryKind::kOther;
    return entry.path.ends_with('/') || type == S_IFDIR ? EntryKind::kFolder : EntryKind::kFile;
  }

  Result<void> check_entry(const ZipEntry& entry, std::uint16_t disk) const {
    if ((entry.flags & kEncrypted) != 0) return unsupported("encryption", &entry);
    if (entry.method != kStored && entry.method != kDeflated) {
      return unsupported("compression method " + std::to_string(entry.method), &entry);
    }
    if (entry.packed == 0xFFFFFFFF || entry.size == 0xFFFFFFFF || entry.header == 0xFFFFFFFF) {
      return unsupported("zip64", &entry);
    }
    if (disk != 0) return unsupported("parts on several disks", &entry);
    if (entry.size > limits_.entry) {
      return error(ErrorClass::kLimit,
                   "an entry of more than " + std::to_string(limits_.entry) + " bytes", &entry);
    }
    if (entry.method == kStored && entry.packed != entry.size) {
      return corrupt("a stored entry has two sizes", &entry);
    }
    if (entry.kind == EntryKind::kFolder && entry.size != 0) {
      return corrupt("a folder has a size", &entry);
    }
    return {};
  }

  Result<void> check_extra(std::string_view extra, const ZipEntry& entry) const {
    while (!extra.empty()) {
      if (extra.size() < 4 || extra.size() - 4 < u16(extra, 2)) {
        return corrupt("an extra field lies about its size", &entry);
      }
      const std::string_view value = extra.substr(4, u16(extra, 2));
      // A version, a checksum, and the name.
      if (u16(extra, 0) == kUnicodePath && (value.size() < 5 || value.substr(5) != entry.path)) {
        return corrupt("an entry has two names", &entry);
      }
      extra.remove_prefix(4 + value.size());
    }
    return {};
  }

  /// Each local header says what the directory says, and no two entries share bytes.
  Result<void> check_places() {
    std::vector<ZipEntry*> by_place;
    for (ZipEntry& entry : entries_) by_place.push_back(&entry);
    std::sort(by_place.begin(), by_place.end(),
              [](const ZipEntry* a, const ZipEntry* b) { return a->header < b->header; });
    std::uint64_t used = 0;
    for (ZipEntry* entry : by_place) {
      if (entry->header < used) return corrupt("two entries overlap", entry);
      if (directory_ < kLocalSize || entry->header > directory_ - kLocalSize) {
        return corrupt("an entry lies outside", entry);
      }
      KAIC_CHECK(check_local(*entry));
      used = entry->data + entry->packed;
    }
    return {};
  }

  Result<void> check_local(ZipEntry& entry) const {
    KAIC_TRY(const std::string head, bytes_at(entry.header, kLocalSize));
    if (u32(head, 0) != kLocalMark) return corrupt("an entry has no local header", &entry);
    const std::size_t name_size = u16(head, 26);
    KAIC_TRY(const std::string name, bytes_at(entry.header + kLocalSize, name_size));
    if (name != entry.path) return corrupt("an entry has two names", &entry);
    const std::uint16_t flags = u16(head, 6);
    constexpr std::uint16_t kSame = kEncrypted | kSizesFollow;
    if (((flags ^ entry.flags) & kSame) != 0 || u16(head, 8) != entry.method) {
      return corrupt("the local header differs from the directory", &entry);
    }
    if (u32(head, 18) == 0xFFFFFFFF || u32(head, 22) == 0xFFFFFFFF) {
      return unsupported("zip64", &entry);
    }
    const bool same =
        u32(head, 14) == entry.crc && u32(head, 18) == entry.packed && u32(head, 22) == entry.size;
    if (!same && (flags & kSizesFollow) == 0) {
      return corrupt("the local header differs from the directory", &entry);
    }
    entry.data = std::uint64_t{entry.header} + kLocalSize + name_size + u16(head, 28);
    if (entry.data + entry.packed > directory_) return corrupt("an entry lies outside", &entry);
    return {};
  }

  Result<void> feed() {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, packed_left_));
    KAIC_TRY(in_, bytes_at(now_->data + (now_->packed - packed_left_), wanted));
    packed_left_ -= static_cast<std::uint32_t>(wanted);
    stream_.next_in = reinterpret_cast<Bytef*>(in_.data());
    stream_.avail_in = static_cast<uInt>(in_.size());
    return {};
  }

  /// 0 at the end of the deflated data.
  Result<std::size_t> inflate(char* to, std::size_t size) {
    if (!inflating_) {
      stream_ = z_stream{};
      if (::inflateInit2(&stream_, -15) != Z_OK) {
        return error(ErrorClass::kNomem, "out of memory", now_);
      }
      inflating_ = true;
      ended_ = false;
    }
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<std::int32_t>::max()));
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = room;
    while (!ended_ && stream_.avail_out == room) {
      if (stream_.avail_in == 0 && packed_left_ != 0) KAIC_CHECK(feed());
      const int status = ::inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        ended_ = true;
      } else if (status == Z_MEM_ERROR) {
        return error(ErrorClass::kNomem, "out of memory", now_);
      } else if (status != Z_OK) {
        const char* why = stream_.msg == nullptr ? "the data ends too early" : stream_.msg;
        return corrupt(why, now_);
      }
    }
    return static_cast<std::size_t>(room - stream_.avail_out);
  }

  /// All bytes have been given: the data must end here too, and have its checksum.
  Result<void> check_end() {
    if (checked_) return {};
    if (now_->method == kDeflated) {
      char more = 0;
      KAIC_TRY(const std::size_t got, inflate(&more, 1));
      if (got != 0) return corrupt("an entry is longer than it says", now_);
      if (stream_.avail_in != 0 || packed_left_ != 0) {
        return corrupt("something follows an entry's data", now_);
      }
    }
    if (crc_ != now_->crc) return corrupt("an entry's checksum is wrong", now_);
    checked_ = true;
    return {};
  }

  void stop_inflating() {
    if (std::exchange(inflating_, false)) ::inflateEnd(&stream_);
  }

  std::shared_ptr<const File> file_;
  ArchiveLimits limits_;
  std::uint64_t directory_ = 0;
  std::uint64_t directory_size_ = 0;
  std::size_t count_ = 0;
  std::vector<ZipEntry> entries_;
  std::size_t next_ = 0;

  const ZipEntry* now_ = nullptr;
  std::uint32_t crc_ = 0;
  std::uint32_t left_ = 0;         // bytes not given yet
  std::uint32_t packed_left_ = 0;  // bytes not taken from the file yet
  bool checked_ = false;
  std::string in_;
  z_stream stream_{};
  bool inflating_ = false;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<EntryReader>> read_zip(std::shared_ptr<const File> file,
                                              const ArchiveLimits& limits) {
  auto reader = std::make_unique<ZipReader>(std::move(file), limits);
  KAIC_CHECK(reader->start());
  return std::unique_ptr<EntryReader>(std::move(reader));
}

}  // namespace kaic
