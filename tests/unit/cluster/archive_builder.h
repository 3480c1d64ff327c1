// SPDX-License-Identifier: Apache-2.0
/// Archives for tests, built in memory, good unless told otherwise.
#ifndef KAIC_TESTS_UNIT_CLUSTER_ARCHIVE_BUILDER_H
#define KAIC_TESTS_UNIT_CLUSTER_ARCHIVE_BUILDER_H

#include <doctest/doctest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/byte_reader.h"

namespace kaic::testing {

/// Gives bytes of its own in pieces of at most `piece`.
class Pieces final : public ByteReader {
 public:
  explicit Pieces(std::string bytes, std::size_t piece = ~std::size_t{0})
      : bytes_(std::move(bytes)), piece_(piece) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.copy(to, std::min(size, piece_), at_);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

inline std::unique_ptr<ByteReader> pieces(std::string bytes, std::size_t piece = ~std::size_t{0}) {
  return std::make_unique<Pieces>(std::move(bytes), piece);
}

/// All that a reader gives, asked for `room` bytes at a time.
inline Result<std::string> all_of(ByteReader& reader, std::size_t room = 4096) {
  std::string bytes;
  std::vector<char> chunk(room);
  for (;;) {
    auto got = reader.read(chunk.data(), room);
    if (!got) return got.error();
    if (*got == 0) return bytes;
    bytes.append(chunk.data(), *got);
  }
}

inline std::string gzip(std::string_view plain) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, plain.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string raw_deflate(std::string_view plain) {
  const std::string member = gzip(plain);
  return member.substr(10, member.size() - 18);  // without gzip's header and trailer
}

inline std::string zstd(std::string_view plain, int window_log = 0, bool checksum = true) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0);
  // A frame that tells its size has no window of its own.
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, window_log == 0 ? 1 : 0);
  if (window_log != 0) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_log);
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  ZSTD_outBuffer out = {packed.data(), packed.size(), 0};
  ZSTD_inBuffer in = {plain.data(), plain.size(), 0};
  // In two steps: with one, the window would be cut to the size of the input.
  if (window_log != 0)
    REQUIRE(!ZSTD_isError(ZSTD_compressStream2(context, &out, &in, ZSTD_e_continue)));
  REQUIRE(ZSTD_compressStream2(context, &out, &in, ZSTD_e_end) == 0);
  packed.resize(out.pos);
  ZSTD_freeCCtx(context);
  return packed;
}

/// Bytes that do not compress.
inline std::string noise(std::size_t size) {
  std::string text(size, '\0');
  std::uint32_t state = 2463534242;
  for (char& c : text) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    c = static_cast<char>(state >> 24);
  }
  return text;
}

inline std::string pad(std::string bytes) {
  bytes.resize((bytes.size() + 511) / 512 * 512, '\0');
  return bytes;
}

/// The fields of a ustar header as text; the checksum is right.
struct TarHeader {
  std::string name;
  char type = '0';
  std::string size_field = {};  // 12 bytes, or made from `size`
  std::uint64_t size = 0;
  std::string magic = std::string(
      "ustar\0"
      "00",
      8);
  std::string prefix = {};
  std::string link = {};

  std::string bytes() const {
    std::string block(512, '\0');
    const auto put = [&](std::size_t at, std::string_view text) {
      block.replace(at, text.size(), text);
    };
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    char octal[13];
    std::snprintf(octal, sizeof(octal), "%011llo", static_cast<unsigned long long>(size));
    put(124, size_field.empty() ? std::string_view(octal) : std::string_view(size_field));
    put(136, "14000000000");
    put(148, "        ");
    block[156] = type;
    put(157, link);
    put(257, magic);
    put(345, prefix);
    unsigned sum = 0;
    for (const char c : block) sum += static_cast<unsigned char>(c);
    std::snprintf(octal, sizeof(octal), "%06o", sum);
    put(148, std::string_view(octal, 7));
    return block;
  }
};

inline std::string tar_file(const std::string& name, const std::string& content) {
  return TarHeader{.name = name, .size = content.size()}.bytes() + pad(content);
}

inline std::string tar_extended(char type, const std::string& content) {
  return TarHeader{.name = "././@Extended", .type = type, .size = content.size()}.bytes() +
         pad(content);
}

inline std::string pax_record(const std::string& key, const std::string& value) {
  const std::string rest = " " + key + "=" + value + "\n";
  std::size_t size = rest.size() + 1;
  while (std::to_string(size).size() + rest.size() != size) ++size;
  return std::to_string(size) + rest;
}

inline std::string tar_end() { return std::string(1024, '\0'); }

/// One entry of a zip file; what is set apart from the others makes it lie.
struct ZipPart {
  std::string name;
  std::string content;
  bool deflated = true;
  std::uint16_t flags = 0;
  std::uint32_t attributes = 0100644U << 16;
  std::string local_name = {};  // if it is another
  std::int64_t size = -1;       // if it is another
  std::int64_t crc = -1;        // if it is another
  std::int64_t offset = -1;     // of the local header, if it is another
  std::string extra = {};
  std::string junk = {};  // between its data and the next header
};

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

inline std::string zip_file(const std::vector<ZipPart>& parts, const std::string& comment = {}) {
  std::string body;
  std::string directory;
  for (const ZipPart& part : parts) {
    const std::string data = part.deflated ? raw_deflate(part.content) : part.content;
    const auto right_crc = crc32(0, reinterpret_cast<const Bytef*>(part.content.data()),
                                 static_cast<uInt>(part.content.size()));
    const std::uint64_t crc = part.crc < 0 ? right_crc : static_cast<std::uint64_t>(part.crc);
    const std::uint64_t size =
        part.size < 0 ? part.content.size() : static_cast<std::uint64_t>(part.size);
    const std::uint64_t offset =
        part.offset < 0 ? body.size() : static_cast<std::uint64_t>(part.offset);
    const bool follows = (part.flags & 8) != 0;
    const std::string sizes = little(crc, 4) + little(data.size(), 4) + little(size, 4);
    const std::string common =
        little(20, 2) + little(part.flags, 2) + little(part.deflated ? 8 : 0, 2) + little(0, 4);
    const std::string& local_name = part.local_name.empty() ? part.name : part.local_name;
    body += little(0x04034b50, 4) + common + (follows ? std::string(12, '\0') : sizes) +
            little(local_name.size(), 2) + little(0, 2) + local_name + data;
    if (follows) body += little(0x08074b50, 4) + sizes;
    body += part.junk;
    directory += little(0x02014b50, 4) + little(0x0314, 2) + common + sizes +
                 little(part.name.size(), 2) + little(part.extra.size(), 2) + little(0, 2) +
                 little(0, 2) + little(0, 2) + little(part.attributes, 4) + little(offset, 4) +
                 part.name + part.extra;
  }
  return body + directory + little(0x06054b50, 4) + little(0, 2) + little(0, 2) +
         little(parts.size(), 2) + little(parts.size(), 2) + little(directory.size(), 4) +
         little(body.size(), 4) + little(comment.size(), 2) + comment;
}

/// A file that is there while the test is.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    static int counter = 0;
    path_ = "/tmp/kaic-test-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace kaic::testing

#endif  // KAIC_TESTS_UNIT_CLUSTER_ARCHIVE_BUILDER_H
