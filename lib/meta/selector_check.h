// SPDX-License-Identifier: Apache-2.0
/// What the two ways to a Selector, text and object, share.
#ifndef KAIC_LIB_META_SELECTOR_CHECK_H
#define KAIC_LIB_META_SELECTOR_CHECK_H

#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/meta/field.h"
#include "kaic/meta/labels.h"

namespace kaic {

/// Whether key, number of values and each value fit the operator (apimachinery's NewRequirement).
/// The error's place is the field under `path`.
Result<void> check_requirement(const LabelRequirement& requirement, const FieldPath& path);

/// The requirements of a selector's text, in the order given.
Result<std::vector<LabelRequirement>> parse_requirements(std::string_view text);

Error too_many_requirements();
Error selector_too_long();

}  // namespace kaic

#endif  // KAIC_LIB_META_SELECTOR_CHECK_H
