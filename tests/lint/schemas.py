# SPDX-License-Identifier: Apache-2.0
"""docs/*.schema.json are JSON Schemas; the bundled snapshots, and the reports and indexes in the folders given, hold to them.

    schemas.py [FOLDER]...     every index.json and *report*.json below them; a folder without any is a fault
"""
import json
import pathlib
import sys
from typing import Any

import json_schema
import lint

SCHEMAS = {"kaic.report/1": "docs/report.schema.json", "kaic.snapshot/1": "docs/snapshot-index.schema.json"}
EXAMPLES = ("docs/report-format.md", "docs/snapshot-format.md")


def load(path: pathlib.Path) -> Any:
    return json.loads(path.read_text())


def self_test(schemas: dict[str, Any]) -> None:
    """Each schema refuses documents that are broken in one place."""
    index = {"format": "kaic.snapshot/1", "entries": [{"path": "/version", "status": 200, "pages": ["a.json"], "bytes": 1, "sha256": "0" * 64}]}
    broken = [{}, {**index, "format": "kaic.snapshot/2"}, {**index, "entries": [{"path": "/version"}]}, {**index, "captured": "yesterday"},
              {**index, "entries": [{"path": "/version", "status": "200"}]}, {**index, "entries": [{"path": "", "status": 200}]},
              {**index, "entries": [{"path": "/version", "status": 200, "sha256": "abc"}]}]
    schema = schemas["kaic.snapshot/1"]
    if json_schema.faults(index, schema) or any(not json_schema.faults(document, schema) for document in broken):
        sys.exit("self-test: the index schema judges wrong")
    if not json_schema.faults({"format": "kaic.report/1"}, schemas["kaic.report/1"]) or not json_schema.faults(1, {"oneOf": []}):
        sys.exit("self-test: the report schema judges wrong")


def examples() -> dict[str, Any]:
    """The fenced JSON of the two pages that describe the formats."""
    found = {}
    for name in EXAMPLES:
        for number, block in enumerate((lint.ROOT / name).read_text().split("```json\n")[1:]):
            found[f"{name} (example {number})"] = json.loads(block.split("```")[0])
    return found


def main() -> None:
    schemas = {form: load(lint.ROOT / name) for form, name in SCHEMAS.items()}
    self_test(schemas)
    documents = examples()
    for folder in [lint.ROOT / "examples/clusters", *map(pathlib.Path, sys.argv[1:])]:
        documents |= {str(path): load(path) for path in sorted(folder.rglob("*.json")) if path.name == "index.json" or "report" in path.name}
    found = [f"{folder}: no report there; tests/snapshots_test.cpp leaves them" for folder in sys.argv[1:] if not any(pathlib.Path(folder).rglob("*.json"))]
    judged = 0
    for name, document in documents.items():
        schema = schemas.get(document.get("format")) if isinstance(document, dict) else None
        if schema is not None:
            judged += 1
            found += [f"{name}: {fault}" for fault in json_schema.faults(document, schema, strict=document["format"] == "kaic.report/1")]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"schemas: {judged} documents, {len(found)} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
