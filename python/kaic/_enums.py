# SPDX-License-Identifier: Apache-2.0
"""The words of a report, as enums; the values are those of the JSON."""

import enum


class Verdict(enum.Enum):
    """What an audit says of one requirement. Absence is never a pass."""

    UNKNOWN = "unknown"
    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"


class Proof(enum.Enum):
    """What stands behind a verdict; only OBSERVED and DEMONSTRATED can pass."""

    NONE = "none"
    DECLARED = "declared"
    INSTALLED = "installed"
    OBSERVED = "observed"
    DEMONSTRATED = "demonstrated"


class Level(enum.Enum):
    """How much a catalogue demands."""

    NONE = "none"
    SHOULD = "SHOULD"
    MUST = "MUST"


class ReadState(enum.Enum):
    """How much of an answer there was."""

    REFUSED = "refused"
    ABSENT = "absent"
    CUT = "cut"
    COMPLETE = "complete"
