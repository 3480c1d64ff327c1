# SPDX-License-Identifier: Apache-2.0
"""Each limit of lib/base/limits.h is used somewhere, and its id (L4, L12, ...) has a row in docs/security.md."""
import re

import lint

TABLE = "lib/base/limits.h"
PAGE = "docs/security.md"
UNITS = {"kKiB", "kMiB", "kGiB"}


def faults(files: lint.Files) -> list[str]:
    table = files.get(TABLE, "")
    used = set()
    for name, text in files.items():
        if name != TABLE and re.fullmatch(r"(?:lib|capi|include)/.*\.(?:cpp|h)", name):
            used |= set(re.findall(r"\bk[A-Z]\w*", lint.without_comments(text)))
    limits = set(re.findall(r"constexpr [\w:]+ (k\w+) =", table)) - UNITS
    found = [f"{TABLE}: nothing holds the limit {limit}" for limit in sorted(limits - used)]
    ids = {one for comment in re.findall(r"^// (L\d.*)$", table, re.M) for one in re.findall(r"\bL\d+\b", comment)}
    rows = set(re.findall(r"^\| (L\d+) ", files.get(PAGE, ""), re.M))
    return found + [f"{PAGE}: no row for {one}" for one in sorted(ids - rows)]


if __name__ == "__main__":
    limit = "// L5: one JSON document\ninline constexpr std::size_t kJsonBytes = 256 * kMiB;\n"
    user = {"lib/base/json.h": "std::size_t bytes = limits::kJsonBytes;"}
    lint.main(faults, bad=[{TABLE: limit, PAGE: "| L5 | x |"}, {TABLE: limit, **user}, {TABLE: limit, PAGE: "| L5 | x |", "lib/base/json.h": "// kJsonBytes"}],
              good=[{TABLE: limit, PAGE: "| L5 | x |", **user}])
