# SPDX-License-Identifier: Apache-2.0
"""No file written by hand is longer than 600 lines; they aim at 150. Prints the median."""
import statistics

import lint

MOST = 600


def lengths(files: lint.Files) -> dict[str, int]:
    return {name: text.count("\n") for name, text in files.items() if lint.is_source(name)}


def faults(files: lint.Files) -> list[str]:
    return [f"{name}: {length} lines; at most {MOST}" for name, length in lengths(files).items() if length > MOST]


def report(files: lint.Files) -> None:
    found = lengths(files)
    if found:
        longest = max(found, key=lambda name: found[name])
        print(f"{len(found)} sources, median {statistics.median(found.values()):.0f} lines, longest {longest} with {found[longest]}")


if __name__ == "__main__":
    lint.main(faults, bad=[{"lib/base/x.cpp": "\n" * 601}], good=[{"lib/base/x.cpp": "\n" * 600, "tests/snapshots/a/case.json": "\n" * 9000}], report=report)
