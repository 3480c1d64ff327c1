#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs each fuzz target of a build for so many seconds, from the committed corpus; new inputs go to the build folder. Ends with the first finding.
#
#     tests/fuzz/run.sh BUILD_FOLDER [SECONDS=60] [TARGET...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
seconds=${2:-60}
[ $# -le 2 ] && set -- "$build" "$seconds" $(ls "$here/corpus")
shift 2
for target in "$@"; do
  program=$(find "$build" -type f -name "fuzz_$target" | head -n 1)
  [ -n "$program" ] || { echo "fuzz: $target is not built"; continue; }
  found=$build/fuzz/$target
  mkdir -p "$found"
  dictionary=$here/dictionaries/$target.dict
  [ -f "$dictionary" ] && dictionary=-dict=$dictionary || dictionary=
  echo "-- $target, $seconds s"
  # shellcheck disable=SC2086  # no dictionary, no word
  "$program" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="$found/finding-" $dictionary \
    "$found" "$here/corpus/$target" > "$found.log" 2>&1 || { tail -n 40 "$found.log"; exit 1; }
  sed -n 's/^stat::number_of_executed_units: */   runs: /p' "$found.log"
done
