# SPDX-License-Identifier: Apache-2.0
# How kaic's own code is compiled, and what its consumers see.
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES AND PROJECT_IS_TOP_LEVEL)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
if(PROJECT_IS_TOP_LEVEL)
  # Line tables are what a profile or a crash needs; full debug data makes the build half as long again and the library ten times as large.
  # Sanitizer builds are for finding faults: -O1 keeps their stacks readable and compiles in half the time.
  if(KAIC_SANITIZE)
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1 -DNDEBUG")
  else()
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
  endif()
endif()

add_library(kaic_warnings INTERFACE)
target_compile_options(kaic_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> $<$<BOOL:${KAIC_DEVELOPER}>:-Werror>)

if(KAIC_SANITIZE)
  add_compile_options(-fsanitize=${KAIC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KAIC_SANITIZE})
endif()

# Hardening costs little and belongs into a library that reads outside input (docs/security.md). FORTIFY needs an optimised build.
add_library(kaic_hardening INTERFACE)
if(NOT KAIC_SANITIZE)
  target_compile_options(kaic_hardening INTERFACE -fstack-protector-strong $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
endif()
target_compile_definitions(kaic_hardening INTERFACE $<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>)

# Flags and private dependencies of everything that is built from lib/.
function(kaic_library_flags target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC nlohmann_json::nlohmann_json Threads::Threads PRIVATE kaic_warnings kaic_hardening
    fmt::fmt simdjson::simdjson PkgConfig::YAML)
  target_compile_definitions(${target} PRIVATE KAIC_VERSION="${PROJECT_VERSION}" SIMDJSON_EXCEPTIONS=0)
  if(KAIC_WITH_ARCHIVES)
    target_link_libraries(${target} PRIVATE PkgConfig::ZLIB PkgConfig::ZSTD PkgConfig::ARCHIVE)
  endif()
endfunction()

# What a consumer of the static library needs.
function(kaic_public_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${target} PUBLIC nlohmann_json::nlohmann_json Threads::Threads fmt::fmt simdjson::simdjson PkgConfig::YAML)
  if(KAIC_WITH_ARCHIVES)
    target_link_libraries(${target} PUBLIC PkgConfig::ZLIB PkgConfig::ZSTD PkgConfig::ARCHIVE)
  endif()
endfunction()
