# SPDX-License-Identifier: Apache-2.0
"""Includes keep to the order of the layers, and I/O stays where it belongs (docs/architecture.md)."""
import re

import lint

# What the files of a layer may include, beside their own layer.
BELOW = {
    "base": set(),
    "meta": {"base"},
    "cel": {"base", "meta"},
    "api": {"base", "meta", "cel"},
    "telemetry": {"base", "meta", "cel"},
    "schema": {"base", "meta", "cel", "api", "telemetry"},
    "model": {"base", "meta", "cel", "api", "telemetry"},
    "cluster": {"base", "meta"},
    "conformance": {"base", "meta", "cel", "api", "telemetry", "schema", "model", "cluster"},
    "probe": {"base", "meta", "cel", "api", "telemetry", "schema", "model", "cluster", "conformance"},
    "render": {"base", "meta", "cel", "api", "telemetry", "schema", "model", "cluster", "conformance", "probe"},
}
FILE = re.compile(r"(?:include/kaic|lib)/(\w+)/(.+)\.(?:h|cpp)$")
INCLUDE = re.compile(r'^\s*#\s*include\s+["<](?:lib|kaic)/(\w+)/', re.M)
OUTWARD = re.compile(r'^\s*#\s*include\s+["<](kaic\.h|capi/|python/|tests/|examples/)', re.M)
TYPED = ("cluster", "typed")  # the one file of cluster that joins it with any described type

# Functions by their global names, and the headers without which the rest cannot be called (a class may well have a member `open`).
CALL = re.compile(r"(?<![\w>])::(?:open|openat|creat|connect|rename|unlink|mkdir|fork|execve?|read|write|pread|mmap|close)\s*\(|"
                  r"(?<![\w.>:])(?:std::|::)?(?:fopen|freopen|socket|dlopen|popen|opendir|getenv|secure_getenv|posix_spawnp?|system)\s*\(|"
                  r"\bstd::(?:[io]?fstream\b|filesystem\b|remove\s*\(\s*\w+\.c_str|rename\b)")
HEADER = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<(?:fstream|filesystem|dlfcn\.h|fcntl\.h|unistd\.h|dirent\.h|spawn\.h|netdb\.h|sys/(?:socket|mman|stat|types|wait)\.h|"
                    r"netinet/\w+\.h|curl/curl\.h)>", re.M)


def may_do_io(layer: str, stem: str) -> bool:
    return layer == "cluster" or (layer == "telemetry" and stem.startswith("device")) or (layer, stem) == ("base", "files")


def faults(files: lint.Files) -> list[str]:
    found = []
    for name, text in files.items():
        match = FILE.fullmatch(name)
        if not match:
            continue
        layer, stem = match.groups()
        if layer not in BELOW:
            found.append(f"{name}: the layer {layer} is not in tests/lint/layering.py")
            continue
        allowed = BELOW[layer] | {layer}
        if (layer, stem) == TYPED:
            allowed |= {"cel", "api", "telemetry", "schema", "model"}
        for include in INCLUDE.finditer(text):
            if include[1] not in allowed:
                found.append(f"{name}:{lint.line_of(text, include.start(1))}: {layer} may not include {include[1]}")
        for include in OUTWARD.finditer(text):
            found.append(f"{name}:{lint.line_of(text, include.start(1))}: the library may not include {include[1]}")
        if not may_do_io(layer, stem):
            code = lint.without_comments(text)
            for call in [*CALL.finditer(code), *HEADER.finditer(code)]:
                found.append(f"{name}:{lint.line_of(code, call.start())}: I/O outside lib/cluster, lib/telemetry/device* and lib/base/files: {call[0]}")
    return found


if __name__ == "__main__":
    lint.main(
        faults,
        bad=[{"lib/base/x.cpp": '#include "lib/meta/decoder.h"\n'}, {"lib/cluster/client.cpp": '#include "kaic/api/core.h"\n'},
             {"include/kaic/meta/x.h": '#include "kaic/cluster/cluster.h"\n'}, {"lib/api/x.cpp": '#include "lib/telemetry/vendors.h"\n'},
             {"lib/conformance/x.cpp": "auto f = ::open(path, 0);\n"}, {"lib/base/json.cpp": "#include <fstream>\n"},
             {"lib/render/x.cpp": "std::ofstream out(name);\n"}, {"lib/newlayer/x.cpp": "\n"}, {"lib/render/x.cpp": "#include <kaic.h>\n"}],
        good=[{"lib/cluster/typed.h": '#include "kaic/api/core.h"\n'}, {"lib/cluster/http.cpp": "int fd = ::socket(a, b, c);\n"},
              {"lib/conformance/x.cpp": '#include "lib/cluster/answer.h"\n// open(x) is never called\nbool is_open(int); auto a = index.open(x); Builder::open(y); open(z); auto b = open_snapshot(y);\n'},
              {"lib/telemetry/device_nvml.cpp": "void* lib = dlopen(name, 0);\n"}, {"lib/base/files.cpp": "#include <fcntl.h>\n"},
              {"tests/unit/base/x_test.cpp": '#include "lib/render/lines.h"\n'}])
