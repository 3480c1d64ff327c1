# SPDX-License-Identifier: Apache-2.0
# kaic_embed_files(TARGET NAME FILE...): compiles the files into TARGET as the table `kaic::embedded::NAME` (lib/base/embedded.h), in the
# order given, each under its file name. A change of a file configures again. Bytes are kept exactly, of any size and content.
#
#     kaic_embed_files(kaic_objects catalogue ${CMAKE_CURRENT_SOURCE_DIR}/catalogue/1.37.json)
function(kaic_embed_files target name)
  set(arrays "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(file_name ${file} NAME)
    file(SIZE ${file} size)
    if(size EQUAL 0)
      message(FATAL_ERROR "kaic_embed_files: ${file} is empty")
    endif()
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
    string(APPEND arrays "constexpr char kFile${index}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${file_name}\", {kFile${index}, sizeof(kFile${index})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
  # Written only if it changed, so that configuring again compiles nothing.
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
// Made by cmake/EmbedFiles.cmake. Do not edit.
#include "lib/base/embedded.h"

namespace kaic::embedded {
namespace {
@arrays@
constexpr File kFiles[] = {
@rows@};
}  // namespace

extern const std::span<const File> @name@;
constinit const std::span<const File> @name@ = kFiles;

}  // namespace kaic::embedded
]=])
  target_sources(${target} PRIVATE ${source})
endfunction()
