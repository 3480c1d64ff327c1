# SPDX-License-Identifier: Apache-2.0
"""The requirements of each version, and what reasons mean."""

import dataclasses

from . import _kaic
from ._enums import Level


@dataclasses.dataclass(frozen=True)
class Requirement:
    """A row of a catalogue. `summary` is in kaic's words; the official text is known by its SHA-256 alone."""

    id: str
    category: str
    kar: str
    level: Level
    conditional: bool
    summary: str
    description_sha256: str


class Catalogue:
    """The requirements of one Kubernetes AI Conformance version, in the official order.

    >>> Catalogue("1.37")["gang_scheduling"].level
    <Level.MUST: 'MUST'>
    """

    def __init__(self, version):
        rows = _kaic.catalogue(version)
        self.version = version
        self.requirements = tuple(Requirement(**{**row, "level": Level(row["level"])}) for row in rows)

    def __getitem__(self, requirement):
        for row in self.requirements:
            if row.id == requirement:
                return row
        raise KeyError(requirement)

    def __iter__(self):
        return iter(self.requirements)

    def __len__(self):
        return len(self.requirements)

    def __repr__(self):
        return f"kaic.Catalogue({self.version!r})"


def catalogue_versions():
    """The versions that there are catalogues of, oldest first.

    >>> catalogue_versions()[0]
    '1.33'
    """
    return _kaic.catalogue_versions()


def explain(name):
    """What a requirement (by id) or a finding's reason means and how to mend it, as text. Raises `InvalidArgumentError`."""
    return _kaic.explain(name)
