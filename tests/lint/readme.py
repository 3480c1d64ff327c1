# SPDX-License-Identifier: Apache-2.0
"""A fenced block of README.md under `<!-- file: PATH -->` is that file, or the part between its `[readme]` and `[/readme]` markers.

So what the README shows is compiled and run with the examples. Blank lines at the edges and the common indentation do not count.
"""
import re
import textwrap

import lint

BLOCK = re.compile(r"<!-- file: (\S+) -->\s*\n```[^\n]*\n(.*?)^```\s*$", re.M | re.S)
MARKED = re.compile(r"<!-- file: ")
PART = re.compile(r"^[^\n]*\[readme\][^\n]*\n(.*?)^[^\n]*\[/readme\][^\n]*$", re.M | re.S)


def trimmed(text: str) -> str:
    return textwrap.dedent("\n".join(line.rstrip() for line in text.expandtabs(4).strip("\n").split("\n")))


def shown(text: str) -> str:
    parts = PART.findall(text)
    return "\n".join(parts) if parts else text


def faults(files: lint.Files) -> list[str]:
    found = []
    text = files.get("README.md")
    if text is None:
        return ["README.md: there is none"]
    blocks = list(BLOCK.finditer(text))
    if len(blocks) != len(MARKED.findall(text)):
        found.append("README.md: a `<!-- file: -->` line without a fenced block behind it")
    for block in blocks:
        place = f"README.md:{lint.line_of(text, block.start())}"
        if block[1] not in files:
            found.append(f"{place}: there is no {block[1]}")
        elif trimmed(block[2]) != trimmed(shown(files[block[1]])):
            found.append(f"{place}: differs from {block[1]}")
    return found


if __name__ == "__main__":
    readme = "<!-- file: a.cpp -->\n```cpp\nint a;\n```\n"
    lint.main(faults, bad=[{}, {"README.md": readme}, {"README.md": readme, "a.cpp": "int b;\n"}, {"README.md": "<!-- file: a.cpp -->\n", "a.cpp": ""}],
              good=[{"README.md": readme, "a.cpp": "int a;\n"}, {"README.md": readme, "a.cpp": "// x\n  // [readme]\n  int a;\n  // [/readme]\nint b;\n"}])
