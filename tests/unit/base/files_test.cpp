// SPDX-License-Identifier: Apache-2.0
#include "lib/base/files.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using kaic::ErrorClass;
using kaic::File;
using kaic::FileKind;
using kaic::Links;
namespace fs = std::filesystem;

namespace {

/// A folder of the test's own that goes away with it.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "kaic-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  std::string at(const std::string& name) const { return path + "/" + name; }
  std::string path;
};

void put(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string get(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t files_in(const std::string& path) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
}

template <class T>
ErrorClass error(const kaic::Result<T>& result) {
  REQUIRE(!result);
  return result.error().error_class;
}

}  // namespace

TEST_CASE("a regular file is read whole, up to a size") {
  const Folder folder;
  const std::string path = folder.at("a");
  put(path, std::string("x\0y", 3));
  CHECK(*kaic::read_file(path, 4) == std::string("x\0y", 3));
  CHECK(*kaic::read_file(path, 3) == std::string("x\0y", 3));
  CHECK(error(kaic::read_file(path, 2)) == ErrorClass::kLimit);
  CHECK(kaic::read_file(path, 2).error().place == path);
  put(path, "");
  CHECK(*kaic::read_file(path, 0) == "");
  const std::string large(1'000'003, 'z');
  put(path, large);
  CHECK(*kaic::read_file(path, 2'000'000) == large);
}

TEST_CASE("what is missing is missing") {
  const Folder folder;
  put(folder.at("file"), "");
  CHECK(error(kaic::read_file(folder.at("none"), 9)) == ErrorClass::kFileMissing);
  CHECK(error(kaic::read_file(folder.at("file/none"), 9)) == ErrorClass::kFileMissing);
  CHECK(error(kaic::read_file(std::string("a\0b", 3), 9)) == ErrorClass::kFileMissing);
}

TEST_CASE("folders, fifos, sockets and devices are no files, and none of them blocks") {
  const Folder folder;
  REQUIRE(::mkfifo(folder.at("fifo").c_str(), 0600) == 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, folder.at("socket").c_str(), sizeof(address.sun_path) - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
  for (const std::string& path : {folder.path, folder.at("fifo"), folder.at("socket"),
                                  std::string("/dev/zero"), std::string("/dev/null")}) {
    CHECK_MESSAGE(error(kaic::read_file(path, 9)) == ErrorClass::kUnsafeType, path);
  }
  ::close(socket);
}

TEST_CASE("a link is followed only where that is asked for") {
  const Folder folder;
  put(folder.at("file"), "text");
  fs::create_symlink("file", folder.at("link"));
  fs::create_symlink("loop", folder.at("loop"));
  CHECK(*kaic::read_file(folder.at("link"), 9) == "text");
  CHECK(error(kaic::read_file(folder.at("link"), 9, Links::kRefuse)) == ErrorClass::kUnsafeType);
  CHECK(*kaic::read_file(folder.at("file"), 9, Links::kRefuse) == "text");
  CHECK(error(kaic::read_file(folder.at("loop"), 9)) == ErrorClass::kUnsafeType);
}

TEST_CASE("below a folder no link is followed anywhere, and nothing leaves the folder") {
  const Folder folder;
  fs::create_directories(folder.at("in/deep"));
  put(folder.at("in/deep/file"), "text");
  put(folder.at("outside"), "secret");
  fs::create_directory_symlink("deep", folder.at("in/link"));
  fs::create_symlink("../outside", folder.at("in/out"));
  const std::string root = folder.at("in");
  auto file = File::open_below(root, "deep/file", 9);
  REQUIRE(file.has_value());
  CHECK(file->size() == 4);
  CHECK(error(File::open_below(root, "out", 9)) == ErrorClass::kUnsafeType);
  CHECK(error(File::open_below(root, "link/file", 9)) == ErrorClass::kUnsafeType);
  CHECK(error(File::open_below(root, "deep", 9)) == ErrorClass::kUnsafeType);
  CHECK(error(File::open_below(root, "deep/none", 9)) == ErrorClass::kFileMissing);
  for (const char* path : {"../outside", "deep/../deep/file", "/etc/passwd", "./deep/file",
                           "deep//file", "deep/file/"}) {
    CHECK_MESSAGE(error(File::open_below(root, path, 9)) == ErrorClass::kUnsafePath, path);
  }
}

TEST_CASE("any range of a file can be read") {
  const Folder folder;
  put(folder.at("a"), "0123456789");
  auto file = File::open(folder.at("a"), 10);
  REQUIRE(file.has_value());
  char bytes[8] = {};
  CHECK(*file->read_at(3, bytes, 4) == 4);
  CHECK(std::string(bytes, 4) == "3456");
  CHECK(*file->read_at(8, bytes, 8) == 2);
  CHECK(*file->read_at(10, bytes, 8) == 0);
  CHECK(*file->read_at(~std::uint64_t{0}, bytes, 8) == 0);
}

TEST_CASE("a file that shrinks or grows while it is read is an error") {
  const Folder folder;
  for (const std::size_t now : {2U, 12U}) {
    put(folder.at("a"), "0123456789");
    auto file = File::open(folder.at("a"), 100);
    REQUIRE(file.has_value());
    fs::resize_file(folder.at("a"), now);
    kaic::FileReader reader(*std::move(file));
    char bytes[8];
    kaic::Result<std::size_t> got = std::size_t{1};
    for (int i = 0; i < 10 && got && *got != 0; ++i) got = reader.read(bytes, sizeof(bytes));
    CHECK(error(got) == ErrorClass::kIo);
  }
}

TEST_CASE("a folder is listed sorted, with kinds, and no link is followed") {
  const Folder folder;
  fs::create_directories(folder.at("b/c"));
  put(folder.at("b/c/file"), "text");
  put(folder.at("b-file"), "");
  put(folder.at("a"), "1");
  fs::create_directory_symlink("b", folder.at("link"));
  REQUIRE(::mkfifo(folder.at("fifo").c_str(), 0600) == 0);
  const auto entries = kaic::list_folder(folder.path);
  REQUIRE(entries.has_value());
  std::string seen;
  for (const auto& entry : *entries) {
    seen += entry.path + ":" + std::to_string(static_cast<int>(entry.kind)) + ":" +
            std::to_string(entry.size) + " ";
  }
  CHECK(seen == "a:0:1 b:1:0 b-file:0:0 b/c:1:0 b/c/file:0:4 fifo:3:0 link:2:0 ");
  CHECK(error(kaic::list_folder(folder.at("a"))) == ErrorClass::kUnsafeType);
  CHECK(error(kaic::list_folder(folder.at("none"))) == ErrorClass::kFileMissing);
}

TEST_CASE("a folder has limits on entries, depth and paths") {
  const Folder folder;
  fs::create_directories(folder.at("a/b"));
  put(folder.at("a/b/c"), "");
  kaic::FolderLimits limits;
  for (const std::size_t n : {2U, 3U, 4U}) {
    limits = {};
    limits.entries = n;
    CHECK(kaic::list_folder(folder.path, limits).has_value() == (n >= 3));
    limits = {};
    limits.depth = n;
    CHECK(kaic::list_folder(folder.path, limits).has_value() == (n >= 3));
    limits = {};
    limits.path = n + 2;
    CHECK(kaic::list_folder(folder.path, limits).has_value() == (n + 2 >= 5));
  }
}

TEST_CASE("a file is written whole, private, and nothing else is left behind") {
  const Folder folder;
  REQUIRE(kaic::write_file(folder.at("a"), "one").has_value());
  CHECK(get(folder.at("a")) == "one");
  struct stat status {};
  REQUIRE(::stat(folder.at("a").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const std::string large(3'000'001, 'x');
  REQUIRE(kaic::write_file(folder.at("a"), large).has_value());
  CHECK(get(folder.at("a")) == large);
  CHECK(files_in(folder.path) == 1);
}

TEST_CASE("writing to a link replaces the link") {
  const Folder folder;
  put(folder.at("target"), "old");
  fs::create_symlink("target", folder.at("link"));
  REQUIRE(kaic::write_file(folder.at("link"), "new").has_value());
  CHECK(get(folder.at("target")) == "old");
  CHECK(!fs::is_symlink(folder.at("link")));
  CHECK(get(folder.at("link")) == "new");
}

TEST_CASE("a write that fails says why, keeps the old file and leaves nothing") {
  const Folder folder;
  CHECK(error(kaic::write_file(folder.at("none/a"), "x")) == ErrorClass::kFileMissing);
  CHECK(error(kaic::write_file(folder.at(""), "x")) == ErrorClass::kIo);
  fs::create_directories(folder.at("folder/full"));
  CHECK(error(kaic::write_file(folder.at("folder"), "x")) == ErrorClass::kIo);
  CHECK(files_in(folder.path) == 1);

  put(folder.at("a"), "old");
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit small = before;
  small.rlim_cur = 1000;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto written = kaic::write_file(folder.at("a"), std::string(2000, 'x'));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(error(written) == ErrorClass::kIo);
  CHECK(written.error().message.find("too large") != std::string::npos);
  CHECK(get(folder.at("a")) == "old");
  CHECK(files_in(folder.path) == 2);
}
