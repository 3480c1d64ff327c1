# SPDX-License-Identifier: Apache-2.0
"""The notebook view of a report: one table, no script, no link, every outside text escaped."""

import html
import unicodedata

_COLOURS = {"pass": "#1a7f37", "partial": "#9a6700", "fail": "#cf222e", "unknown": "#8250df", "not_applicable": "#57606a"}
# Characters that are shown by number: controls, and what changes the direction of the text around it.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _text(value):
    shown = "".join(c if unicodedata.category(c) not in _HIDDEN else f"\\u{{{ord(c):X}}}" for c in str(value))
    return f"<bdi>{html.escape(shown)}</bdi>"


def _row(requirement):
    verdict = requirement.verdict.value
    reasons = {}
    for finding in requirement.findings:
        reasons.setdefault(finding.reason, finding)
    shown = "<br>".join(
        f"{_text(reason)}: {_text(f'{finding.object}: ' if finding.object else '')}{_text(finding.message)}" for reason, finding in reasons.items()
    )
    return (
        f"<tr><td>{_text(requirement.level.value)}</td><td>{_text(requirement.id)}</td>"
        f'<td style="color:{_COLOURS[verdict]};font-weight:bold">{_text(verdict)}</td><td>{_text(requirement.proof.value)}</td>'
        f'<td style="text-align:left">{_text(requirement.summary)}{"<br>" if shown else ""}{shown}</td></tr>'
    )


def report(value):
    """The table of a Report."""
    head = "".join(f"<th>{name}</th>" for name in ("level", "requirement", "verdict", "proof", "why"))
    rows = "".join(_row(requirement) for requirement in value.requirements)
    caption = f"Kubernetes AI Conformance {_text(value.catalogue)}, {_text(value.server_version or 'version not known')}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
