// SPDX-License-Identifier: Apache-2.0
/// Any file read as an archive: refused, or all of its entries have safe names, occur once and hold
/// as many bytes as they say.
#include <unistd.h>

#include <cstdlib>
#include <set>
#include <string>

#include "lib/cluster/file_store.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

/// One file for the whole run, written anew for each input.
class InputFile {
 public:
  InputFile() {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder != nullptr ? folder : "/tmp") + "/kaic-fuzz-XXXXXX";
    fd_ = mkstemp(path_.data());
    FUZZ_CHECK(fd_ >= 0);
  }
  ~InputFile() {
    close(fd_);
    unlink(path_.c_str());
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  const std::string& write(std::string_view bytes) {
    FUZZ_CHECK(ftruncate(fd_, 0) == 0);
    FUZZ_CHECK(pwrite(fd_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
    return path_;
  }

 private:
  std::string path_;
  int fd_ = -1;
};

void read_all(std::string_view input, bool skip_links) {
  static InputFile file;
  const auto store = open_archive(file.write(input), skip_links);
  if (!store) return;
  std::set<std::string> seen;
  const auto read =
      (*store)->for_each([&](const StoredFile& stored, ByteReader& bytes) -> Result<void> {
        FUZZ_CHECK(seen.insert(stored.path).second);
        FUZZ_CHECK(!stored.path.empty() && stored.path.front() != '/' &&
                   ("/" + stored.path + "/").find("/../") == std::string::npos);
        std::uint64_t size = 0;
        char buffer[512];
        for (;;) {
          auto got = bytes.read(buffer, sizeof(buffer));
          FUZZ_CHECK(got);  // it was checked from end to end before
          if (*got == 0) break;
          size += *got;
        }
        FUZZ_CHECK(size == stored.size);
        return {};
      });
  FUZZ_CHECK(read);
  FUZZ_CHECK(seen.size() == (*store)->files().size());
}

}  // namespace

void one(std::string_view input) {
  read_all(input, false);
  read_all(input, true);
}

}  // namespace kaic::fuzz
