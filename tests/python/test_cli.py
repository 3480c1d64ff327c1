# SPDX-License-Identifier: Apache-2.0
"""The command `kaic`, as a process of its own."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

import kaic

KAIC = [sys.executable, "-m", "kaic.cli"]


def run(*arguments, **options):
    return subprocess.run([*KAIC, *map(str, arguments)], capture_output=True, text=True, **options)


def test_audit_prints_the_report_and_exits_with_its_code(cluster_path):
    done = run("audit", cluster_path)
    assert done.returncode == 1
    assert "gang_scheduling" in done.stdout and done.stderr == ""
    assert "\033[" not in done.stdout
    assert done.stdout == kaic.audit(kaic.Snapshot(cluster_path)).render("text")


def test_json_goes_to_a_file(cluster_path, tmp_path):
    done = run("audit", cluster_path, "--format", "json", "-o", tmp_path / "report.json")
    assert done.returncode == 1 and done.stdout == ""
    text = (tmp_path / "report.json").read_text()
    assert text == kaic.audit(kaic.Snapshot(cluster_path)).to_json()
    assert json.loads(text)["format"] == "kaic.report/1"
    assert os.listdir(tmp_path) == ["report.json"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit"],
        ["audit", "/nonexistent"],
        ["audit", "CLUSTER", "--format", "pdf"],
        ["audit", "CLUSTER", "--catalogue", "1.2"],
        ["audit", "CLUSTER", "-r", "nonsense"],
        ["audit", "CLUSTER", "-o", "/nonexistent/folder/report"],
        ["audit", "CLUSTER", "--no-such-option"],
        ["nonsense"],
        [],
        ["explain", "nothing"],
    ],
)
def test_what_could_not_run_exits_3_and_says_why(cluster_path, arguments):
    done = run(*[cluster_path if a == "CLUSTER" else a for a in arguments])
    assert done.returncode == 3, done
    assert done.stdout == "" and done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_exit_codes_of_verdicts(cluster_path):
    assert run("audit", cluster_path, "-r", "gang_scheduling").returncode == 0
    assert run("audit", cluster_path, "-r", "cluster_autoscaling").returncode == 2
    assert run("audit", cluster_path, "-r", "cluster_autoscaling", "-r", "robust_controller").returncode == 1


def test_help_and_version():
    assert run("--help").returncode == 0
    assert run("audit", "--help").returncode == 0
    done = run("version")
    assert done.returncode == 0 and kaic.__version__ in done.stdout
    assert "What to do" in run("explain", "PrivilegedOnAcceleratorNode").stdout


def on_terminal(arguments, environment):
    """Runs the command on a pseudo-terminal and gives what it wrote there."""
    parent, child = pty.openpty()
    process = subprocess.Popen([*KAIC, *map(str, arguments)], stdout=child, stderr=child, stdin=child, env={**os.environ, **environment})
    os.close(child)
    text = b""
    while True:
        try:
            chunk = os.read(parent, 4096)
        except OSError:  # the other side is closed
            break
        if not chunk:
            break
        text += chunk
    os.close(parent)
    process.wait()
    return text.decode()


def test_colour_only_on_a_terminal_and_not_with_no_color(cluster_path):
    environment = {"TERM": "xterm", "NO_COLOR": "", "COLUMNS": "120"}
    assert "\033[32m" in on_terminal(["audit", cluster_path], environment)
    plain = on_terminal(["audit", cluster_path], {**environment, "NO_COLOR": "1"})
    assert not re.search(r"\033\[[0-9;]*3[0-9]m", plain)


def test_a_reader_that_goes_away_is_no_traceback(cluster_path):
    process = subprocess.Popen([*KAIC, "audit", str(cluster_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    errors = process.stderr.read().decode()
    assert process.wait() in (1, 3) and "Traceback" not in errors and "Exception" not in errors


def test_kubectl_files_need_a_voucher(tmp_path):
    pods = {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "b"}}]}
    path = tmp_path / "pods.json"
    path.write_text(json.dumps(pods))
    cut = json.loads(run("audit", path, "-f", "json").stdout)
    reads = {read["path"]: (read["state"], read["reason"]) for read in cut["reads"]}
    assert reads["/api/v1/pods"] == ("cut", "NotKnownComplete")
    assert reads["/api/v1/nodes"] == ("refused", "NotRecorded")
    whole = json.loads(run("audit", path, "--complete", "-f", "json").stdout)
    assert {"path": "/api/v1/pods", "state": "complete", "reason": ""} in whole["reads"]
    assert any("vouches" in remark for remark in whole["source"]["remarks"])
    assert all(r["verdict"] == "unknown" for r in whole["requirements"])
