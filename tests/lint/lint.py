# SPDX-License-Identifier: Apache-2.0
"""What the lints share: which files there are, and how a lint runs.

A lint is one small file with a function from {path: text} to a list of faults, and examples of its own that show it able to fail:

    if __name__ == "__main__":
        lint.main(faults, bad=[{"lib/a/x.cpp": "..."}], good=[{"lib/a/y.cpp": "..."}])

Each run first judges the examples, then the tree. Python 3.11 and its standard library are all that is needed.
"""
from __future__ import annotations

import pathlib
import re
import subprocess
import sys
from collections.abc import Callable

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "build", "dist", "shared", ".cache", "__pycache__", "target", "node_modules"}
SOURCE_ENDINGS = (".h", ".cpp", ".c", ".py", ".pyi", ".go", ".rs", ".cmake", "CMakeLists.txt", ".sh")

Files = dict[str, str]
Faults = Callable[[Files], list[str]]


def paths() -> list[str]:
    """Every file that belongs to the project, relative to its root: what git tracks or would track; without git, what lies there."""
    try:
        out = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             capture_output=True, check=True).stdout.decode()
        found = [name for name in out.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()]
    return sorted({name for name in found if not NOT_OURS & set(name.split("/")) and (ROOT / name).is_file()})


def texts() -> Files:
    """Every text file; what is not UTF-8 is left out (ascii.py judges the sources by their bytes)."""
    files = {}
    for name in paths():
        data = (ROOT / name).read_bytes()
        if b"\0" in data:
            continue
        try:
            files[name] = data.decode()
        except UnicodeDecodeError:
            continue
    return files


def is_source(name: str) -> bool:
    return name.endswith(SOURCE_ENDINGS)


def without_comments(text: str) -> str:
    """C++ text with comments and the inside of literals blanked, newlines kept."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])*\'', re.S)
    return token.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def main(faults: Faults, bad: list[Files], good: list[Files], report: Callable[[Files], None] | None = None) -> None:
    """Judges the examples, then the tree; ends the process with 0 or 1."""
    for number, example in enumerate(bad):
        if not faults(example):
            sys.exit(f"self-test: bad example {number} was not found: {example}")
    for number, example in enumerate(good):
        if found := faults(example):
            sys.exit(f"self-test: good example {number} was refused: {found}")
    files = texts()
    found = faults(files)
    if report:
        report(files)
    for fault in found:
        print(fault)
    name = pathlib.Path(sys.argv[0]).stem
    print(f"{name}: {len(files)} files, {len(found)} faults; {len(bad) + len(good)} examples judged right")
    sys.exit(1 if found else 0)
