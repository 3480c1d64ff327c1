// SPDX-License-Identifier: Apache-2.0
/// @file
/// Cluster: the one place where facts come from, live or recorded. It has no verb that writes.
///
///     kaic::Result<kaic::Snapshot> cluster = kaic::Snapshot::open("cluster/");
///     auto pods = kaic::list<kaic::Pod>(*cluster, [](kaic::Pod&& pod) { ... });   //
///     cluster/typed.h
#ifndef KAIC_CLUSTER_CLUSTER_H
#define KAIC_CLUSTER_CLUSTER_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/base/time.h"

namespace kaic {

namespace json {
class Cursor;
}

/// How much of an answer there is. `kRefused` covers 403, time-outs, limits, answers that do not
/// parse, and what a recording does not hold
/// (`NotRecorded`); `kAbsent` is said only where discovery was read and the API is not served;
/// `kCut` is a list that was not read whole.
enum class ReadState : std::uint8_t { kRefused, kAbsent, kCut, kComplete };
/// `refused`, `absent`, `cut`, `complete`.
std::string_view to_string(ReadState state) noexcept;

/// One list to read. `kind` is for recordings that hold objects instead of answers (`kubectl get -o
/// yaml`).
struct ListRequest {
  std::string group, version, resource, kind;
  std::string path() const;
};

/// What became of one list.
struct ListSummary {
  ReadState state = ReadState::kRefused;
  std::string reason;   ///< CamelCase, why it is not complete: `Forbidden`, `NotRecorded`,
                        ///< `NotKnownComplete`, `ContinueToken`, ...
  std::string message;  ///< in words; may quote the server
  std::uint64_t items = 0;
};

/// One object of a list, valid during the visit.
class ObjectView {
 public:
  explicit ObjectView(json::Cursor& cursor) : cursor_(cursor) {}
  /// In front of the object; whoever reads passes it. lib/base/json.h
  json::Cursor& cursor() const { return cursor_; }

 private:
  json::Cursor& cursor_;
};

/// A part of a list as it arrived. Parts of one list are numbered in order, not always without
/// gaps.
class ListPart {
 public:
  virtual ~ListPart() = default;
  std::size_t request = 0;  ///< index of the ListRequest
  std::uint64_t ordinal = 0;
  /// Calls `visit` for each object in order; it must pass the object. An Error means that the part
  /// is not JSON or no list: what was visited is of no use then.
  virtual Result<void> for_each(const std::function<void(const ObjectView&)>& visit) = 0;
};

/// Called for each part; from several threads at once if `parallelism` is above 1, each part by
/// one. Returns the error of for_each or its own.
using ListVisitor = std::function<Result<void>(ListPart&)>;

struct Progress {
  std::uint64_t bytes = 0, total_bytes = 0;  ///< total 0: not known
  std::uint64_t objects = 0;
  std::string_view path;  ///< what is being read
};

struct ReadOptions {
  unsigned parallelism = 0;  ///< threads; 0: as many as there are cores
  std::stop_token stop;      ///< asked between parts
  std::function<void(const Progress&)>
      on_progress;  ///< may come from any reading thread, never two at once
};

/// A single answer: discovery, /version, a metrics endpoint, a named object.
struct Document {
  ReadState state = ReadState::kRefused;
  int status = 0;  ///< HTTP; 0: none was recorded
  std::string reason, message, content_type, body;
};

/// Where the facts come from, for the report.
struct Origin {
  std::string kind;    ///< `snapshot`, `kubectl`, `cluster-info`, `must-gather`, `sonobuoy`,
                       ///< `support-bundle`, `live`
  std::string digest;  ///< `sha256:...` of what identifies the input; empty if live
  std::optional<Timestamp> captured;  ///< nothing that ages is judged without
  bool vouched_complete =
      false;  ///< the caller says that the recording holds every object of each kind that it shows
  bool has_discovery = false;
  std::vector<std::string> warnings;
};

/// Thread-safe. An Error of any function means that nothing read from this cluster can be relied on
/// (`corrupt`, `cancelled`); what could merely not be read is a ReadState.
class Cluster {
 public:
  virtual ~Cluster() = default;

  /// Reads lists, side by side where that is faster. One summary a request, in order.
  virtual Result<std::vector<ListSummary>> list(std::span<const ListRequest> requests,
                                                const ListVisitor& visit,
                                                const ReadOptions& options) = 0;
  /// Reads one answer. `path` as in a URL, `/version`; `accept` empty means application/json.
  virtual Result<Document> get(std::string_view path, std::string_view accept) = 0;
  virtual const Origin& origin() const = 0;
};

}  // namespace kaic

#endif  // KAIC_CLUSTER_CLUSTER_H
