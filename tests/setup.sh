# SPDX-License-Identifier: Apache-2.0
# Sourced by tests/run, examples/run and .ci/run: brings what is missing and says so. Nothing is installed twice.

say() { printf '==> %s\n' "$*"; }
die() { printf '%s: %s\n' "$0" "$*" >&2; exit 3; }

# apt_need PACKAGE...: installs those that are not there, as root or with sudo.
apt_need() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "these packages are missing, and there is no apt-get to bring them: ${missing[*]}"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "run as root or with sudo: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "installing ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

LIBRARY_PACKAGES=(g++ cmake ninja-build ccache pkg-config nlohmann-json3-dev libfmt-dev libsimdjson-dev libyaml-dev libarchive-dev
  zlib1g-dev libzstd-dev ca-certificates)
PYTHON_PACKAGES=(python3 python3-dev python3-venv)
# libcurl and OpenSSL are the live client's; they are brought here so that the machine is ready for all of kaic.
TEST_PACKAGES=(doctest-dev libcurl4-openssl-dev libssl-dev clang clang-tidy libclang-rt-14-dev binutils file)

# venv FOLDER PACKAGE...: a virtual environment of kaic's own under build/, with those packages.
venv() {
  local folder=$1 stamp
  shift
  if ! [ -x "$folder/bin/python" ] || ! "$folder/bin/python" -c '' 2>/dev/null; then
    say "making the virtual environment $folder"
    python3 -m venv "$folder"
  fi
  stamp="$folder/.packages"
  [ "$(cat "$stamp" 2>/dev/null)" = "$*" ] && return 0
  say "installing $* into $folder"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
  printf '%s' "$*" >"$stamp"
}

# The compiler's cache lies under build/ and does not mind in which folder it is asked: the wheel and the consumer test find the objects of the first build.
use_ccache() {
  export CCACHE_DIR=$PWD/build/ccache CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=4G
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache
}
