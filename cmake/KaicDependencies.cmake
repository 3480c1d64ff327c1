# SPDX-License-Identifier: Apache-2.0
# The libraries that kaic links. A missing one ends the configuration with the apt line that brings them all.
find_package(PkgConfig)
find_package(Threads REQUIRED)

set(KAIC_MISSING "")
macro(kaic_need package)  # the package's name on Debian; the arguments behind it are a find call's
  if(NOT ${ARGN})
    list(APPEND KAIC_MISSING ${package})
  endif()
endmacro()

find_package(fmt QUIET)
kaic_need(libfmt-dev TARGET fmt::fmt)
find_package(simdjson QUIET)
kaic_need(libsimdjson-dev TARGET simdjson::simdjson)
find_package(nlohmann_json QUIET)
kaic_need(nlohmann-json3-dev TARGET nlohmann_json::nlohmann_json)

# pkg-config names for what has no CMake package on Debian.
macro(kaic_pkg package target module)
  if(PkgConfig_FOUND)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET ${module})
  endif()
  kaic_need(${package} TARGET PkgConfig::${target})
endmacro()

if(NOT PkgConfig_FOUND)
  list(APPEND KAIC_MISSING pkg-config)
endif()
kaic_pkg(libyaml-dev YAML yaml-0.1)
if(KAIC_WITH_ARCHIVES)
  kaic_pkg(zlib1g-dev ZLIB zlib)
  kaic_pkg(libzstd-dev ZSTD libzstd)
  kaic_pkg(libarchive-dev ARCHIVE libarchive)
endif()
if(KAIC_BUILD_TESTS)
  find_package(doctest QUIET)
  kaic_need(doctest-dev TARGET doctest::doctest)
endif()

if(KAIC_MISSING)
  list(JOIN KAIC_MISSING " " KAIC_MISSING)
  message(FATAL_ERROR "kaic needs packages that are not installed. On Debian or Ubuntu:\n  sudo apt-get install ${KAIC_MISSING}")
endif()
