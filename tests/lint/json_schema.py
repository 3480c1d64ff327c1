# SPDX-License-Identifier: Apache-2.0
"""A validator for the part of JSON Schema 2020-12 that docs/*.schema.json use. A keyword outside it is an error, so that nothing goes unjudged.

With `strict`, a member that the schema does not name is a fault too: the schemas let readers meet newer writers, but must name all that we write.
"""
from __future__ import annotations

import re
from typing import Any

ABOUT = {"$schema", "$id", "$defs", "title", "description"}
JUDGED = {"type", "const", "enum", "required", "properties", "items", "pattern", "minLength", "maxLength", "minimum", "maximum", "$ref"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value: Any, name: str) -> bool:
    if name in ("integer", "number"):
        return not isinstance(value, bool) and isinstance(value, int if name == "integer" else (int, float))
    return isinstance(value, TYPES[name])


def faults(value: Any, schema: dict[str, Any], strict: bool = False, place: str = "$", root: dict[str, Any] | None = None) -> list[str]:
    root = schema if root is None else root
    if unknown := set(schema) - ABOUT - JUDGED:
        return [f"{place}: the schema uses {sorted(unknown)}, which this validator does not judge"]
    found = []
    if "$ref" in schema:
        found += faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], strict, place, root)
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(is_type(value, name) for name in types):
            return [*found, f"{place}: expected {' or '.join(types)}, found {type(value).__name__}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: expected {schema['const']!r}, found {value!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} is none of {schema['enum']}")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{place}: {value!r} does not match {schema['pattern']}")
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            found.append(f"{place}: a text of {len(value)} characters")
    if is_type(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{place}: {value} is out of range")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{place}: no member {name}" for name in schema.get("required", []) if name not in value]
        if strict and properties:
            found += [f"{place}: the schema does not name {name}" for name in value if name not in properties]
        for name in value.keys() & properties.keys():
            found += faults(value[name], properties[name], strict, f"{place}.{name}", root)
    if isinstance(value, list) and "items" in schema:
        for index, element in enumerate(value):
            found += faults(element, schema["items"], strict, f"{place}[{index}]", root)
    return found
