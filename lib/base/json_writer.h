// SPDX-License-Identifier: Apache-2.0
/// JSON out: one writer for reports, the command and the C ABI, so that all print the same bytes.
#ifndef KAIC_LIB_BASE_JSON_WRITER_H
#define KAIC_LIB_BASE_JSON_WRITER_H

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace kaic {

/// Members in the value's own order, `indent` spaces a level (-1: all on one line, no spaces), no
/// newline at the end. Bytes that are not UTF-8 become U+FFFD, a number that JSON cannot say (NaN,
/// infinity) `null`, the rest as escape::json_safe says. Does not recurse; throws nothing but
/// std::bad_alloc.
std::string write_json(const nlohmann::ordered_json& value, int indent = -1);
std::string write_json(const nlohmann::json& value, int indent = -1);

}  // namespace kaic

#endif  // KAIC_LIB_BASE_JSON_WRITER_H
