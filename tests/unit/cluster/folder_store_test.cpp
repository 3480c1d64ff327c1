// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "lib/cluster/file_store.h"
#include "tests/unit/cluster/recording.h"

using kaic::ErrorClass;
using kaic::open_files;
using kaic::open_folder;
using kaic::Result;
using kaic::StoredFile;
using namespace kaic::testing;
namespace fs = std::filesystem;

namespace {

std::string listing(const kaic::FileStore& store) {
  std::string text;
  for (const StoredFile& file : store.files())
    text += file.path + ":" + std::to_string(file.size) + " ";
  return text;
}

Result<std::string> content(const kaic::FileStore& store, const std::string& path) {
  auto bytes = store.open(path);
  return bytes ? all_of(**bytes) : Result<std::string>(std::move(bytes).error());
}

}  // namespace

TEST_CASE("a folder's files are listed below it, in order, and opened in any") {
  const TemporaryFolder folder;
  write_file(folder / "b.json", "bb");
  write_file(folder / "a/deep/x.json", "x");
  write_file(folder / "a.json", "");
  const auto store = open_folder(folder.path().string());
  REQUIRE(store);
  CHECK((*store)->place() == folder.path().string());
  CHECK((*store)->has_random_access());
  CHECK(listing(**store) == "a.json:0 a/deep/x.json:1 b.json:2 ");
  CHECK((*store)->warnings().empty());
  CHECK(*content(**store, "b.json") == "bb");
  CHECK(*content(**store, "a/deep/x.json") == "x");
  CHECK(content(**store, "c.json").error().error_class == ErrorClass::kFileMissing);
  CHECK(content(**store, "../x").error().error_class == ErrorClass::kUnsafePath);
  std::string all;
  REQUIRE((*store)->for_each([&](const StoredFile& file, kaic::ByteReader& bytes) -> Result<void> {
    all += file.path + "=" + *all_of(bytes) + " ";
    return {};
  }));
  CHECK(all == "a.json= a/deep/x.json=x b.json=bb ");
}

TEST_CASE("links, pipes and sockets in a folder are told and not touched") {
  const TemporaryFolder outside;
  write_file(outside / "secret.json", "secret");
  const TemporaryFolder folder;
  write_file(folder / "file.json", "1");
  write_file(folder / "sub/file.json", "2");
  fs::create_symlink(outside / "secret.json", folder / "out.json");
  fs::create_symlink("file.json", folder / "in.json");
  fs::create_symlink("nowhere", folder / "broken.json");
  fs::create_directory_symlink(outside.path(), folder / "outside");
  fs::create_directory_symlink("..", folder / "sub/loop");
  REQUIRE(::mkfifo((folder / "pipe.json").c_str(), 0600) == 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder / "socket.json").string().copy(address.sun_path, sizeof(address.sun_path) - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);

  const auto store = open_folder(folder.path().string());
  REQUIRE(store);
  CHECK(listing(**store) == "file.json:1 sub/file.json:1 ");
  const auto& warnings = (*store)->warnings();
  CHECK(warnings.size() == 7);
  for (const char* name :
       {"out.json", "in.json", "broken.json", "outside", "sub/loop", "pipe.json", "socket.json"})
    CHECK(any_holds(warnings, std::string(name) + " is no regular file"));
  // Nor are they opened by name.
  for (const char* name : {"out.json", "in.json", "outside/secret.json", "sub/loop/file.json",
                           "pipe.json", "socket.json"}) {
    CAPTURE(std::string(name));
    const auto opened = content(**store, name);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().error_class == ErrorClass::kUnsafeType);
  }
  ::close(socket);
}

TEST_CASE("a file that has another size than when it was listed is an error") {
  const TemporaryFolder folder;
  write_file(folder / "a.json", "12345");
  const auto store = open_folder(folder.path().string());
  REQUIRE(store);
  const auto named = open_files({(folder / "a.json").string()});
  REQUIRE(named);
  for (const char* now : {"1234", "123456", ""}) {
    write_file(folder / "a.json", now);
    CHECK(content(**store, "a.json").error().error_class == ErrorClass::kIo);
    CHECK(content(**store, "a.json").error().place == (folder / "a.json").string());
    CHECK(content(**named, (folder / "a.json").string()).error().error_class == ErrorClass::kIo);
  }
  write_file(folder / "a.json", "54321");
  CHECK(*content(**store, "a.json") == "54321");
}

TEST_CASE("a file that shrinks or grows while it is read is an error") {
  const TemporaryFolder folder;
  write_file(folder / "a.json", std::string(1000, 'a'));
  const auto store = open_folder(folder.path().string());
  REQUIRE(store);
  for (const std::size_t now : {500U, 1500U}) {
    write_file(folder / "a.json", std::string(1000, 'a'));
    auto bytes = (*store)->open("a.json");
    REQUIRE(bytes);
    char some[600];
    REQUIRE((*bytes)->read(some, sizeof(some)));
    write_file(folder / "a.json", std::string(now, 'b'));
    const auto rest = all_of(**bytes);
    REQUIRE_FALSE(rest);
    CHECK(rest.error().error_class == ErrorClass::kIo);
  }
}

TEST_CASE("a pass opens a file when it is read, so that one which nobody needs may be unreadable") {
  const TemporaryFolder folder;
  write_file(folder / "a.log", "log");
  write_file(folder / "b.json", "b");
  const auto store = open_folder(folder.path().string());
  REQUIRE(store);
  fs::remove(folder / "a.log");
  std::string all;
  const auto pass = [&](bool wants_log) {
    return (*store)->for_each([&](const StoredFile& file, kaic::ByteReader& bytes) -> Result<void> {
      if (file.path == "a.log" && !wants_log) return {};
      auto text = all_of(bytes);
      if (!text) return text.error();
      all += *text;
      return {};
    });
  };
  CHECK(pass(false));
  CHECK(all == "b");
  CHECK(pass(true).error().error_class == ErrorClass::kFileMissing);
}

TEST_CASE("what is no folder is told from what is not there") {
  const TemporaryFolder folder;
  write_file(folder / "file", "x");
  CHECK(open_folder((folder / "none").string()).error().error_class == ErrorClass::kFileMissing);
  CHECK(open_folder((folder / "file").string()).error().error_class == ErrorClass::kUnsafeType);
  fs::create_directory(folder / "empty");
  CHECK((*open_folder((folder / "empty").string()))->files().empty());
}

TEST_CASE("files that the caller names may be links, and must be there") {
  const TemporaryFolder folder;
  write_file(folder / "a.json", "a");
  write_file(folder / "b.json", "bb");
  fs::create_symlink("b.json", folder / "link.json");
  const std::string a = (folder / "a.json").string(), link = (folder / "link.json").string();
  const auto store = open_files({link, a});
  REQUIRE(store);
  CHECK((*store)->place() == "2 files");
  CHECK(listing(**store) == a + ":1 " + link + ":2 ");
  CHECK(*content(**store, link) == "bb");
  CHECK((*open_files({a}))->place() == a);
  const auto missing = open_files({a, (folder / "c.json").string()});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().error_class == ErrorClass::kFileMissing);
  CHECK(missing.error().place == (folder / "c.json").string());
  CHECK(open_files({folder.path().string()}).error().error_class == ErrorClass::kUnsafeType);
}
