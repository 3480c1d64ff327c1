#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""symbols.py LIBRARY LIST HEADER: the library exports the functions of the list and nothing else, and each is declared in the header."""

import os
import re
import subprocess
import sys


def main():
    library, list_file, header = sys.argv[1:]
    output = subprocess.run(
        [os.environ.get("NM", "nm"), "-D", "--defined-only", "--format=posix", library], check=True, capture_output=True, text=True
    ).stdout
    exported = {line.split()[0].split("@")[0] for line in output.splitlines() if line}
    with open(list_file, encoding="ascii") as lines:
        listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    with open(header, encoding="ascii") as text:
        declared = set(re.findall(r"^KAIC_API [^;(]*?(kaic_\w+)\(", text.read(), re.MULTILINE))
    bad = [f"exported, not listed: {name}" for name in sorted(exported - listed)]
    bad += [f"listed, not exported: {name}" for name in sorted(listed - exported)]
    bad += [f"listed, not declared: {name}" for name in sorted(listed - declared)]
    bad += [f"declared, not listed: {name}" for name in sorted(declared - listed)]
    if len(listed) >= 80:
        bad.append(f"{len(listed)} functions; the ABI is to stay below 80")
    print("\n".join(bad) if bad else f"{len(listed)} functions, all declared and exported, and nothing else")
    return 1 if bad else 0


sys.exit(main())
