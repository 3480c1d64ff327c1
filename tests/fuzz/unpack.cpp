// SPDX-License-Identifier: Apache-2.0
/// gzip and zstd streams end, within their limits, and give the same bytes and the same end
/// whatever the portions they are read in.
#include "lib/cluster/unpack.h"

#include <string>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

constexpr UnpackLimits kLimits{
    .unpacked = 1 << 20, .ratio = 250, .ratio_free = 1 << 16, .zstd_window_log = 20};

struct Unpacked {
  std::string bytes;
  bool whole = false;
};

using Unpacker = Result<std::unique_ptr<ByteReader>> (*)(std::unique_ptr<ByteReader>, std::string,
                                                         UnpackLimits);

Unpacked unpack(Unpacker unpacker, std::string_view input, std::size_t portion) {
  Unpacked result;
  auto reader = unpacker(std::make_unique<MemoryReader>(input), "input", kLimits);
  if (!reader) return result;
  std::string buffer(portion, '\0');
  for (;;) {
    const auto got = (*reader)->read(buffer.data(), buffer.size());
    if (!got) return result;
    FUZZ_CHECK(*got <= portion);
    result.bytes.append(buffer, 0, *got);
    FUZZ_CHECK(result.bytes.size() <= kLimits.unpacked);
    if (*got == 0) break;
  }
  result.whole = true;
  return result;
}

}  // namespace

void one(std::string_view input) {
  Dice dice(input);
  for (const Unpacker unpacker : {&gunzip, &unzstd}) {
    const Unpacked a = unpack(unpacker, input, 64 * 1024),
                   b = unpack(unpacker, input, 1 + dice.roll(700));
    FUZZ_CHECK(a.whole == b.whole);
    if (a.whole) FUZZ_CHECK(a.bytes == b.bytes);
  }
}

}  // namespace kaic::fuzz
