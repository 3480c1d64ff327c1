#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""layout.py FROZEN NOW: two programs made of layout.c. What the frozen header says must still be so; structs with a size in them may only grow."""

import subprocess
import sys


def layout(program):
    lines = subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines()
    return dict(line.rsplit(" ", 1) for line in lines)


def main():
    frozen, now = layout(sys.argv[1]), layout(sys.argv[2])
    bad = []
    for name, value in frozen.items():
        may_grow = name + ".struct_size" in frozen
        if not (name in now and (int(now[name]) >= int(value) if may_grow else now[name] == value)):
            bad.append(f"{name}: was {value}, is {now.get(name, 'gone')}")
    print("\n".join(bad) if bad else f"{len(frozen)} sizes, offsets and constants as they were")
    return 1 if bad else 0


sys.exit(main())
