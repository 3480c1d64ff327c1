# SPDX-License-Identifier: Apache-2.0
set(KAIC_OUTSIDE_TESTS
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/archive_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/catalogue_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/injection_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/json_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/kubectl_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/meta_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/snapshots_outside_test.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/outside/yaml_outside_test.cpp
)
