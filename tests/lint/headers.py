# SPDX-License-Identifier: Apache-2.0
"""Each public header compiles alone, without a warning, with gcc and clang (those that there are), and includes only the standard library, kaic and
nlohmann's forward declarations.

    headers.py [-I DIR]...     more include folders, for an nlohmann that is not in the compilers' own
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import lint

INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"]+)[>\"]", re.M)
ALLOWED = re.compile(r"kaic/[\w/]+\.h|nlohmann/json_fwd\.hpp")
C_ALLOWED = {"stddef.h", "stdint.h", "stdbool.h"}
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-fsyntax-only"]
COMPILERS = {"c++": [name for name in ("g++", "clang++") if shutil.which(name)], "c": [name for name in ("gcc", "clang") if shutil.which(name)]}


def foreign(name: str, text: str) -> list[str]:
    found = []
    for match in INCLUDE.finditer(text):
        header = match[2]
        standard = match[1] == "<" and re.fullmatch(r"[a-z_0-9]+", header)
        good = header in C_ALLOWED if name == "include/kaic.h" else standard or ALLOWED.fullmatch(header)
        if not good:
            found.append(f"{name}:{lint.line_of(text, match.start(1))}: a public header may not include {header}")
    return found


def compile_alone(header: pathlib.Path, folders: list[str]) -> list[str]:
    """Twice in one unit: alone, and its guard holds."""
    with tempfile.TemporaryDirectory() as folder:
        def build(language: str, standard: str) -> list[str]:
            unit = pathlib.Path(folder) / f"unit.{'c' if language == 'c' else 'cpp'}"
            unit.write_text(f'#include "{header}"\n#include "{header}"\nextern int unit_is_not_empty;\n')
            return [f"{header}: {compiler} -std={standard}:\n{result.stderr}" for compiler in COMPILERS[language]
                    if (result := subprocess.run([compiler, f"-std={standard}", *WARNINGS, *folders, str(unit)], capture_output=True, text=True)).returncode]
        return build("c", "c99") + build("c++", "c++17") if header.name == "kaic.h" else build("c++", "c++20")


def faults(files: lint.Files, root: pathlib.Path, folders: list[str]) -> list[str]:
    headers = [name for name in files if name.startswith("include/") and name.endswith(".h")]
    found = [fault for name in headers for fault in foreign(name, files[name])]
    include = [f"-I{root / 'include'}", *folders]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for some in pool.map(lambda name: compile_alone(root / name, include), headers):
            found += some
    return found


def self_test(files: lint.Files) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return faults(files, pathlib.Path(folder), [])


def judge(files: lint.Files) -> list[str]:
    if "CMakeLists.txt" not in files:
        return self_test(files)
    if not COMPILERS["c++"]:
        return ["no compiler found"]
    print("compilers:", ", ".join(COMPILERS["c++"]))
    return faults(files, lint.ROOT, sys.argv[1:])


if __name__ == "__main__":
    guard = "#ifndef A\n#define A\n"
    lint.main(judge, bad=[{"include/kaic/a.h": guard + "std::string s();\n#endif\n"}, {"include/kaic/a.h": guard + "#include <fmt/core.h>\n#endif\n"},
                          {"include/kaic/a.h": "struct A {};\n"}, {"include/kaic.h": guard + "bool f(int x);\n#endif\n"}],
              good=[{"include/kaic/a.h": guard + "#include <string>\nstd::string s();\n#endif\n"}])
