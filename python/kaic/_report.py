# SPDX-License-Identifier: Apache-2.0
"""A report as read-only values over its JSON."""

import dataclasses
import functools
import json
from typing import Optional

from . import _html
from ._enums import Level, Proof, ReadState, Verdict


@dataclasses.dataclass(frozen=True)
class ObjectRef:
    """A Kubernetes object: group, version, kind, namespace, name."""

    group: str
    version: str
    kind: str
    namespace: str
    name: str

    def __str__(self):
        return f"{self.kind} {self.namespace + '/' if self.namespace else ''}{self.name}".rstrip()


@dataclasses.dataclass(frozen=True)
class Finding:
    """Why a verdict is not a pass: which object and field, what was found, and how to mend it."""

    object: Optional[ObjectRef]
    field: str
    reason: str
    message: str
    remedy: Optional[str]


@dataclasses.dataclass(frozen=True)
class Evidence:
    """A fact that a verdict rests on, and the answer of the API server that it was read from."""

    object: Optional[ObjectRef]
    field: str
    value: str
    path: str


@dataclasses.dataclass(frozen=True)
class RequirementReport:
    """The verdict on one requirement."""

    id: str
    category: str
    level: Level
    verdict: Verdict
    proof: Proof
    summary: str
    findings: tuple
    evidence: tuple

    def as_dict(self):
        """The same as plain values."""
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True)
class Read:
    """How much of one answer there was."""

    path: str
    state: ReadState
    reason: str


@dataclasses.dataclass(frozen=True)
class Platform:
    """A platform that the cluster looks like, with the signs."""

    id: str
    name: str
    score: int
    signs: tuple


@dataclasses.dataclass(frozen=True)
class Accelerator:
    """Accelerators of one kind, and how they were seen: `dra`, `device-plugin` or `label`."""

    vendor: str
    model: str
    count: int
    nodes: int
    via: str


@dataclasses.dataclass(frozen=True)
class Note:
    """A fact outside the score."""

    id: str
    summary: str
    evidence: tuple


def _object(value):
    return None if value is None else ObjectRef(**value)


def _evidence(rows):
    return tuple(Evidence(**{**row, "object": _object(row["object"])}) for row in rows)


def _requirement(row):
    return RequirementReport(
        id=row["id"],
        category=row["category"],
        level=Level(row["level"]),
        verdict=Verdict(row["verdict"]),
        proof=Proof(row["proof"]),
        summary=row["summary"],
        findings=tuple(Finding(**{**f, "object": _object(f["object"])}) for f in row["findings"]),
        evidence=_evidence(row["evidence"]),
    )


class Report:
    """What an audit found. Read-only; outlives the cluster that it was read from. `report["gang_scheduling"].verdict`."""

    def __init__(self, native):
        self._native = native

    @functools.cached_property
    def _json(self):
        return json.loads(self._native.to_json())

    @functools.cached_property
    def requirements(self):
        """One `RequirementReport` a requirement, in the catalogue's order."""
        return tuple(_requirement(row) for row in self._json["requirements"])

    @property
    def catalogue(self):
        """The catalogue's version, "1.37"."""
        return self._json["catalogue"]

    @property
    def server_version(self):
        """The server's gitVersion; empty if it is not known."""
        return self._json["cluster"]["serverVersion"]

    @property
    def nodes(self):
        """How many nodes there are; None if they could not be read."""
        return self._json["cluster"]["nodes"]

    @functools.cached_property
    def platforms(self):
        """The platforms that the cluster looks like, best first."""
        return tuple(Platform(**{**row, "signs": tuple(row["signs"])}) for row in self._json["cluster"]["platforms"])

    @functools.cached_property
    def accelerators(self):
        """The cluster's accelerators, one row a kind."""
        return tuple(Accelerator(**row) for row in self._json["cluster"]["accelerators"])

    @functools.cached_property
    def reads(self):
        """What the verdicts are based on."""
        return tuple(Read(row["path"], ReadState(row["state"]), row["reason"]) for row in self._json["reads"])

    @functools.cached_property
    def notes(self):
        """Facts outside the score."""
        return tuple(Note(row["id"], row["summary"], _evidence(row["evidence"])) for row in self._json["notes"])

    @property
    def exit_code(self):
        """0 every MUST is met, 1 some MUST fails or is partial, 2 some MUST is unknown and none fails."""
        return self._native.exit_code

    def __getitem__(self, requirement):
        for row in self.requirements:
            if row.id == requirement:
                return row
        raise KeyError(requirement)

    def __iter__(self):
        return iter(self.requirements)

    def __len__(self):
        return len(self.requirements)

    def __eq__(self, other):
        return isinstance(other, Report) and self.to_json() == other.to_json()

    __hash__ = None

    def __repr__(self):
        counts = {}
        for row in self.requirements:
            counts[row.verdict.value] = counts.get(row.verdict.value, 0) + 1
        return f"<kaic.Report {self.catalogue}: {', '.join(f'{n} {verdict}' for verdict, n in counts.items())}>"

    def as_dict(self):
        """kaic.report/1 as plain values; a copy."""
        return json.loads(self.to_json())

    def to_json(self):
        """kaic.report/1; the same report gives the same text."""
        return self._native.to_json()

    def render(self, format, *, colour=False):
        """`format`: "text" or "json". `colour`: ANSI colours in text. Raises `InvalidArgumentError`."""
        if format == "text":
            return self._native.to_text(colour=colour)
        return self._native.render(format)

    def to_pandas(self):
        """A DataFrame, one row a requirement. Needs pandas."""
        import pandas

        return pandas.DataFrame(
            [
                {
                    "id": row.id,
                    "category": row.category,
                    "level": row.level.value,
                    "verdict": row.verdict.value,
                    "proof": row.proof.value,
                    "summary": row.summary,
                    "findings": len(row.findings),
                    "evidence": len(row.evidence),
                }
                for row in self.requirements
            ],
            columns=["id", "category", "level", "verdict", "proof", "summary", "findings", "evidence"],
        )

    def __arrow_c_stream__(self, requested_schema=None):
        """The same table by the Arrow PyCapsule protocol: `pyarrow.table(report)`. The schema is fixed."""
        return self._native.arrow_stream()

    def _repr_html_(self):
        return _html.report(self)
