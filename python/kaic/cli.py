# SPDX-License-Identifier: Apache-2.0
"""The command `kaic`. Everything it does is one call of the Python API; only here are typer and rich imported.

The report goes to stdout or a file, everything else to stderr. Exit codes of `audit`: 0 every MUST is met, 1 some MUST
fails or is partial, 2 some MUST is unknown and none fails, 3 could not run (wrong usage too).
"""

import os
import sys
import tempfile
from typing import List, Optional

import rich.console
import rich.progress
import typer

import kaic

COULD_NOT_RUN = 3


class _Verdict(Exception):
    """Ends `audit` with its exit code, so that it cannot be taken for one of typer's own."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


app = typer.Typer(pretty_exceptions_enable=False, add_completion=False, no_args_is_help=False, help="Kubernetes AI conformance: audit a cluster and see the proof.")


def _say(text):
    print(text, file=sys.stderr)


def _colour(output):
    """Colour only on a terminal, and not where the user asked for none (https://no-color.org)."""
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


class _Bar:
    """A progress bar on stderr while a terminal is there to show it."""

    def __init__(self):
        self._progress = None
        if sys.stderr.isatty():
            console = rich.console.Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
            columns = (
                rich.progress.TextColumn("reading"),
                rich.progress.BarColumn(),
                rich.progress.DownloadColumn(),
                rich.progress.TextColumn("{task.fields[path]}", markup=False),
            )
            self._progress = rich.progress.Progress(*columns, console=console, transient=True)
            self._task = self._progress.add_task("", total=None, path="")

    def __enter__(self):
        if self._progress:
            self._progress.start()
        return self.update if self._progress else None

    def __exit__(self, *exc_info):
        if self._progress:
            self._progress.stop()

    def update(self, done, total, path):
        self._progress.update(self._task, completed=done, total=total or None, path=path.rsplit("/", 1)[-1])


def _write(text, output):
    """The report to stdout, or to a file whole or not at all."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    folder = os.path.dirname(os.path.abspath(output))
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".kaic-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, output)
    except BaseException:
        os.unlink(name)
        raise


@app.command()
def audit(
    snapshot: List[str] = typer.Argument(..., help="A snapshot (folder or archive), or files of `kubectl get -o json|yaml`."),
    catalogue: Optional[str] = typer.Option(None, help="The version to judge by, 1.33 to 1.37; default: the cluster's own."),
    requirement: Optional[List[str]] = typer.Option(None, "--requirement", "-r", help="Judge only this id; may be given again."),
    format: str = typer.Option("text", "--format", "-f", help="text or json"),
    output: Optional[str] = typer.Option(None, "--output", "-o", metavar="FILE", help="Write the report here."),
    now: Optional[str] = typer.Option(None, help="The time, RFC 3339, for whatever ages; default: when the snapshot was captured."),
    complete: bool = typer.Option(False, "--complete", help="You vouch that the files hold all objects of each kind that they show."),
    parallelism: int = typer.Option(0, min=0, max=1024, help="Reading threads; 0: as many as there are cores."),
):
    """Audit a recorded cluster."""
    if format not in ("text", "json"):
        raise typer.BadParameter(f"no format {format!r}; there are text and json")
    cluster = kaic.Snapshot(snapshot, complete=complete)
    with _Bar() as on_progress:
        report = kaic.audit(cluster, catalogue, requirement, now, on_progress, parallelism=parallelism)
    _write(report.render(format, colour=_colour(output)) if format == "text" else report.to_json(), output)
    raise _Verdict(report.exit_code)


@app.command()
def explain(name: str = typer.Argument(..., help="A requirement's id or a finding's reason.")):
    """Say what a requirement or a reason means, and how to mend it."""
    sys.stdout.write(kaic.explain(name))


@app.command()
def version():
    """Print kaic's version and the catalogues that it knows."""
    print(f"kaic {kaic.__version__}, catalogues {', '.join(kaic.catalogue_versions())}")


def main(arguments=None):
    """Runs the command; returns nothing, exits with its code."""
    code = 0
    try:
        app(args=arguments)
    except _Verdict as verdict:
        code = verdict.code
    except SystemExit as exit_:  # typer's: 0 when done, wrong usage (2) and an interrupt (1) are both 3 here
        code = COULD_NOT_RUN if exit_.code else 0
    except KeyboardInterrupt:
        _say("kaic: interrupted")
        code = COULD_NOT_RUN
    except BrokenPipeError:
        # The reader of stdout went away; there is nobody to tell, and Python must not try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = COULD_NOT_RUN
    except (kaic.Error, OSError) as error:
        _say(f"kaic: {error}")
        code = COULD_NOT_RUN
    sys.exit(code)


if __name__ == "__main__":
    main()
