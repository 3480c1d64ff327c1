// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/unpack.h"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "lib/base/try.h"

namespace kaic {
namespace {

constexpr std::size_t kChunk = 64 * limits::kKiB;

/// What both formats share: packed bytes by the chunk, counts, limits.
class Unpacker : public ByteReader {
 public:
  Unpacker(std::unique_ptr<ByteReader> packed, std::string place, UnpackLimits limits)
      : packed_(std::move(packed)), place_(std::move(place)), limits_(limits), chunk_(kChunk) {}

  Result<std::size_t> read(char* to, std::size_t size) final {
    // A step may use up input and give nothing yet.
    while (size != 0 && !ended_) {
      if (at_ == end_ && !pending_) {
        KAIC_TRY(end_, packed_->read(chunk_.data(), chunk_.size()));
        at_ = 0;
        if (end_ == 0) {
          if (!between_ || in_ == 0) return corrupt("it ends too early");
          ended_ = true;
          break;
        }
      }
      const std::size_t before = at_;
      KAIC_TRY(const std::size_t got, step(to, size));
      in_ += at_ - before;
      out_ += got;
      pending_ = got == size && !between_;
      KAIC_CHECK(check());
      if (got != 0) return got;
    }
    return std::size_t{0};
  }

 protected:
  /// Unpacks from chunk_[at_, end_) to `to`; moves at_ and sets between_. Empty input asks for what
  /// is held back.
  virtual Result<std::size_t> step(char* to, std::size_t size) = 0;

  Error corrupt(std::string message) const {
    return Error{ErrorClass::kCorrupt, place_, std::move(message)};
  }

  std::unique_ptr<ByteReader> packed_;
  std::string place_;
  UnpackLimits limits_;
  std::vector<char> chunk_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool between_ = true;  // no member or frame is open

 private:
  Result<void> check() const {
    if (out_ > limits_.unpacked) {
      return Error{ErrorClass::kLimit, place_,
                   "unpacks to more than " + std::to_string(limits_.unpacked) + " bytes"};
    }
    if (out_ > limits_.ratio_free && (out_ - limits_.ratio_free) / limits_.ratio >= in_) {
      return Error{ErrorClass::kLimit, place_,
                   "unpacks to more than " + std::to_string(limits_.ratio) + " times its size"};
    }
    return {};
  }

  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
  bool ended_ = false;
  bool pending_ = false;  // output filled all room, so there may be more without more input
};

class Gunzip final : public Unpacker {
 public:
  using Unpacker::Unpacker;
  ~Gunzip() override {
    if (started_) ::inflateEnd(&stream_);
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  bool start() {
    started_ = ::inflateInit2(&stream_, 15 + 16) == Z_OK;  // 16: gzip and nothing else
    return started_;
  }

 private:
  Result<std::size_t> step(char* to, std::size_t size) override {
    if (at_ == end_) return std::size_t{0};  // the trailer, still unread, comes after all output
    stream_.next_in = reinterpret_cast<Bytef*>(chunk_.data() + at_);
    stream_.avail_in = static_cast<uInt>(end_ - at_);
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<std::int32_t>::max()));
    stream_.avail_out = room;
    between_ = false;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    at_ = end_ - stream_.avail_in;
    if (status == Z_MEM_ERROR) return Error{ErrorClass::kNomem, place_, "out of memory"};
    if (status == Z_STREAM_END) {
      between_ = true;
      // Whatever follows must be a member: inflate refuses it where it does not begin as one.
      if (::inflateReset(&stream_) != Z_OK) return corrupt("gzip cannot go on");
    } else if (status != Z_OK) {
      const char* why = stream_.msg == nullptr ? "not gzip" : stream_.msg;
      return corrupt(std::string("gzip: ") + why);
    }
    return static_cast<std::size_t>(room - stream_.avail_out);
  }

  z_stream stream_{};
  bool started_ = false;
};

struct FreeStream {
  void operator()(ZSTD_DStream* stream) const { ::ZSTD_freeDStream(stream); }
};

class Unzstd final : public Unpacker {
 public:
  using Unpacker::Unpacker;

  bool start() {
    stream_.reset(::ZSTD_createDStream());
    return stream_ != nullptr &&
           ZSTD_isError(::ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax,
                                                 limits_.zstd_window_log)) == 0;
  }

 private:
  Result<std::size_t> step(char* to, std::size_t size) override {
    ZSTD_inBuffer in = {chunk_.data(), end_, at_};
    ZSTD_outBuffer out = {to, size, 0};
    const std::size_t status = ::ZSTD_decompressStream(stream_.get(), &out, &in);
    at_ = in.pos;
    if (ZSTD_isError(status) != 0) {
      const ZSTD_ErrorCode code = ::ZSTD_getErrorCode(status);
      if (code == ZSTD_error_memory_allocation) {
        return Error{ErrorClass::kNomem, place_, "out of memory"};
      }
      std::string why = std::string("zstd: ") + ::ZSTD_getErrorName(status);
      if (code == ZSTD_error_frameParameter_windowTooLarge) {
        return Error{ErrorClass::kLimit, place_, std::move(why)};
      }
      return corrupt(std::move(why));
    }
    between_ = status == 0;
    return out.pos;
  }

  std::unique_ptr<ZSTD_DStream, FreeStream> stream_;
};

template <class Format>
Result<std::unique_ptr<ByteReader>> make(std::unique_ptr<ByteReader> packed, std::string place,
                                         UnpackLimits limits) {
  auto reader = std::make_unique<Format>(std::move(packed), place, limits);
  if (!reader->start()) return Error{ErrorClass::kNomem, std::move(place), "out of memory"};
  return std::unique_ptr<ByteReader>(std::move(reader));
}

}  // namespace

Result<std::unique_ptr<ByteReader>> gunzip(std::unique_ptr<ByteReader> packed, std::string place,
                                           UnpackLimits limits) {
  return make<Gunzip>(std::move(packed), std::move(place), limits);
}

Result<std::unique_ptr<ByteReader>> unzstd(std::unique_ptr<ByteReader> packed, std::string place,
                                           UnpackLimits limits) {
  return make<Unzstd>(std::move(packed), std::move(place), limits);
}

}  // namespace kaic
