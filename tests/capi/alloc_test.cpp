// SPDX-License-Identifier: Apache-2.0
/// Memory runs out: the n-th allocation fails, for n = 1, 2, ... through a whole scenario, once and
/// from then on. Each call then says so, or does without; nothing leaks, nothing ends the process,
/// no verdict gets better.
///
///     alloc_test SNAPSHOT
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "expect.h"
#include "kaic.h"

namespace {

std::atomic<long> live{0};        // allocations that were not freed
std::atomic<long> countdown{-1};  // the allocation that brings it to 0 fails; below 0: none
std::atomic<bool> for_good{false};
constexpr long kNever = 1'000'000'000;

void* allocate(std::size_t size) noexcept {
  if (countdown.load() >= 0 && countdown.fetch_sub(1) <= 0) {
    if (for_good) countdown = 0;
    return nullptr;
  }
  ++live;
  return std::malloc(size == 0 ? 1 : size);
}

void* allocate_or_throw(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  --live;
  std::free(memory);
}

}  // namespace

// The library calls these, since a program's operator new stands before the standard library's.
void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace {

bool is_out_of_memory(kaic_status status, kaic_error* error) {
  const bool as_it_should = status == KAIC_OK
                                ? error == nullptr
                                : status == KAIC_RESOURCE_EXHAUSTED &&
                                      std::string(kaic_error_class(error).data) == "nomem";
  if (!as_it_should) std::fprintf(stderr, "%s\n", kaic_error_text(error).data);
  kaic_error_free(error);
  return as_it_should;
}

/// The whole job; the verdicts if there was a report. Not the JSON: nlohmann's values allocate in
/// their destructors, and end the process if they cannot.
struct Run {
  bool as_it_should = true;
  long allocations = 0;  // in all calls together
  std::vector<kaic_verdict> verdicts;
};

Run run(const char* path, long fail_at) {
  Run result;
  kaic_cluster* cluster = nullptr;
  kaic_report* report = nullptr;
  kaic_buffer* text = nullptr;
  kaic_error* error = nullptr;
  kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;
  options.parallelism = 1;
  countdown = fail_at;
  const auto step = [&](kaic_status status) {
    const long left = countdown.exchange(-1);  // the check itself has memory
    result.as_it_should = is_out_of_memory(status, error) && result.as_it_should;
    countdown = left;
  };
  step(kaic_cluster_open(&path, 1, nullptr, &cluster, &error));
  if (cluster != nullptr) step(kaic_audit(cluster, &options, &report, &error));
  if (report != nullptr) step(kaic_report_render(report, KAIC_FORMAT_TEXT, &text, &error));
  result.allocations = fail_at - countdown.exchange(-1);
  for (std::size_t i = 0; i < kaic_report_count(report); ++i)
    result.verdicts.push_back(kaic_report_verdict(report, i));
  kaic_buffer_free(text);
  kaic_report_free(report);
  kaic_cluster_free(cluster);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  // Fills what the library keeps for its own; in builds with assertions these are freed handles
  // too.
  for (int i = 0; i < 20; ++i) {
    kaic_error* error = nullptr;
    kaic_audit(nullptr, nullptr, nullptr, &error);
    kaic_error_free(error);
    run(argv[1], kNever);
  }
  const Run whole = run(argv[1], kNever);
  EXPECT(whole.as_it_should && !whole.verdicts.empty());
  std::printf("%ld allocations\n", whole.allocations);
  EXPECT(whole.allocations > 100);
  for (const bool good : {false, true}) {
    for_good = good;
    // Each of the first ones, then ever fewer: the rest is the same few places again.
    for (long n = 0; n < whole.allocations; n += 1 + n / 200) {
      const long before = live;
      {
        const Run now = run(argv[1], n);
        EXPECT(now.as_it_should);
        for (std::size_t i = 0; i < now.verdicts.size(); ++i)
          EXPECT(now.verdicts[i] == whole.verdicts[i] || now.verdicts[i] == KAIC_VERDICT_UNKNOWN);
      }
      if (live != before)
        std::fprintf(stderr, "%ld leaked when allocation %ld failed\n", live - before, n);
      EXPECT(live == before);
    }
  }
  return expect_end();
}
