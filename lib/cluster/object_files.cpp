// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_files.h"

#include <algorithm>

#include "lib/base/limits.h"
#include "lib/base/sha256.h"
#include "lib/base/try.h"
#include "lib/base/yaml.h"
#include "lib/cluster/list_page.h"
#include "lib/cluster/object_path.h"

namespace kaic {

namespace {

constexpr std::size_t kChunk = 256 * limits::kKiB;

/// Bytes of a file as they pass by, for the digest of the whole recording.
class HashingReader final : public ByteReader {
 public:
  HashingReader(ByteReader& from, Sha256& hash) : from_(from), hash_(hash) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    KAIC_TRY(const std::size_t got, from_.read(to, size));
    hash_.update(std::string_view(to, got));
    return got;
  }

 private:
  ByteReader& from_;
  Sha256& hash_;
};

/// The first bytes of a file decide between JSON and YAML, whatever its name is.
bool looks_like_json(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && (text[start] == '{' || text[start] == '[');
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Empty unless `kind` is that of a typed list.
std::string item_kind(const std::string& list_kind) {
  return list_kind.size() > 4 && list_kind.ends_with("List")
             ? list_kind.substr(0, list_kind.size() - 4)
             : std::string();
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return text;
}

std::string api_version_of(const ListRequest& request) {
  return request.group.empty() ? request.version : request.group + "/" + request.version;
}

}  // namespace

Result<void> ObjectFiles::scan(const StoredFile& file, ByteReader& bytes, const Visit& visit) {
  const std::string place =
      store_->place() == file.path ? file.path : store_->place() + ": " + file.path;
  std::size_t lists = 0;
  bool unnamed = false,
       lost = false;  // items without a kind, and those of a list that does not say it either
  ObjectScanner scanner(
      {.object = [&](const ObjectKind& own, std::string_view text) -> Result<void> {
         if (!own.kind.empty() && !own.api_version.empty()) return visit(own, text);
         unnamed = true;
         const auto known = items_of_lists_.find({file.path, lists});
         return known == items_of_lists_.end() ? Result<void>() : visit(known->second, text);
       },
       .list_end =
           [&](const ObjectKind& list) {
             const std::string kind = item_kind(list.kind);
             if (learning_ && !kind.empty()) {
               shown_.insert({list.api_version, kind});
               items_of_lists_[{file.path, lists}] = {list.api_version, kind};
             }
             lost = lost || (unnamed && kind.empty());
             unnamed = false;
             ++lists;
           }},
      place);
  std::string text(kChunk, '\0');
  KAIC_TRY(std::size_t used, bytes.read(text.data(), text.size()));
  if (used == 0)
    return Error{ErrorClass::kEmpty, place, "an empty file; expected Kubernetes objects"};
  if (looks_like_json(without_mark(std::string_view(text).substr(0, used)))) {
    std::string_view chunk = without_mark(std::string_view(text).substr(0, used));
    for (;;) {
      KAIC_CHECK(scanner.push(chunk));
      KAIC_TRY(used, bytes.read(text.data(), text.size()));
      if (used == 0) break;
      chunk = std::string_view(text).substr(0, used);
    }
  } else {
    for (;;) {  // YAML is read whole, within its limit
      if (used > limits::kYamlBytes)
        return Error{
            ErrorClass::kLimit, place,
            "YAML of more than " + std::to_string(limits::kYamlBytes) + " bytes; use -o json"};
      if (text.size() == used) text.resize(used * 2);
      KAIC_TRY(const std::size_t got, bytes.read(text.data() + used, text.size() - used));
      if (got == 0) break;
      used += got;
    }
    YamlStream stream(std::string_view(text).substr(0, used), place);
    for (;;) {
      auto document = stream.next();
      if (!document) return std::move(document).error();
      if (!document->has_value()) break;
      const std::string& json = (*document)->json;
      if (json != "null") KAIC_CHECK(scanner.push(json));  // `---` behind the last document
    }
  }
  KAIC_CHECK(scanner.finish());
  if (scanner.skipped() > 0) {
    return Error{ErrorClass::kLimit, place,
                 std::to_string(scanner.skipped()) + " objects of more than " +
                     std::to_string(limits::kObjectBytes) + " bytes"};
  }
  if (lost)
    return Error{ErrorClass::kMissingField, place,
                 "a list with items that do not tell their apiVersion and kind"};
  return {};
}

Result<void> ObjectFiles::read_version(ByteReader& bytes) {
  std::string text(64 * limits::kKiB, '\0');
  std::size_t used = 0;
  for (;;) {
    KAIC_TRY(const std::size_t got, bytes.read(text.data() + used, text.size() - used));
    used += got;
    if (got == 0 || used == text.size()) break;
  }
  text.resize(used);
  if (layout_.version_member.empty()) {
    version_ = std::move(text);
    return {};
  }
  json::Index index;
  if (!index.read(text, "")) return {};
  json::Cursor cursor = index.root();
  json::KeySet seen;
  std::string scratch;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, scratch, seen)) {
    const bool wanted = key == layout_.version_member;
    const std::string_view value = cursor.raw();
    if (wanted) version_ = value;
  }
  return {};
}

Result<void> ObjectFiles::each_object(const Visit& visit, Sha256* digest) {
  return store_->for_each([&](const StoredFile& file, ByteReader& bytes) -> Result<void> {
    const bool is_version =
        learning_ && !layout_.version_file.empty() && file.path == layout_.version_file;
    if (!is_version && !layout_.holds_objects(file.path)) return {};
    Sha256 unused;
    HashingReader hashed(bytes, digest != nullptr ? *digest : unused);
    if (digest != nullptr && layout_.kind != kubectl_layout().kind)
      digest->update(file.path + '\0');
    auto scanned =
        is_version
            ? read_version(hashed)
            : scan(file, digest != nullptr ? static_cast<ByteReader&>(hashed) : bytes, visit);
    if (scanned || layout_.kind == kubectl_layout().kind ||
        scanned.error().error_class == ErrorClass::kCancelled)
      return scanned;
    if (!learning_)
      return damaged_.contains(file.path) ? Result<void>()
                                          : scanned;  // it was whole when it was opened
    origin_.warnings.push_back(scanned.error().to_string());
    damaged_.insert(file.path);
    return {};
  });
}

Result<void> ObjectFiles::learn() {
  learning_ = true;
  Sha256 digest;
  const Visit note_kind = [&](const ObjectKind& kind, std::string_view) -> Result<void> {
    shown_.insert(kind);
    return {};
  };
  KAIC_CHECK(each_object(note_kind, &digest));
  learning_ = false;
  origin_.kind = layout_.kind;
  origin_.digest = "sha256:" + digest.hex();
  origin_.vouched_complete = vouched_;
  origin_.warnings.insert(origin_.warnings.end(), store_->warnings().begin(),
                          store_->warnings().end());
  if (vouched_ && !damaged_.empty())
    origin_.warnings.emplace_back(
        "a file could not be read whole, so nothing is taken to be complete");
  if (shown_.empty())
    return Error{ErrorClass::kEmptySnapshot, store_->place(), "no Kubernetes objects in it"};
  return {};
}

Result<std::unique_ptr<Cluster>> ObjectFiles::open(std::unique_ptr<FileStore> store,
                                                   const Layout& layout,
                                                   const SnapshotOptions& options) {
  std::unique_ptr<ObjectFiles> cluster(new ObjectFiles(std::move(store), layout, options.complete));
  KAIC_CHECK(cluster->learn());
  return std::unique_ptr<Cluster>(std::move(cluster));
}

namespace {

/// The objects of one request, gathered until they make a part.
class Gathering {
 public:
  Gathering(std::size_t request, const ListVisitor& visit, std::string place)
      : request_(request), visit_(visit), place_(std::move(place)) {}

  Result<void> add(std::string_view object, json::Index& index) {
    text_ += text_.empty() ? '[' : ',';
    text_ += object;
    ++items_;
    return text_.size() >= limits::kMiB ? flush(index) : Result<void>();
  }

  Result<void> flush(json::Index& index) {
    if (text_.empty()) return {};
    text_ += ']';
    ItemBatch part(index, text_, place_);
    part.request = request_;
    part.ordinal = ordinal_++;
    auto visited = visit_(part);
    text_.clear();
    return visited;
  }
  std::uint64_t items() const { return items_; }

 private:
  std::size_t request_;
  const ListVisitor& visit_;
  std::string place_, text_;
  std::uint64_t ordinal_ = 0, items_ = 0;
};

}  // namespace

Result<std::vector<ListSummary>> ObjectFiles::list(std::span<const ListRequest> requests,
                                                   const ListVisitor& visit,
                                                   const ReadOptions& options) {
  std::vector<ListSummary> summaries(requests.size());
  std::map<ObjectKind, Gathering> wanted;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const ObjectKind kind{api_version_of(requests[i]), requests[i].kind};
    if (!shown_.contains(kind)) {
      summaries[i] = {ReadState::kRefused, "NotRecorded", "the recording does not show this kind",
                      0};
      continue;
    }
    const bool whole = state_of_shown() == ReadState::kComplete;
    summaries[i] = {
        state_of_shown(), whole ? "" : "NotKnownComplete",
        whole ? "" : "the recording does not tell whether it holds all objects of this kind", 0};
    wanted.try_emplace(kind, i, visit, store_->place());
  }
  if (wanted.empty()) return summaries;
  json::Index index;
  KAIC_CHECK(each_object([&](const ObjectKind& kind, std::string_view text) -> Result<void> {
    if (options.stop.stop_requested())
      return Error{ErrorClass::kCancelled, "", "the reading was cancelled"};
    const auto found = wanted.find(kind);
    return found == wanted.end() ? Result<void>() : found->second.add(text, index);
  }));
  for (auto& [kind, gathering] : wanted) KAIC_CHECK(gathering.flush(index));
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto found = wanted.find({api_version_of(requests[i]), requests[i].kind});
    if (found != wanted.end()) summaries[i].items = found->second.items();
  }
  return summaries;
}

Result<Document> ObjectFiles::get(std::string_view path, std::string_view accept) {
  Document document;
  document.reason = "NotRecorded";
  document.message = "the recording holds no answer to this";
  if (path == "/version" && !version_.empty()) {
    document = {ReadState::kComplete, 200, "", "", "application/json", version_};
    return document;
  }
  const auto wanted = parse_object_path(path);
  if (!wanted || !accept.empty()) return document;
  // Recordings have kinds, paths have resources: `configmaps` is ConfigMap.
  const auto is_of_resource = [&](const ObjectKind& kind) {
    return kind.api_version == wanted->api_version() && lower(kind.kind) + "s" == wanted->resource;
  };
  if (std::none_of(shown_.begin(), shown_.end(), is_of_resource)) return document;
  KAIC_CHECK(each_object([&](const ObjectKind& kind, std::string_view text) -> Result<void> {
    if (is_of_resource(kind) && is_named(text, *wanted))
      document = {ReadState::kComplete, 200, "", "", "application/json", std::string(text)};
    return {};
  }));
  if (document.state == ReadState::kComplete) return document;
  if (state_of_shown() == ReadState::kComplete) {
    document.status = 404;
    document.reason = "NotFound";
  } else {
    document.reason = "NotKnownComplete";
  }
  return document;
}

}  // namespace kaic
