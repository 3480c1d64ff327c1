// SPDX-License-Identifier: Apache-2.0
/// Every limit on outside input in one table: name, default, hard ceiling. Past a limit the error
/// class is `limit`. Ids (L1..L19) are those of docs/security.md. A test holds each at n-1, n and
/// n+1.
#ifndef KAIC_LIB_BASE_LIMITS_H
#define KAIC_LIB_BASE_LIMITS_H

#include <cstddef>
#include <cstdint>

namespace kaic::limits {

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;
inline constexpr std::size_t kGiB = 1024 * kMiB;

// L4: one YAML document
inline constexpr std::size_t kYamlBytes = 16 * kMiB;
inline constexpr std::size_t kYamlDepth = 64;
inline constexpr std::size_t kYamlEvents = 1'000'000;
inline constexpr std::size_t kYamlAliasFactor =
    10;  // nodes after expansion, times the nodes written
inline constexpr std::size_t kYamlAliasNodes = 100'000;    // nodes that aliases may add
inline constexpr std::size_t kYamlAliasBytes = 64 * kMiB;  // text that aliases may add
inline constexpr std::size_t kYamlDepthCeiling = 128;
inline constexpr std::size_t kYamlTagDirectives = 64;  // libyaml compares each with all before
// L5: one JSON document
inline constexpr std::size_t kJsonBytes = 256 * kMiB;
inline constexpr std::size_t kJsonDepth = 512;
inline constexpr std::size_t kJsonString = 8 * kMiB;
inline constexpr std::size_t kJsonNumber = 1024;
inline constexpr std::size_t kJsonKey = 16 * kKiB;
inline constexpr std::size_t kJsonMembers = 1'000'000;
// L6: one Kubernetes object
inline constexpr std::size_t kObjectBytes = 16 * kMiB;
// L7: one list
inline constexpr std::size_t kListItems = 2'000'000;
inline constexpr std::size_t kListBytes = 4 * kGiB;
inline constexpr std::size_t kListPages = 20'000;
// L10: a message of the cluster's that is quoted in a report
inline constexpr std::size_t kMessageBytes = 4 * kKiB;
// L12, L13: snapshot archives and folders
inline constexpr std::uint64_t kArchivePacked = 2 * kGiB;
inline constexpr std::uint64_t kArchiveUnpacked = 8 * kGiB;
inline constexpr std::size_t kArchiveEntries = 200'000;
inline constexpr std::uint64_t kArchiveEntry = 1 * kGiB;
inline constexpr std::size_t kArchivePath = 1024;
inline constexpr std::size_t kArchivePathParts = 32;
inline constexpr std::size_t kArchivePathPart = 255;
inline constexpr std::size_t kArchiveExtendedHeader = 64 * kKiB;
inline constexpr std::uint64_t kArchiveRatio = 250;  // beyond the first kArchiveRatioFree bytes
inline constexpr std::uint64_t kArchiveRatioFree = 16 * kMiB;
inline constexpr int kZstdWindowLog = 27;  // 128 MiB
// L14: quantity
inline constexpr std::size_t kQuantityBytes = 256;
inline constexpr int kQuantityExponent = 1000;
// L15: selectors
inline constexpr std::size_t kSelectorBytes = 64 * kKiB;
inline constexpr std::size_t kSelectorRequirements = 4096;
// L18: report
inline constexpr std::size_t kReportFindings = 100'000;
inline constexpr std::size_t kFindingObjects = 1'000;  // with one reason in one requirement
// Arguments of the C ABI: a NUL-terminated text, the members of an array, the threads asked for
inline constexpr std::size_t kArgumentText = 64 * kKiB;
inline constexpr std::size_t kArgumentArray = 65'536;
inline constexpr std::uint32_t kArgumentThreads = 1024;

}  // namespace kaic::limits

#endif  // KAIC_LIB_BASE_LIMITS_H
