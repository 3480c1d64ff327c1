# SPDX-License-Identifier: Apache-2.0
"""Each reason that a finding can have is a row of lib/conformance/reasons/, and each row is used.

Found by place: the fourth argument of add_finding, the third member of a Finding written as {object, field, reason, message}, and members named `reason` of
what helpers hand to checks. A reason that is only put together at run time is caught by tests/snapshots_test.cpp.
"""
import re

import lint

TABLE = re.compile(r"lib/conformance/reasons/\w+\.cpp")
CODE = re.compile(r"lib/conformance/(?!reasons).*\.(?:cpp|h)")
ROW = re.compile(r'^\s*\{\s*"([A-Za-z0-9]+)",\s*"([a-z_0-9]*)",', re.M)
CALL = re.compile(r"\b(add_finding)\s*\(|\b(findings\.push_back|findings\.insert)\s*\(\s*\{|\b(Finding)\s*(?:\w+\s*)?\{")
MEMBER = re.compile(r'\breason\s*=(?!=)\s*((?:[^;,"]|"[^"]*")*)[;,]')
NAME = re.compile(r'"([A-Z][A-Za-z0-9]*)"')
PLACE = {"add_finding": 3, "findings.push_back": 2, "findings.insert": 2, "Finding": 2}
# Here `reason` tells why something could not be read (`reads[].reason`). Such a reason may have a row, and need not.
OF_READS = re.compile(r"lib/(?:cluster/.*|conformance/(?:collector|discovery|inventory))\.(?:cpp|h)")


def arguments(text: str, start: int) -> list[str]:
    """The texts between the commas from `start`, which lies behind the opening bracket, to its end."""
    depth, begin, parts, i = 0, start, [], start
    while i < len(text):
        c = text[i]
        if c == '"':
            i += 1
            while text[i] != '"':
                i += 2 if text[i] == "\\" else 1
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[begin:i])
            begin = i + 1
        i += 1
    return [*parts, text[begin:i]]


def without_remarks(text: str) -> str:
    return re.sub(r"//[^\n]*", "", text)


def used_in(text: str) -> list[tuple[str, int]]:
    found = []
    for call in CALL.finditer(text):
        parts = arguments(text, call.end())
        place = PLACE[next(filter(None, call.groups()))]
        if len(parts) > place:
            found += [(name, lint.line_of(text, call.start())) for name in NAME.findall(parts[place])]
    for member in MEMBER.finditer(text):
        found += [(name, lint.line_of(text, member.start())) for name in NAME.findall(member[1])]
    return found


def faults(files: lint.Files) -> list[str]:
    rows: dict[str, str] = {}
    found = []
    for name, text in files.items():
        if TABLE.fullmatch(name):
            for row in ROW.finditer(text):
                if row[1] in rows:
                    found.append(f"{name}:{lint.line_of(text, row.start(1))}: the reason {row[1]} stands in {rows[row[1]]} too")
                rows[row[1]] = name
    mentioned = set()
    for name, text in files.items():
        if CODE.fullmatch(name):
            code = without_remarks(text)
            if not OF_READS.fullmatch(name):
                found += [f"{name}:{line}: the reason {reason} has no row in lib/conformance/reasons/" for reason, line in used_in(code) if reason not in rows]
        if CODE.fullmatch(name) or OF_READS.fullmatch(name):
            mentioned |= set(NAME.findall(without_remarks(text)))
    return found + [f"{name}: no check uses the reason {row}" for row, name in rows.items() if row not in mentioned]


if __name__ == "__main__":
    table = {"lib/conformance/reasons/general.cpp": 'constexpr Reason kRows[] = {\n    {"ReadCut", "",\n     "Text.", "Remedy."},\n};\n'}
    uses = {"lib/conformance/audit.cpp": 'add_finding(outcome, ref, "f", cut ? "ReadCut" : "ReadCut", "m");'}
    lint.main(faults,
              bad=[table, uses, {**table, **uses, "lib/conformance/checks/x.cpp": 'add_finding(outcome, f(a, b), "", "Other", "m");'},
                   {**table, **uses, "lib/conformance/x.cpp": 'outcome.findings.push_back({{}, "", "Other", "m"});'},
                   {**table, **uses, "lib/conformance/x.cpp": 'problem.reason = "Other";'},
                   {**table, **uses, "lib/conformance/reasons/metrics.cpp": '    {"ReadCut", "", "a", "b"},\n'}],
              good=[{**table, **uses}, {**table, **uses, "lib/conformance/x.cpp": '// add_finding(outcome, {}, "", "Other", "m");\nauto kind = "ResourceSlice";'}])
