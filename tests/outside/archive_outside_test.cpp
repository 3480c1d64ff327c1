// SPDX-License-Identifier: Apache-2.0
/// The archives of shared/data/badinput, which are not in this repository: each is opened as a
/// snapshot or refused with the class that is expected, within little memory, and nothing is
/// written.
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "kaic/cluster/snapshot.h"
#include "tests/outside/outside.h"
#include "tests/tools/parse.h"

namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

/// How much the resident memory of a process that opens the file grows, in kB; -1 if it does not
/// end well.
long growth_of_opening(const std::string& path) {
  int pipes[2];
  REQUIRE(pipe(pipes) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const bool opened = kaic::open_snapshot(path).has_value();
    getrusage(RUSAGE_SELF, &after);
    const long growth = after.ru_maxrss - before.ru_maxrss;
    const bool told = write(pipes[1], &growth, sizeof(growth)) == sizeof(growth);
    _exit(told && !opened ? 0 : 1);
  }
  close(pipes[1]);
  long growth = -1;
  const bool told = read(pipes[0], &growth, sizeof(growth)) == sizeof(growth);
  close(pipes[0]);
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  return told && status == 0 ? growth : -1;
}

}  // namespace

TEST_CASE("outside archives are opened or refused with the right class") {
  const auto folder = kaic::testing::outside("badinput/archives");
  if (!folder) return;
  const auto before = names_in(*folder / "files");
  const auto all = nlohmann::json::parse(kaic::testing::bytes_of(*folder / "expected.json"));
  CHECK(!all.empty());
  for (const auto& item : all.items()) {
    const std::string& name = item.key();
    const std::string verdict = item.value()["verdict"];
    CAPTURE(name);
    const auto read = kaic::parse::archive({{}, (*folder / "files" / name).string()});
    const std::string error = read ? "accepted" : read.error().to_string();
    CAPTURE(error);
    if (verdict == "accept") {
      CHECK(read);
    } else if (verdict == "reject") {
      REQUIRE(!read);
      CHECK(kaic::testing::is_one_of(to_string(read.error().error_class),
                                     item.value()["error_class"].get<std::string>()));
      CHECK(error.find(name) != std::string::npos);  // it says which file
    }
  }
  CHECK(names_in(*folder / "files") == before);
}

TEST_CASE("an outside archive that unpacks to 512 MiB is refused in less than 64 MiB") {
  const auto folder = kaic::testing::outside("badinput/archives");
  if (!folder) return;
  const long growth = growth_of_opening((*folder / "files" / "bomb-512mib-zeros.tar.gz").string());
  CAPTURE(growth);
  CHECK(growth >= 0);
  CHECK(growth < 64 * 1024);
}
