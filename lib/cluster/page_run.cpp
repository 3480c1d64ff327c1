// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/page_run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <thread>

#include "lib/base/limits.h"
#include "lib/base/try.h"

namespace kaic {
namespace {

// Pages of one list that stand in an archive before their turn are held until it comes, up to this
// much.
constexpr std::size_t kHeld = 64 * limits::kMiB;

struct Unit {
  RecordedList* list;
  std::size_t page;
};

std::vector<Unit> units_of(std::deque<RecordedList>& lists) {
  std::vector<Unit> units;
  for (RecordedList& list : lists) {
    for (std::size_t page = 0; page < list.entry().pages.size(); ++page)
      units.push_back({&list, page});
  }
  return units;
}

Error cancelled() { return {ErrorClass::kCancelled, "", "the reading was cancelled"}; }

/// Bytes of a page that end early if the caller wants it so: a page may be gigabytes.
class StoppableReader final : public ByteReader {
 public:
  StoppableReader(std::unique_ptr<ByteReader> from, const std::stop_token& stop)
      : from_(std::move(from)), stop_(stop) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (stop_.stop_requested()) return cancelled();
    return from_->read(to, size);
  }

 private:
  std::unique_ptr<ByteReader> from_;
  const std::stop_token& stop_;
};

/// Tells the caller how far the reading is; one call at a time.
class ProgressReport {
 public:
  ProgressReport(const ReadOptions& options, const std::deque<RecordedList>& lists)
      : options_(options), lists_(lists) {
    for (const RecordedList& list : lists)
      state_.total_bytes += static_cast<std::uint64_t>(list.entry().bytes);
  }
  /// Page number `page` of `list` was read; its bytes are taken to be an equal share of the
  /// entry's.
  void page_done(const RecordedList& list, std::size_t page) {
    if (!options_.on_progress) return;
    const std::scoped_lock lock(mutex_);
    const auto bytes = static_cast<std::uint64_t>(list.entry().bytes);
    const std::uint64_t pages = list.entry().pages.size();
    state_.bytes += bytes / pages + (page < bytes % pages ? 1 : 0);
    state_.objects = 0;
    for (const RecordedList& each : lists_) state_.objects += each.items();
    state_.path = list.entry().path;
    options_.on_progress(state_);
  }

 private:
  const ReadOptions& options_;
  const std::deque<RecordedList>& lists_;
  std::mutex mutex_;
  Progress state_;
};

/// Several threads take pages in order. An earlier page is always in somebody's hands already, so
/// whoever waits for a turn gets it.
class ParallelRun {
 public:
  ParallelRun(const FileStore& store, std::deque<RecordedList>& lists, const ListVisitor* visit,
              const ReadOptions& options)
      : store_(store),
        lists_(lists),
        visit_(visit),
        options_(options),
        progress_(options, lists),
        units_(units_of(lists)) {}

  Result<void> run() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min<std::size_t>(
        options_.parallelism == 0 ? cores : options_.parallelism, units_.size());
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this] { work(); });
      work();
    }
    if (exception_) std::rethrow_exception(exception_);
    if (failed_) return error_;
    return {};
  }

 private:
  void work() noexcept {
    try {
      PageBuffers buffers;
      for (;;) {
        const std::size_t i = next_.fetch_add(1);
        if (i >= units_.size() || failed_) return;
        if (options_.stop.stop_requested()) return fail(cancelled());
        if (auto done = read(units_[i], buffers); !done) return fail(done.error());
        progress_.page_done(*units_[i].list, units_[i].page);
      }
    } catch (...) {  // memory that ran out in one thread is the caller's to hear of, in his own
      const std::scoped_lock lock(mutex_);
      exception_ = std::current_exception();
      stop();
    }
  }

  Result<void> read(const Unit& unit, PageBuffers& buffers) {
    const std::string& path = unit.list->entry().pages[unit.page];
    KAIC_TRY(auto file, store_.open(path));
    KAIC_TRY(auto bytes, decoded(std::make_unique<StoppableReader>(std::move(file), options_.stop),
                                 store_.place() + ": " + path));
    return unit.list->read_page(unit.page, *bytes, buffers, visit_);
  }

  void fail(const Error& error) {
    const std::scoped_lock lock(mutex_);
    if (!failed_) error_ = error;
    stop();
  }

  void stop() {
    failed_ = true;
    for (RecordedList& list : lists_) list.abort();
  }

  const FileStore& store_;
  std::deque<RecordedList>& lists_;
  const ListVisitor* visit_;
  const ReadOptions& options_;
  ProgressReport progress_;
  std::vector<Unit> units_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  Error error_;
  std::exception_ptr exception_;
};

/// The archive's order, which need not be that of the pages.
class SequentialRun {
 public:
  SequentialRun(const FileStore& store, std::deque<RecordedList>& lists, const ListVisitor* visit,
                const ReadOptions& options)
      : store_(store), visit_(visit), options_(options), progress_(options, lists) {
    for (const Unit& unit : units_of(lists))
      units_.emplace(unit.list->entry().pages[unit.page], unit);
  }

  Result<void> run() {
    KAIC_CHECK(store_.for_each([&](const StoredFile& file, ByteReader& bytes) -> Result<void> {
      const auto found = units_.find(file.path);
      if (found == units_.end()) return {};
      if (options_.stop.stop_requested()) return cancelled();
      const Unit unit = found->second;
      units_.erase(found);
      if (unit.page != unit.list->next_page()) return hold(unit, bytes);
      KAIC_TRY(auto page, wrap(file.path, bytes));
      KAIC_CHECK(read(unit, *page));
      return release(*unit.list);
    }));
    if (units_.empty()) return {};
    return Error{ErrorClass::kCorrupt,
                 store_.place() + ": " + name_of(units_.begin()->second.list->entry()),
                 "the page " + units_.begin()->first + " is missing"};
  }

 private:
  /// The archive's reader as an owned one, decoded.
  Result<std::unique_ptr<ByteReader>> wrap(const std::string& path, ByteReader& bytes) const {
    struct Borrowed final : ByteReader {
      explicit Borrowed(ByteReader& from) : from_(from) {}
      Result<std::size_t> read(char* to, std::size_t size) override { return from_.read(to, size); }
      ByteReader& from_;
    };
    return decoded(
        std::make_unique<StoppableReader>(std::make_unique<Borrowed>(bytes), options_.stop),
        store_.place() + ": " + path);
  }

  Result<void> read(const Unit& unit, ByteReader& bytes) {
    KAIC_CHECK(unit.list->read_page(unit.page, bytes, buffers_, visit_));
    progress_.page_done(*unit.list, unit.page);
    return {};
  }

  Result<void> hold(const Unit& unit, ByteReader& bytes) {
    KAIC_TRY(auto page, wrap(unit.list->entry().pages[unit.page], bytes));
    std::string text;
    for (;;) {
      const std::size_t used = text.size();
      if (held_ + used >= kHeld) {
        return Error{
            ErrorClass::kLimit, store_.place() + ": " + name_of(unit.list->entry()),
            "its pages stand in the archive in another order, and too far apart to be held"};
      }
      text.resize(used + 64 * limits::kKiB);
      KAIC_TRY(const std::size_t got, page->read(text.data() + used, text.size() - used));
      text.resize(used + got);
      if (got == 0) break;
    }
    held_ += text.size();
    waiting_[unit.list].emplace(unit.page, std::move(text));
    return {};
  }

  Result<void> release(RecordedList& list) {
    auto& waiting = waiting_[&list];
    while (!waiting.empty() && waiting.begin()->first == list.next_page()) {
      const std::string text = std::move(waiting.begin()->second);
      const std::size_t page = waiting.begin()->first;
      waiting.erase(waiting.begin());
      held_ -= text.size();
      MemoryReader bytes(text);
      KAIC_CHECK(read({&list, page}, bytes));
    }
    return {};
  }

  const FileStore& store_;
  const ListVisitor* visit_;
  const ReadOptions& options_;
  ProgressReport progress_;
  std::map<std::string, Unit> units_;
  std::map<RecordedList*, std::map<std::size_t, std::string>> waiting_;
  std::size_t held_ = 0;
  PageBuffers buffers_;
};

}  // namespace

Result<void> read_pages(const FileStore& store, std::deque<RecordedList>& lists,
                        const ListVisitor* visit, const ReadOptions& options) {
  auto read = store.has_random_access() ? ParallelRun(store, lists, visit, options).run()
                                        : SequentialRun(store, lists, visit, options).run();
  KAIC_CHECK(std::move(read));
  for (const RecordedList& list : lists) KAIC_CHECK(list.verify());
  return {};
}

}  // namespace kaic
