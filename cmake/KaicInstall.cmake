# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and how consumers find it: find_package(kaic) gives kaic::kaic (static, C++) and kaic::c (libkaic.so, C);
# pkg-config knows them as `kaic` and `kaic-c`. tests/consumer proves each way.
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/kaic DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(TARGETS kaic EXPORT kaic-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET kaic_c)
  set_target_properties(kaic_c PROPERTIES EXPORT_NAME c)
  install(FILES ${PROJECT_SOURCE_DIR}/include/kaic.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(TARGETS kaic_c EXPORT kaic-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# CMake: before 1.0 a minor version may change the C++ API, so only the same minor is offered.
set(KAIC_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/kaic)
install(EXPORT kaic-targets NAMESPACE kaic:: DESTINATION ${KAIC_PACKAGE_DIR})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/kaic-config.cmake.in ${PROJECT_BINARY_DIR}/kaic-config.cmake
  INSTALL_DESTINATION ${KAIC_PACKAGE_DIR} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/kaic-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/kaic-config.cmake ${PROJECT_BINARY_DIR}/kaic-config-version.cmake DESTINATION ${KAIC_PACKAGE_DIR})

# pkg-config: paths from the file's own place, so that the tree may be moved.
set(KAIC_PKGCONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH KAIC_PC_TO_PREFIX ${CMAKE_INSTALL_PREFIX}/${KAIC_PKGCONFIG_DIR} ${CMAKE_INSTALL_PREFIX})
set(KAIC_PC_REQUIRES "nlohmann_json, fmt, simdjson, yaml-0.1")
if(KAIC_WITH_ARCHIVES)
  string(APPEND KAIC_PC_REQUIRES ", zlib, libzstd, libarchive")
endif()
configure_file(${PROJECT_SOURCE_DIR}/cmake/kaic.pc.in ${PROJECT_BINARY_DIR}/kaic.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/kaic.pc DESTINATION ${KAIC_PKGCONFIG_DIR})
if(TARGET kaic_c)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/kaic-c.pc.in ${PROJECT_BINARY_DIR}/kaic-c.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/kaic-c.pc DESTINATION ${KAIC_PKGCONFIG_DIR})
endif()
