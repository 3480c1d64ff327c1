// SPDX-License-Identifier: Apache-2.0
/// A list read whole and the same list cut into batches while its bytes arrive in any portions give
/// the same items and the same envelope, and where one is refused the other is.
#include "lib/cluster/list_page.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/json.h"
#include "lib/cluster/item_splitter.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

struct Read {
  bool accepted = false, limited = false;
  std::vector<std::string> items;
  ListEnvelope envelope;

  bool take(const Result<void>& result) {
    if (!result && result.error().error_class == ErrorClass::kLimit) limited = true;
    return result.has_value();
  }
};

auto keep(Read& read) {
  return [&read](const ObjectView& object) { read.items.emplace_back(object.cursor().raw()); };
}

Read whole(std::string_view input) {
  Read read;
  json::Index index;
  ListPage page(index, input, "whole", "", json::Source::kWire);
  read.accepted = read.take(page.for_each(keep(read)));
  read.envelope = page.envelope();
  return read;
}

Read in_parts(std::string_view input) {
  Read read;
  Dice dice(input);
  json::Index index;
  ItemSplitter splitter(
      [&](std::string_view batch) -> Result<void> {
        ItemBatch part(index, batch, "part");
        return part.for_each(keep(read));
      },
      "parts", {}, {.batch = 1 + dice.roll(64), .object = limits::kObjectBytes});
  while (!input.empty()) {
    const std::string_view chunk = input.substr(0, 1 + dice.roll(32));
    input.remove_prefix(chunk.size());
    if (!read.take(splitter.push(std::string(chunk)))) return read;
  }
  if (!read.take(splitter.finish())) return read;
  ListPage envelope(index, splitter.envelope(), "envelope", "", json::Source::kWire);
  read.accepted =
      read.take(envelope.for_each([](const ObjectView& object) { object.cursor().skip(); }));
  read.envelope = envelope.envelope();
  FUZZ_CHECK(splitter.skipped() == 0);
  return read;
}

}  // namespace

void one(std::string_view input) {
  const Read a = whole(input), b = in_parts(input);
  if (a.limited || b.limited) return;
  FUZZ_CHECK(a.accepted == b.accepted);
  if (!a.accepted) return;
  FUZZ_CHECK(a.items == b.items);
  FUZZ_CHECK(a.envelope.kind == b.envelope.kind &&
             a.envelope.continue_token == b.envelope.continue_token &&
             a.envelope.resource_version == b.envelope.resource_version &&
             a.envelope.has_items == b.envelope.has_items);
}

}  // namespace kaic::fuzz
