# SPDX-License-Identifier: Apache-2.0
"""Peer (c) of tests/bench/audit: the official Python client's deserialisation of a snapshot's pages. Prints seconds.

With a second argument N only every N-th page of a list is read and the time is multiplied: the client takes over a minute for 150 MB.
"""
import inspect
import pathlib
import sys
import time
import types

import kubernetes.client

TYPES = {"nodes": "V1NodeList", "pods": "V1PodList", "deviceclasses": "V1DeviceClassList", "resourceclaims": "V1ResourceClaimList",
         "resourceslices": "V1ResourceSliceList"}
api = kubernetes.client.ApiClient()


def deserialize(text, kind):
    """The client's own entry point, whose arguments differ between releases."""
    if "response_text" in inspect.signature(api.deserialize).parameters:
        return api.deserialize(text, kind, "application/json")
    return api.deserialize(types.SimpleNamespace(data=text), kind)


step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
seconds = 0.0
for folder in sorted({page.parent for page in pathlib.Path(sys.argv[1]).rglob("*.json")}):
    kind = TYPES.get(folder.name)
    if kind is None or not hasattr(kubernetes.client, kind):
        continue
    pages = sorted(folder.glob("*.json"))
    chosen = pages[::step]
    start = time.perf_counter()
    for page in chosen:
        deserialize(page.read_text(), kind)
    seconds += (time.perf_counter() - start) * len(pages) / len(chosen)
print(f"python-client {seconds:.4f}")
