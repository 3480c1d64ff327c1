# SPDX-License-Identifier: Apache-2.0
"""The extension module, over the C++ API. The package `kaic` is its public face."""

from typing import Any, Callable, Dict, List, Optional, Sequence

version: str

class Cluster:
    """An open recording. May be shared by threads."""

    @property
    def kind(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def captured(self) -> Optional[str]: ...
    @property
    def warnings(self) -> List[str]: ...

class Report:
    """A finished audit; immutable."""

    def to_json(self) -> str: ...
    def to_text(self, *, colour: bool) -> str: ...
    def render(self, format: str) -> str: ...
    @property
    def exit_code(self) -> int: ...
    def arrow_stream(self) -> Any:
        """A PyCapsule named `arrow_array_stream`."""

def open_snapshot(paths: Sequence[str], *, complete: bool) -> Cluster:
    """Releases the GIL. Raises kaic.Error."""

def audit(
    cluster: Cluster,
    *,
    catalogue: str,
    requirements: Sequence[str],
    now: Optional[str],
    parallelism: int,
    on_progress: Optional[Callable[[int, int, str], object]],
) -> Report:
    """Releases the GIL; looks at signals every 50 ms. Raises kaic.Error, or what on_progress raised."""

def catalogue_versions() -> List[str]: ...
def catalogue(version: str) -> List[Dict[str, Any]]: ...
def explain(name: str) -> str: ...
