// SPDX-License-Identifier: Apache-2.0
/// kaic_audit. The C++ audit takes a stop token and calls back from the threads that read; C
/// promises callbacks on the calling thread and a cancel that a signal handler may make, which no
/// stop source is. So the audit runs beside, and the calling thread looks every kLook at what the
/// caller may want.
#include "kaic/conformance/audit.h"

#include <chrono>
#include <future>
#include <mutex>
#include <optional>
#include <stop_token>

#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/structs.h"
#include "capi/text.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"

using namespace kaic::capi;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLook{10};

/// Carries progress from the reading threads to the calling one, and its wish to stop to them.
class Watch {
 public:
  explicit Watch(const kaic_audit_options& asked) : asked_(asked) {
    if (asked.timeout_ms != 0)
      deadline_ = Clock::now() + std::chrono::milliseconds(asked.timeout_ms);
  }

  std::stop_token stop() const { return stop_.get_token(); }

  /// From any reading thread.
  void put(const kaic::Progress& progress) {
    const std::scoped_lock lock(mutex_);
    path_ = progress.path;
    latest_ = progress;
  }

  /// From the calling thread. Null as long as nothing speaks against going on. The callback comes
  /// first, since it may ask for the cancel itself.
  const kaic::Error* look() {
    if (!why_ && !tell())
      give_up({kaic::ErrorClass::kCancelled, "", "cancelled by the progress callback"});
    if (!why_ && kaic_cancel_requested(asked_.cancel) != 0)
      give_up({kaic::ErrorClass::kCancelled, "", "cancelled on request"});
    if (!why_ && deadline_ && Clock::now() >= *deadline_) {
      give_up({kaic::ErrorClass::kTimeout, "",
               "not done within " + std::to_string(asked_.timeout_ms) + " ms"});
    }
    return why_ ? &*why_ : nullptr;
  }

 private:
  /// False if the callback wants no more.
  bool tell() {
    if (asked_.progress == nullptr) return true;
    std::string path;
    std::optional<kaic::Progress> news;
    {
      const std::scoped_lock lock(mutex_);
      std::swap(news, latest_);
      path = path_;
    }
    if (!news) return true;
    const kaic_progress progress = {sizeof(kaic_progress), news->bytes, news->total_bytes,
                                    news->objects, borrow(path)};
    return asked_.progress(&progress, asked_.user_data) == 0;
  }

  void give_up(kaic::Error why) {
    why_ = std::move(why);
    stop_.request_stop();
  }

  const kaic_audit_options& asked_;
  std::optional<Clock::time_point> deadline_;
  std::stop_source stop_;
  std::optional<kaic::Error> why_;
  std::mutex mutex_;
  std::optional<kaic::Progress> latest_;  // its path is path_
  std::string path_;
};

kaic::Result<kaic::Report> watched_audit(kaic::Cluster& cluster, kaic::AuditOptions options,
                                         const kaic_audit_options& asked) {
  Watch watch(asked);
  if (const kaic::Error* why = watch.look()) return *why;
  options.read.stop = watch.stop();
  if (asked.progress != nullptr)
    options.read.on_progress = [&](const kaic::Progress& progress) { watch.put(progress); };
  std::future<kaic::Result<kaic::Report>> work =
      std::async(std::launch::async, [&] { return kaic::audit(cluster, options); });
  while (work.wait_for(kLook) != std::future_status::ready) watch.look();
  kaic::Result<kaic::Report> result = work.get();
  // What was read last is told too, and the callback may still say no.
  if (const kaic::Error* why = watch.look()) return *why;
  return result;
}

kaic::Result<kaic::AuditOptions> translate(const kaic_audit_options& asked) {
  kaic::AuditOptions options;
  if (asked.catalogue != nullptr) {
    KAIC_TRY(options.catalogue, take_text(asked.catalogue, "options.catalogue"));
    if (options.catalogue.empty()) return argument_error("options.catalogue", "is empty");
  }
  KAIC_TRY(options.requirements,
           take_texts(asked.requirements, asked.requirement_count, "options.requirements"));
  if (asked.now != nullptr) {
    KAIC_TRY(const std::string now, take_text(asked.now, "options.now"));
    kaic::Result<kaic::Timestamp> time = kaic::parse_time(now);
    if (!time) return kaic::Error{time.error().error_class, "options.now", time.error().message};
    options.now = *time;
  }
  if (asked.parallelism > kaic::limits::kArgumentThreads)
    return argument_error("options.parallelism",
                          "is above " + std::to_string(kaic::limits::kArgumentThreads));
  options.read.parallelism = asked.parallelism;
  if (asked.cancel != nullptr) KAIC_CHECK(check(asked.cancel, "options.cancel"));
  return options;
}

}  // namespace

void kaic_audit_options_init(kaic_audit_options* options, size_t struct_size) {
  init_options(options, struct_size);
}

kaic_status kaic_audit(kaic_cluster* cluster, const kaic_audit_options* options, kaic_report** out,
                       kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_report>> {
    KAIC_CHECK(check(cluster, "cluster"));
    KAIC_TRY(const kaic_audit_options asked, take_options(options, "options"));
    KAIC_TRY(kaic::AuditOptions wanted, translate(asked));
    const bool watched =
        asked.cancel != nullptr || asked.timeout_ms != 0 || asked.progress != nullptr;
    KAIC_TRY(kaic::Report report, watched
                                      ? watched_audit(*cluster->cluster, std::move(wanted), asked)
                                      : kaic::audit(*cluster->cluster, wanted));
    return std::make_unique<kaic_report>(std::move(report));
  });
}
