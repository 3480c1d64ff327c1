# SPDX-License-Identifier: Apache-2.0
"""tests/unit/<layer>/<file>_test.cpp stands for lib/<layer>/<file>.cpp, one to one. Checks have their cases in tests/snapshots instead."""
import fnmatch
import re

import lint

# What has no unit test of its own, and why. A line that no file needs any more is a fault.
WITHOUT_TEST = {
    "lib/conformance/checks/*.cpp": "each verdict has cases in tests/snapshots, run by tests/snapshots_test.cpp",
    "lib/cluster/no_archives.cpp": "only in builds without archives; tests/consumer/run.sh --core builds and runs one",
    "lib/conformance/tables*.cpp": "lists of types to instantiate; what is missing in them does not link",
    "lib/conformance/reasons/*.cpp": "a table of text; tests/lint/reasons.py holds it against the checks",
}
SOURCE = re.compile(r"lib/(.+)\.cpp")
TEST = re.compile(r"tests/unit/(.+)_test\.cpp")


def faults(files: lint.Files, without_test: dict[str, str] = WITHOUT_TEST) -> list[str]:
    sources = {match[1] for name in files if (match := SOURCE.fullmatch(name))}
    headers = {match[1] for name in files if (match := re.fullmatch(r"(?:lib|include/kaic)/(.+)\.h", name))}
    tests = {match[1] for name in files if (match := TEST.fullmatch(name))}
    found = []
    for source in sorted(sources - tests):
        if not any(fnmatch.fnmatch(f"lib/{source}.cpp", pattern) for pattern in without_test):
            found.append(f"lib/{source}.cpp: no tests/unit/{source}_test.cpp")
    # A header of templates and inline functions alone may have a test too.
    found += [f"tests/unit/{test}_test.cpp: an orphan; there is no lib/{test}.cpp" for test in sorted(tests - sources - headers)]
    return found


def unused(files: lint.Files) -> list[str]:
    return [f"tests/lint/mirror.py: WITHOUT_TEST names {pattern}, which no file needs" for pattern in WITHOUT_TEST
            if not any(fnmatch.fnmatch(name, pattern) for name in files)]


if __name__ == "__main__":
    lint.main(lambda files: faults(files) + (unused(files) if "CMakeLists.txt" in files else []),
              bad=[{"lib/base/x.cpp": ""}, {"tests/unit/base/x_test.cpp": ""}, {"lib/base/x.cpp": "", "tests/unit/meta/x_test.cpp": ""}],
              good=[{"lib/base/x.cpp": "", "tests/unit/base/x_test.cpp": ""}, {"lib/conformance/checks/dra_support.cpp": ""},
                    {"lib/meta/describe.h": "", "tests/unit/meta/describe_test.cpp": ""}])
