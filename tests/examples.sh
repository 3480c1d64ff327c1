#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# examples.sh BUILD PYTHON: runs the example of each language on the bundled cluster; all must print the same.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd) build=$(cd "$1" && pwd) python=$2
cd "$root"
out=$build/examples-out
rm -rf "$out" && mkdir -p "$out"

# keep CODE NAME COMMAND...: the command's output, if it exits so. On this cluster some MUST fails: 1 where the program tells.
keep() {
  local want=$1 name=$2 code=0
  shift 2
  "$@" >"$out/$name" || code=$?
  [ "$code" = "$want" ] || { echo "$name exited with $code, not $want"; exit 1; }
}

keep 1 cpp "$build/examples/example_cpp"
keep 1 c "$build/examples/example_c"
[ ! -d "$build/python/kaic" ] || PYTHONPATH=$build/python keep 1 python "$python" examples/python/audit.py
export LD_LIBRARY_PATH=$build/capi
cluster=$root/examples/clusters/gpu-cluster
if command -v go >/dev/null; then
  export CGO_ENABLED=1 CGO_CFLAGS="-O1 -I$root/include" CGO_LDFLAGS="-L$build/capi" GOCACHE=$build/tests/capi/go/cache GOPATH=$build/tests/capi/go/path \
    GOENV=off GOFLAGS=-mod=mod GOPROXY=off GOTOOLCHAIN=local
  (cd examples/go && keep 0 go go run . "$cluster")
fi
if command -v cargo >/dev/null; then
  export KAIC_LIB_DIR=$build/capi CARGO_TARGET_DIR=$build/tests/capi/rust-example
  (cd examples/rust && keep 0 rust cargo run --quiet --offline -- "$cluster")
fi
for name in "$out"/*; do
  cmp "$out/cpp" "$name" || { echo "$(basename "$name") prints something else than cpp"; exit 1; }
done
[ -s "$out/cpp" ]
echo "the same from: $(ls "$out" | tr '\n' ' ')"
