# SPDX-License-Identifier: Apache-2.0
"""Each relative link in a Markdown file leads to a file or folder of the project."""
import posixpath
import re

import lint

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.M | re.S)


def faults(files: lint.Files) -> list[str]:
    known = set(files)
    for name in files:
        while name := posixpath.dirname(name):
            known.add(name)
    found = []
    for name, text in files.items():
        if not name.endswith(".md"):
            continue
        prose = FENCE.sub(lambda match: "\n" * match[0].count("\n"), text)
        prose = re.sub(r"`[^`\n]*`", lambda match: " " * len(match[0]), prose)
        for link in LINK.finditer(prose):
            target = link[1].split("#")[0]
            if not target or re.match(r"[a-z]+:", target):
                continue
            if posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) not in known:
                found.append(f"{name}:{lint.line_of(prose, link.start())}: nothing at {target}")
    return found


if __name__ == "__main__":
    lint.main(faults, bad=[{"docs/a.md": "[b](b.md)"}, {"README.md": "[l](lib/none)"}, {"docs/a.md": "![p](../p.png)"}],
              good=[{"docs/a.md": "[b](b.md#part) [c](../lib) [d](https://a.b/c) [e](#here) `[f](g)`\n```\n[x](y)\n```\n", "docs/b.md": "", "lib/base/x.h": ""}])
