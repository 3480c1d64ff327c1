# SPDX-License-Identifier: Apache-2.0
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def cluster_path():
    return ROOT / "examples" / "clusters" / "gpu-cluster"


@pytest.fixture
def root():
    return ROOT
