# SPDX-License-Identifier: Apache-2.0
"""What an embedded library must not do, and what no file of the project may hold.

In lib/, include/ and capi/: printing, ending the process, functions that follow the host's locale, backtracking patterns. Everywhere: paths of a
developer's machine, unfinished work.
"""
import re

import lint

IN_LIBRARY = {
    r"\bstd::c(?:out|err|log|in)\b": "the library does not print",
    r"(?<![\w.>])(?:std::|::)?(?:printf|fprintf|vprintf|vfprintf|puts|putchar|fputs|perror)\s*\(": "the library does not print",
    r"\bfmt::print(?:ln)?\b": "the library does not print",
    r"(?<!void )(?<![\w.>:])(?:std::|::)?(?:abort|exit|_exit|quick_exit|terminate)\s*\(": "the library does not end its host",
    r"\bassert\s*\(": "the library does not end its host; give an Error of class `internal`",
    r"\bstd::w?regex\b|#\s*include\s*<regex>": "std::regex backtracks and recurses on outside text",
    r"(?<![\w.>])(?:std::|::)?(?:strto[dfl]d?|strtou?ll?|ato[filq]l?|sscanf|setlocale|isalpha|isdigit|isspace|isalnum|toupper|tolower)\s*\(": "follows the host's locale; use std::from_chars or an own table",
    r"\bstd::sto(?:i|l|ll|ul|ull|f|d|ld)\b": "follows the host's locale and throws; use std::from_chars",
    r"#\s*include\s*<(?:iostream|sstream|iomanip|locale|strstream)>": "streams follow the host's locale",
    r"(?<![\w.>])(?:std::|::)?(?:srand|rand|gmtime|localtime|strerror|strtok|setenv|putenv|signal|sigaction|umask|chdir)\s*\(": "global state of the host",
    r"\bstd::chrono::\w+_clock::now\b|(?<![\w.>:])(?:std::|::)?time\s*\(\s*(?:nullptr|NULL|0|&)": "the time is always handed in",
    r"\bcatch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}": "an exception swallowed",
}
# A clock is read where a live cluster is, and where a C or Python caller asks for the time.
ALLOWED = {("lib/cluster/", "the time is always handed in"), ("capi/guard.h", "an exception swallowed")}
EVERYWHERE = {
    "/" + r"(?:home|Users|root|work|tmp/[a-z]+)/[\w.-]+/": "a path of somebody's machine",
    r"C:\\\\?" + "Users": "a path of somebody's machine",
    r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b": "unfinished work; an issue is the place for it",
}
LIBRARY = re.compile(r"(?:lib|include|capi)/.*\.(?:h|cpp|c)")


def faults(files: lint.Files) -> list[str]:
    found = []
    for name, text in files.items():
        if LIBRARY.fullmatch(name):
            code = lint.without_comments(text)
            for pattern, why in IN_LIBRARY.items():
                for match in re.finditer(pattern, code):
                    if not any(name.startswith(prefix) and why == allowed for prefix, allowed in ALLOWED):
                        found.append(f"{name}:{lint.line_of(code, match.start())}: {match[0].strip()}: {why}")
        for pattern, why in EVERYWHERE.items():
            for match in re.finditer(pattern, text):
                found.append(f"{name}:{lint.line_of(text, match.start())}: {match[0]}: {why}")
    return found


if __name__ == "__main__":
    library = ["std::cout << 1;", "printf(x);", "std::exit(1);", "abort();", "#include <regex>", "std::regex r;", "double d = strtod(a, b);", "atoi(x);",
               "std::stoi(x);", "#include <iostream>", "auto n = std::chrono::system_clock::now();", "assert(x);", "if (isdigit(c)) {}", "try { f(); } catch (...) {}"]
    lint.main(faults,
              bad=[{"lib/base/x.cpp": line} for line in library] +
                  [{"docs/a.md": "see " + "/home" + "/someone/kaic"}, {"lib/a.h": "// TO" + "DO: later"}],
              good=[{"lib/base/x.cpp": '// never printf(x)\nvoid on_exit(int); snapshot.exit(); auto s = "std::cout";\nbool is_digit(char);'},
                    {"tests/x.cpp": "std::cout << 1;"}, {"docs/a.md": "the path /var/lib/kubelet/ and /home"}, {"lib/cluster/x.cpp": "std::chrono::steady_clock::now()"}])
