// SPDX-License-Identifier: Apache-2.0
/// The grammar of a quantity's text: sign, number, suffix; and the suffixes both ways.
#ifndef KAIC_LIB_META_QUANTITY_TEXT_H
#define KAIC_LIB_META_QUANTITY_TEXT_H

#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "kaic/meta/quantity.h"

namespace kaic::quantity_text {

/// A quantity's text taken apart; the views are into the text.
struct Parts {
  bool negative = false;
  bool has_digit = false;     ///< before or after the point; ".", "-" and "Ki" have none
  std::string_view whole;     ///< before the point, without leading zeros; "0" if none is left
  std::string_view fraction;  ///< behind the point
  QuantityFormat format = QuantityFormat::kDecimalSI;
  int exponent = 0;  ///< of 10, or of 2 where the format is kBinarySI
};

/// Errors: `schema-value`, `limit` (limits::kQuantityBytes, limits::kQuantityExponent).
Result<Parts> split(std::string_view text);

/// Appends the suffix for 10^exponent, a multiple of 3. Beyond SI's E it is `e21`, so that no
/// factor is lost (apimachinery 0.34 writes 1000E as "1").
void append_decimal_suffix(std::string& out, int exponent, QuantityFormat format);

/// `Ki` for 1, ... `Ei` for 6; nothing for 0.
void append_binary_suffix(std::string& out, int power_of_1024);

/// `not a quantity: "1 Gi"`.
Error invalid(std::string_view text, ErrorClass error_class = ErrorClass::kSchemaValue);

}  // namespace kaic::quantity_text

#endif  // KAIC_LIB_META_QUANTITY_TEXT_H
