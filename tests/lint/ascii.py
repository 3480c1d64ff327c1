# SPDX-License-Identifier: Apache-2.0
"""Sources are ASCII, so that no editor, compiler or reviewer sees something else than another (bidi controls, look-alikes)."""
import lint


def faults(files: lint.Files) -> list[str]:
    found = []
    for name, text in files.items():
        if not lint.is_source(name):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            for column, character in enumerate(line, 1):
                if not (" " <= character <= "~" or character == "\t"):
                    found.append(f"{name}:{number}:{column}: U+{ord(character):04X}")
    return found


def with_undecodable(files: lint.Files) -> list[str]:
    """The tree's sources that are not even UTF-8 are not among the texts."""
    if "CMakeLists.txt" not in files:
        return faults(files)
    return faults(files) + [f"{name}: not text" for name in lint.paths() if lint.is_source(name) and name not in files]


if __name__ == "__main__":
    lint.main(with_undecodable, bad=[{"lib/a.cpp": "caf\u00e9"}, {"lib/a.h": "a\u202eb"}, {"x.py": "a\x00"}, {"a.c": "a\r\n"}],
              good=[{"lib/a.cpp": "\tcafe \\u00e9\n"}, {"README.md": "\u00e9"}])
