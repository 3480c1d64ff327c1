# SPDX-License-Identifier: Apache-2.0
"""The first line of each source names the licence; after a #! line, the second."""
import lint

ENDINGS = lint.SOURCE_ENDINGS + (".map", ".toml", ".dict")
NAMES = (".clang-format", ".clang-tidy", "examples/run", "tests/run", ".ci/run")
LINE = "SPDX-License-Identifier: Apache-2.0"


def faults(files: lint.Files) -> list[str]:
    found = []
    for name, text in files.items():
        if not (name.endswith(ENDINGS) or name in NAMES) or not text:
            continue
        lines = text.split("\n", 2)
        first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
        if first not in (f"// {LINE}", f"# {LINE}", f"/* {LINE} */"):
            found.append(f"{name}:1: expected {LINE}")
    return found


if __name__ == "__main__":
    lint.main(faults, bad=[{"lib/a.cpp": "#include <map>\n"}, {"tests/run": f"#!/bin/sh\nset -e\n"}, {"x.py": f'"""{LINE}"""\n'}],
              good=[{"lib/a.cpp": f"// {LINE}\n"}, {"tests/run": f"#!/bin/sh\n# {LINE}\n"}, {"include/kaic.h": f"/* {LINE} */\n"}, {"a.json": "{}"}])
