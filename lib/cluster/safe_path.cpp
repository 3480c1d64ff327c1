// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/safe_path.h"

#include <algorithm>

#include "lib/base/limits.h"
#include "lib/base/sha256.h"
#include "lib/base/utf8.h"

namespace kaic {
namespace {

Error refused(std::string_view raw, std::string_view why) {
  const std::string_view start = utf8::cut(raw, 200);
  return Error{ErrorClass::kUnsafePath, "",
               "the path '" + std::string(start) + (start.size() < raw.size() ? "...' " : "' ") +
                   std::string(why)};
}

Error too_long(std::string_view what, std::size_t limit) {
  return Error{ErrorClass::kLimit, "",
               "a path of more than " + std::to_string(limit) + " " + std::string(what)};
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

Result<std::string> safe_path(std::string_view raw) {
  for (std::string_view rest = raw; !rest.empty();) {
    const utf8::Decoded next = utf8::decode(rest);
    if (!next.valid) return refused(raw, "is not UTF-8");
    if (is_control(next.code_point)) return refused(raw, "has a control character");
    if (next.code_point == '\\') return refused(raw, "has a backslash");
    rest.remove_prefix(next.size);
  }
  if (raw.starts_with('/')) return refused(raw, "is absolute");

  std::string path;
  std::size_t parts = 0;
  std::size_t longest = 0;
  for (std::string_view rest = raw; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    if (part.empty() || part == ".") continue;
    if (part == "..") return refused(raw, "leads out of its folder");
    if (parts == 0 && part.size() >= 2 && part[1] == ':' && is_letter(part[0])) {
      return refused(raw, "has a drive letter");
    }
    if (!path.empty()) path += '/';
    path += part;
    ++parts;
    longest = std::max(longest, part.size());
  }
  if (path.empty()) return refused(raw, "names nothing");
  if (path.size() > limits::kArchivePath) return too_long("bytes", limits::kArchivePath);
  if (parts > limits::kArchivePathParts) return too_long("parts", limits::kArchivePathParts);
  if (longest > limits::kArchivePathPart) {
    return too_long("bytes in a part", limits::kArchivePathPart);
  }
  return path;
}

std::string common_top_folder(std::span<const std::string> paths) {
  if (paths.empty()) return {};
  const std::string_view top = std::string_view(paths[0]).substr(0, paths[0].find('/') + 1);
  const auto below = [&](const std::string& path) {
    return path.size() > top.size() && path.starts_with(top);
  };
  if (top.empty() || !std::all_of(paths.begin(), paths.end(), below)) return {};
  return std::string(top.substr(0, top.size() - 1));
}

SeenPaths::Key SeenPaths::key_of(std::string_view path) {
  Sha256 sha;
  sha.update(path);
  const Sha256::Digest digest = sha.digest();
  Key key;
  std::copy_n(digest.begin(), key.size(), key.begin());
  return key;
}

Result<void> SeenPaths::add(std::string_view path, Kind kind) {
  const auto duplicate = [&](std::string_view what) {
    return Error{ErrorClass::kDuplicateEntry, "", std::string(path) + " " + std::string(what)};
  };
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    const auto [found, is_new] = seen_.emplace(key_of(path.substr(0, slash)), Seen::kParent);
    if (!is_new && found->second == Seen::kFile) return duplicate("lies in a file");
  }
  const Seen now = kind == Kind::kFile ? Seen::kFile : Seen::kFolder;
  const auto [found, is_new] = seen_.emplace(key_of(path), now);
  if (is_new) return {};
  if (found->second != Seen::kParent) return duplicate("occurs twice");
  if (kind == Kind::kFile) return duplicate("is a file and a folder");
  found->second = Seen::kFolder;
  return {};
}

}  // namespace kaic
