#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs kaic into a prefix under its build folder and builds the consumer beside this file against it: by find_package, by pkg-config, and from a moved
# prefix. With --core it first builds kaic with every option off and shows that the consumer links fmt, simdjson and libyaml only.
#
#     tests/consumer/run.sh BUILD_FOLDER [--core]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
build=$(cd "$1" && pwd)
core=${2:-}
cxx=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
cc=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
launcher=$(sed -n 's/^CMAKE_CXX_COMPILER_LAUNCHER:[A-Z]*=//p' "$build/CMakeCache.txt")
type=$(sed -n 's/^CMAKE_BUILD_TYPE:[A-Z]*=//p' "$build/CMakeCache.txt")
developer=$(sed -n 's/^KAIC_DEVELOPER:[A-Z]*=//p' "$build/CMakeCache.txt")
fail() { echo "consumer: $*" >&2; exit 1; }

work=$build/consumer${core}
rm -rf "$work/prefix" "$work/moved" "$work/find_package" "$work/pkg_config"
mkdir -p "$work/pkg_config"

if [ "$core" = --core ]; then
  # The same flags as the build that was given, so that the compiler's cache has most objects already.
  cmake -S "$source" -B "$work/kaic" -G Ninja -DCMAKE_BUILD_TYPE="$type" -DKAIC_DEVELOPER="$developer" -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_CXX_COMPILER_LAUNCHER="$launcher" -DKAIC_BUILD_TESTS=OFF -DKAIC_BUILD_EXAMPLES=OFF -DKAIC_BUILD_PYTHON=OFF -DKAIC_WITH_ARCHIVES=OFF
  cmake --build "$work/kaic"
  build=$work/kaic
fi
cmake --install "$build" --prefix "$work/prefix" > "$work/install.log"
find "$work/prefix" -name '*.cmake' -o -name '*.pc' | xargs grep -l "$source" && fail "an installed file names the source folder"
mv "$work/prefix" "$work/moved"  # nothing may depend on where it was installed
prefix=$work/moved

echo "-- find_package"
cmake -S "$here" -B "$work/find_package" -G Ninja -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_PREFIX_PATH="$prefix" > "$work/configure.log"
cmake --build "$work/find_package"
"$work/find_package/consumer"

echo "-- pkg-config"
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name kaic.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046  # the flags are words
"$cxx" -std=c++20 "$here/main.cpp" -o "$work/pkg_config/consumer" $(pkg-config --cflags --libs kaic)
"$work/pkg_config/consumer"

programs="$work/find_package/consumer $work/pkg_config/consumer"
if pkg-config --exists kaic-c; then
  "$work/find_package/consumer_c"
  # shellcheck disable=SC2046
  "$cc" -std=c99 -pedantic -Wall -Werror "$here/main.c" -o "$work/pkg_config/consumer_c" $(pkg-config --cflags --libs kaic-c) \
    -Wl,-rpath,"$(pkg-config --variable=libdir kaic-c)"
  "$work/pkg_config/consumer_c"
  programs="$programs $(find "$prefix" -name 'libkaic.so' | head -n 1)"
fi

if [ "$core" = --core ]; then
  for program in $programs; do
    needed=$(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort | tr '\n' ' ')
    echo "-- $(basename "$program") links: $needed"
    for library in $needed; do
      case $library in
        libfmt.so.* | libsimdjson.so.* | libyaml-0.so.* | libstdc++.so.* | libgcc_s.so.* | libm.so.* | libc.so.* | ld-linux-*) ;;
        *) fail "$program links $library; the core links fmt, simdjson and libyaml only" ;;
      esac
    done
  done
fi
echo "consumer${core}: passed"
