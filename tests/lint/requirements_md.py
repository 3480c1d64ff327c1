# SPDX-License-Identifier: Apache-2.0
"""Makes docs/requirements.md from the catalogue (lib/conformance/catalogue/*.json) and the checks (lib/conformance/checks/*.cpp).

    requirements_md.py            writes it
    requirements_md.py --check    fails if it is not current
"""
import json
import pathlib
import re
import sys

import lint

DATA = lint.ROOT / "lib/conformance/catalogue"
CHECKS = lint.ROOT / "lib/conformance/checks"
PAGE = lint.ROOT / "docs/requirements.md"
LITERALS = r'((?:"(?:\\.|[^"\\])*"\s*)+)'
# const Check ID{.requirement = "ID", .looks_at = "...", or the same two by place.
LOOKS_AT = re.compile(r'\bconst Check (\w+)\s*\{\s*(?:\.requirement\s*=\s*)?"\1",\s*(?:\.looks_at\s*=\s*)?' + LITERALS)
HEAD = """<!-- Made by tests/lint/requirements_md.py from lib/conformance/catalogue and lib/conformance/checks. Do not edit. -->
# The requirements

What the CNCF Kubernetes AI Conformance program asks of a platform, in kaic's own words, and what kaic looks at to judge it. The official texts are the
program's; the catalogue keeps only their SHA-256. A level is **MUST** or SHOULD in that Kubernetes version; a dash means that the version does not have the
requirement (`kaic audit` still judges it when it is asked for by name, at level `none`).
"""
TAIL = """
## How a verdict comes about

`pass` needs proof in the status of real objects (`observed`) or an experiment (`demonstrated`); an API that is served (`declared`) or a controller that is
there and healthy (`installed`) alone gives at best `partial`. What could not be read gives `unknown`, with the read that is missing. `not_applicable` counts
as met. The rules are in [architecture.md](architecture.md); each finding's reason is explained by `kaic explain REASON`.
"""


def joined_literals(text: str) -> str:
    return "".join(re.findall(r'"((?:\\.|[^"\\])*)"', text)).replace('\\"', '"').replace("\\\\", "\\")


def looks_at() -> dict[str, str]:
    """The checks' sentence, by requirement."""
    found = {}
    for path in sorted(CHECKS.glob("*.cpp")):
        match = LOOKS_AT.search(path.read_text())
        if match is None or match[1] != path.stem:
            sys.exit(f"{path.name}: no `const Check {path.stem}{{...}}` whose requirement is {path.stem}, with its looks_at behind it")
        found[path.stem] = joined_literals(match[2])
    return found


def page() -> str:
    requirements = json.loads((DATA / "requirements.json").read_text())["requirements"]
    catalogues = sorted((json.loads(path.read_text()) for path in DATA.glob("1.*.json")), key=lambda c: int(c["version"].split(".")[1]))
    levels = {c["version"]: {row["id"]: row["level"] for row in c["requirements"]} for c in catalogues}
    names = [c["version"] + (" (planned)" if c["planned"] else "") for c in catalogues]
    checks = looks_at()
    if unknown := sorted(set(checks) - {r["id"] for r in requirements}):
        sys.exit(f"checks without a row in requirements.json: {', '.join(unknown)}")

    lines = [HEAD, "| Requirement | " + " | ".join(names) + " | Checked |", "|---|" + "---|" * (len(names) + 1)]
    for r in requirements:
        cells = [{"MUST": "**MUST**", "SHOULD": "SHOULD"}.get(levels[c["version"]].get(r["id"], ""), "-") for c in catalogues]
        lines.append(f"| [{r['id']}](#{r['id']}) | " + " | ".join(cells) + (" | yes |" if r["id"] in checks else " | not yet |"))
    for r in requirements:
        lines += ["", f"## {r['id']}", ""]
        about = [f"Category `{r['category']}`", f"KAR {r['kar']}" if r["kar"] else "no KAR of its own"]
        if r["conditional"]:
            about.append("the program lets a platform answer N/A, with a reason")
        lines += ["; ".join(about) + ".", "", r["summary"], ""]
        lines.append("**Looks at**: " + checks[r["id"]] if r["id"] in checks else "**Not checked yet**: the report says `unknown`, reason `NotChecked`.")
    return "\n".join(lines) + "\n" + TAIL


def main() -> None:
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text)
        return
    current = PAGE.read_text() if PAGE.exists() else ""
    if current != text:
        sys.exit(f"docs/requirements.md is not current; run tests/lint/{pathlib.Path(__file__).name}")
    print("docs/requirements.md is current")


if __name__ == "__main__":
    main()
