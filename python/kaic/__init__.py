# SPDX-License-Identifier: Apache-2.0
"""kaic: does a Kubernetes cluster meet the AI Conformance requirements, and what proves it?

>>> import kaic
>>> report = kaic.audit(kaic.Snapshot("cluster/"))      # doctest: +SKIP
>>> report["gang_scheduling"].verdict                   # doctest: +SKIP
<Verdict.PASS: 'pass'>
"""

from ._audit import Snapshot, audit
from ._catalogue import Catalogue, Requirement, catalogue_versions, explain
from ._enums import Level, Proof, ReadState, Verdict
from ._errors import (
    AbortedError,
    AlreadyExistsError,
    CancelledError,
    DataLossError,
    DeadlineExceededError,
    Error,
    FailedPreconditionError,
    InternalError,
    InvalidArgumentError,
    NotFoundError,
    OutOfRangeError,
    PermissionDeniedError,
    ResourceExhaustedError,
    UnauthenticatedError,
    UnavailableError,
    UnimplementedError,
    UnknownError,
)
from ._kaic import version as __version__
from ._report import (
    Accelerator,
    Evidence,
    Finding,
    Note,
    ObjectRef,
    Platform,
    Read,
    Report,
    RequirementReport,
)

__all__ = [
    "AbortedError", "Accelerator", "AlreadyExistsError", "CancelledError", "Catalogue", "DataLossError",
    "DeadlineExceededError", "Error", "Evidence", "FailedPreconditionError", "Finding", "InternalError",
    "InvalidArgumentError", "Level", "NotFoundError", "Note", "ObjectRef", "OutOfRangeError",
    "PermissionDeniedError", "Platform", "Proof", "Read", "ReadState", "Report", "Requirement",
    "RequirementReport", "ResourceExhaustedError", "Snapshot", "UnauthenticatedError", "UnavailableError",
    "UnimplementedError", "UnknownError", "Verdict", "__version__", "audit", "catalogue_versions", "explain",
]
