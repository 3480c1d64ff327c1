# SPDX-License-Identifier: Apache-2.0
"""The Python API over the bundled cluster."""

import datetime
import gc
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

import kaic


def test_a_report_reads_as_the_issue_says(cluster_path):
    report = kaic.audit(kaic.Snapshot(cluster_path))
    assert report["gang_scheduling"].verdict is kaic.Verdict.PASS
    assert report["gang_scheduling"].proof is kaic.Proof.OBSERVED
    assert report["gang_scheduling"].evidence
    failed = report["secure_accelerator_access"]
    assert failed.verdict is kaic.Verdict.FAIL
    finding = failed.findings[0]
    assert (finding.object.kind, finding.object.namespace, finding.object.name) == ("Pod", "ml", "notebook-0")
    assert finding.field == "spec.containers[0].securityContext.privileged"
    assert finding.remedy
    assert report.exit_code == 1
    assert len(report) == 15 and report.catalogue == "1.37"
    assert report.platforms[0].id == "rke2" and report.nodes == 3
    with pytest.raises(KeyError):
        report["no_such_id"]


def test_json_is_the_report_and_the_same_every_time(cluster_path):
    first = kaic.audit(kaic.Snapshot(cluster_path))
    second = kaic.audit(kaic.Snapshot(cluster_path), parallelism=1)
    assert first.to_json() == second.to_json()
    assert first == second
    value = json.loads(first.to_json())
    assert value["format"] == "kaic.report/1"
    assert first.as_dict() == value
    assert first.render("json") == first.to_json()
    assert all(len(line) <= 100 for line in first.render("text").splitlines())
    assert "\033[" not in first.render("text") and "\033[" in first.render("text", colour=True)


def test_chosen_requirements_are_judged_outside_the_catalogue_too(cluster_path):
    report = kaic.audit(kaic.Snapshot(cluster_path), requirements=["dra_support", "ai_inference"])
    assert [r.id for r in report] == ["ai_inference", "dra_support"]
    assert report["dra_support"].level is kaic.Level.NONE
    assert report["dra_support"].verdict is kaic.Verdict.PASS


def test_now_may_be_text_or_a_datetime(cluster_path):
    text = kaic.audit(kaic.Snapshot(cluster_path), now="2026-11-25T00:00:00Z")
    moment = datetime.datetime(2026, 11, 25, tzinfo=datetime.timezone.utc)
    assert kaic.audit(kaic.Snapshot(cluster_path), now=moment) == text
    with pytest.raises(kaic.InvalidArgumentError):
        kaic.audit(kaic.Snapshot(cluster_path), now=moment.replace(tzinfo=None))
    with pytest.raises(kaic.InvalidArgumentError):
        kaic.audit(kaic.Snapshot(cluster_path), now="yesterday")


def test_errors_have_code_class_and_place(cluster_path, tmp_path):
    with pytest.raises(kaic.NotFoundError) as missing:
        kaic.Snapshot(tmp_path / "nothing")
    assert missing.value.error_class == "file-missing" and "nothing" in missing.value.place
    assert isinstance(missing.value, kaic.Error) and missing.value.code == 5
    with pytest.raises(kaic.InvalidArgumentError) as unknown:
        kaic.audit(kaic.Snapshot(cluster_path), catalogue="1.12")
    assert "1.37" in unknown.value.message
    with pytest.raises(kaic.InvalidArgumentError):
        kaic.audit(kaic.Snapshot(cluster_path), requirements=["nonsense"])
    with pytest.raises(TypeError):
        kaic.audit("a path is no cluster")
    with pytest.raises(TypeError):
        kaic.audit(kaic.Snapshot(cluster_path), requirements="gang_scheduling")


def test_progress_is_told_and_what_it_raises_stops_the_audit(cluster_path):
    calls = []
    kaic.audit(kaic.Snapshot(cluster_path), on_progress=lambda done, total, path: calls.append((done, total, path)))
    assert calls and all(done <= total for done, total, _ in calls)

    class Enough(Exception):
        pass

    def stop(*_):
        raise Enough

    with pytest.raises(Enough):
        kaic.audit(kaic.Snapshot(cluster_path), on_progress=stop)


def test_a_cluster_may_be_shared_by_threads(cluster_path):
    cluster = kaic.Snapshot(cluster_path)
    texts = []
    threads = [threading.Thread(target=lambda: texts.append(kaic.audit(cluster).to_json())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 4 and len(set(texts)) == 1


def test_a_report_outlives_its_cluster(cluster_path):
    cluster = kaic.Snapshot(cluster_path)
    report = kaic.audit(cluster)
    del cluster
    gc.collect()
    assert report["ai_inference"].verdict is kaic.Verdict.PASS


def test_tables_for_pandas_and_arrow(cluster_path):
    report = kaic.audit(kaic.Snapshot(cluster_path))
    pandas = pytest.importorskip("pandas")
    frame = report.to_pandas()
    assert list(frame["id"]) == [r.id for r in report] and isinstance(frame, pandas.DataFrame)
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(report)
    assert table.column_names == list(frame.columns)
    assert table.to_pylist() == frame.to_dict("records")
    capsule = report.__arrow_c_stream__()  # one that nobody reads is released with its capsule
    del capsule
    gc.collect()


def test_the_notebook_view_escapes_outside_text(cluster_path):
    html = kaic.audit(kaic.Snapshot(cluster_path))._repr_html_()
    assert html.startswith("<table>") and html.count("<tr>") == 16 and "<script" not in html
    from kaic import _html

    assert "<b>" not in _html._text("<b>\u202e\x00") and "\\u{202E}" in _html._text("\u202e")


def test_the_catalogue_and_explanations():
    assert kaic.catalogue_versions() == ["1.33", "1.34", "1.35", "1.36", "1.37", "1.38"]
    catalogue = kaic.Catalogue("1.35")
    assert catalogue["dra_support"].level is kaic.Level.MUST and len(catalogue) == 12
    assert "privileged" in kaic.explain("PrivilegedOnAcceleratorNode")
    assert "1.37 MUST" in kaic.explain("gang_scheduling")
    with pytest.raises(kaic.InvalidArgumentError):
        kaic.explain("nothing")


def test_importing_needs_no_optional_package():
    code = (
        "import sys\n"
        "for name in ('pandas', 'pyarrow', 'typer', 'rich', 'click', 'numpy'): sys.modules[name] = None\n"
        "import kaic; print(kaic.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == kaic.__version__


def test_ctrl_c_stops_an_audit(cluster_path):
    """The signal comes while pages are read: each progress call waits, so the audit is under way."""
    code = (
        "import kaic, os, signal, sys, time\n"
        "def slow(*_):\n"
        "    if not slow.sent:\n"
        "        slow.sent = True\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(0.01)\n"
        "slow.sent = False\n"
        "try:\n"
        "    kaic.audit(kaic.Snapshot(sys.argv[1]), on_progress=slow)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(42)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, os.fspath(cluster_path)], timeout=60)
    assert done.returncode == 42
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
