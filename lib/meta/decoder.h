// SPDX-License-Identifier: Apache-2.0
/// Decodes described types from a json::Cursor. One decoder serves many objects and keeps its
/// buffers; one thread.
#ifndef KAIC_LIB_META_DECODER_H
#define KAIC_LIB_META_DECODER_H

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/json.h"
#include "lib/meta/describe.h"
#include "lib/meta/mask.h"

namespace kaic {

class Decoder {
 public:
  /// Decodes the object in front of the cursor and passes it, whatever is in it. An Error says that
  /// this object does not fit its type; whether the text is JSON at all is the cursor's to tell
  /// (`cursor.ok()`), and with a fault there nothing decoded is of use.
  Result<void> decode(const TypeInfo& type, void* object, json::Cursor& cursor,
                      const Mask* mask = nullptr);

 private:
  bool object(const TypeInfo& type, void* to, json::Cursor& cursor, const Mask* mask);
  bool value(const Value& value, void* to, json::Cursor& cursor, const Mask* mask,
             const Mask::Entry* entry = nullptr);
  bool list(const Value& value, void* to, json::Cursor& cursor, const Mask* mask,
            const Mask::Entry* entry);
  bool is_wanted(json::Cursor element, const Mask::Entry& entry);
  bool map(const Value& value, void* to, json::Cursor& cursor, const Mask* mask);
  bool refuse(const json::Cursor& cursor, std::string_view expected);

  std::deque<json::KeySet> seen_;  // one a level of nesting
  std::size_t level_ = 0;
  std::string key_scratch_, scratch_;
  std::vector<std::string> path_;  // of the refused value, innermost first
  Refusal refusal_;
};

}  // namespace kaic

#endif  // KAIC_LIB_META_DECODER_H
