# SPDX-License-Identifier: Apache-2.0
"""Opening a recorded cluster, and auditing it."""

import datetime
import os

from . import _kaic
from ._errors import InvalidArgumentError
from ._report import Report


class Snapshot:
    """A recorded cluster: a kaic.snapshot/1 (folder, .tar.gz, .tar.zst, .zip), `kubectl get -o json|yaml` files, a
    `kubectl cluster-info dump` folder, an OpenShift must-gather folder, a Sonobuoy archive, or a support bundle.

    `path` may be a list of `kubectl get` files. `complete=True`: the caller vouches that a recording without that
    knowledge of its own holds all objects, of all namespaces, of each kind that it shows. Nothing is written beside it.
    Raises `kaic.Error`. May be shared by threads.
    """

    def __init__(self, path, *, complete=False):
        paths = [path] if isinstance(path, (str, os.PathLike)) else list(path)
        self._paths = [os.fspath(p) for p in paths]
        self._cluster = _kaic.open_snapshot(self._paths, complete=complete)

    @property
    def kind(self):
        """`snapshot`, `kubectl`, `cluster-info`, `must-gather`, `sonobuoy` or `support-bundle`."""
        return self._cluster.kind

    @property
    def digest(self):
        """`sha256:...` of what identifies the recording."""
        return self._cluster.digest

    @property
    def captured(self):
        """When it was recorded, an aware `datetime`; None if the recording does not say."""
        text = self._cluster.captured
        return None if text is None else datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))

    @property
    def warnings(self):
        """What the reader left out, as a list of texts."""
        return self._cluster.warnings

    def __repr__(self):
        return f"kaic.Snapshot({', '.join(map(repr, self._paths))})"

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._cluster = None


def _time_text(now):
    if now is None or isinstance(now, str):
        return now
    if isinstance(now, datetime.datetime):
        if now.tzinfo is None:
            raise InvalidArgumentError("now: a datetime without a time zone", error_class="argument", place="now")
        return now.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    raise TypeError(f"now: a str or datetime is expected, not {type(now).__name__}")


def audit(cluster, catalogue=None, requirements=None, now=None, on_progress=None, *, parallelism=0):
    """Audits a cluster and returns the `Report`.

    `catalogue`: "1.37"; None: the cluster's own version, or the nearest. `requirements`: ids to judge; None: all of the
    catalogue. `now`: RFC 3339 text or an aware datetime for whatever ages; None: when the snapshot was captured.
    `on_progress(bytes, total_bytes, path)` is called while reading, on the calling thread; what it raises stops the audit.
    `parallelism`: reading threads, 0 for as many as there are cores. Ctrl-C stops it. Raises `kaic.Error`.
    """
    native = cluster._cluster if isinstance(cluster, Snapshot) else None
    if native is None:
        raise TypeError(f"cluster: an open kaic.Snapshot is expected, not {cluster!r}")
    if isinstance(requirements, str):
        raise TypeError("requirements: a list of ids is expected, not a str")
    return Report(
        _kaic.audit(
            native,
            catalogue=catalogue or "",
            requirements=list(requirements or ()),
            now=_time_text(now),
            parallelism=parallelism,
            on_progress=on_progress,
        )
    )
