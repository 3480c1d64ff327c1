// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/field.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using kaic::FieldError;
using kaic::FieldPath;
using kaic::FieldValue;

TEST_CASE("a path prints as Kubernetes prints it") {
  const FieldPath spec("spec");
  CHECK(spec.child("rules").index(0).child("backendRefs").index(1).child("weight").to_string() ==
        "spec.rules[0].backendRefs[1].weight");
  CHECK(FieldPath("metadata").child("labels").key("a/b").to_string() == "metadata.labels[a/b]");
  CHECK(FieldPath().child("spec") == spec);
  CHECK(FieldPath().index(2).to_string() == "[2]");
}

TEST_CASE("errors are told in apimachinery's words") {
  const FieldPath x("spec.x");
  const std::vector<std::string_view> supported = {"Exact", "Prefix"};
  CHECK(FieldError::invalid(x, "a\"b", "must be c").to_string() ==
        "spec.x: Invalid value: \"a\\\"b\": must be c");
  CHECK(FieldError::invalid(x, -1, "too small").to_string() ==
        "spec.x: Invalid value: -1: too small");
  CHECK(FieldError::invalid(x, FieldValue::raw("null"), "").to_string() ==
        "spec.x: Invalid value: null");
  CHECK(FieldError::type_invalid(x, true, "must be text").to_string() ==
        "spec.x: Invalid value: true: must be text");
  CHECK(FieldError::required(x, "").to_string() == "spec.x: Required value");
  CHECK(FieldError::duplicate(x, "a").to_string() == "spec.x: Duplicate value: \"a\"");
  CHECK(FieldError::not_found(x, std::string("a")).to_string() == "spec.x: Not found: \"a\"");
  CHECK(FieldError::not_supported(x, "Any", supported).to_string() ==
        "spec.x: Unsupported value: \"Any\": supported values: \"Exact\", \"Prefix\"");
  CHECK(FieldError::forbidden(x, "may not be set").to_string() ==
        "spec.x: Forbidden: may not be set");
  CHECK(FieldError::too_long(x, 63).to_string() ==
        "spec.x: Too long: may not be more than 63 bytes");
  CHECK(FieldError::too_many(x, 17, 16).to_string() ==
        "spec.x: Too many: 17: must have at most 16 items");
  CHECK(FieldError::too_many(x, 2, 1).to_string() ==
        "spec.x: Too many: 2: must have at most 1 item");
  CHECK(FieldError::internal(x, "why").to_string() == "spec.x: Internal error: why");
}

TEST_CASE("several errors are one text, each told once") {
  const FieldPath x("x");
  CHECK(to_string(kaic::FieldErrors{}) == "");
  CHECK(to_string(kaic::FieldErrors{FieldError::required(x, "")}) == "x: Required value");
  CHECK(to_string(kaic::FieldErrors{FieldError::required(x, ""), FieldError::required(x, ""),
                                    FieldError::forbidden(x, "")}) ==
        "[x: Required value, x: Forbidden]");
}
