// SPDX-License-Identifier: Apache-2.0
/// The handles of kaic.h, one struct each. They hold C++ values and nothing of each other, so they
/// may be freed in any order.
#ifndef KAIC_CAPI_HANDLES_H
#define KAIC_CAPI_HANDLES_H

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "capi/handle.h"
#include "kaic/cluster/cluster.h"
#include "kaic/conformance/catalogue.h"
#include "kaic/conformance/report.h"

struct kaic_buffer final : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kBuffer;
  explicit kaic_buffer(std::string its_bytes) : Handle(kKind), bytes(std::move(its_bytes)) {}
  const std::string bytes;
};

struct kaic_cancel final : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kCancel;
  kaic_cancel() : Handle(kKind, getpid()) {}
  std::atomic<bool> requested = false;
  static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");
};

struct kaic_cluster final : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kCluster;
  explicit kaic_cluster(std::unique_ptr<kaic::Cluster> its_cluster)
      : Handle(kKind, getpid()), cluster(std::move(its_cluster)) {}
  const std::unique_ptr<kaic::Cluster> cluster;
};

struct kaic_report final : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kReport;
  explicit kaic_report(kaic::Report its_report)
      : Handle(kKind, getpid()), report(std::move(its_report)) {}
  const kaic::Report report;
};

struct kaic_catalogue final : kaic::capi::Handle {
  static constexpr auto kKind = kaic::capi::Kind::kCatalogue;
  explicit kaic_catalogue(kaic::Catalogue its_catalogue)
      : Handle(kKind, getpid()), catalogue(std::move(its_catalogue)) {}
  const kaic::Catalogue catalogue;
};

#endif  // KAIC_CAPI_HANDLES_H
