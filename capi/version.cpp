// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "kaic.h"

#define KAIC_TEXT2(number) #number
#define KAIC_TEXT(number) KAIC_TEXT2(number)

static_assert(std::string_view(KAIC_VERSION) ==
                  KAIC_TEXT(KAIC_VERSION_MAJOR) "." KAIC_TEXT(KAIC_VERSION_MINOR) "." KAIC_TEXT(
                      KAIC_VERSION_PATCH),
              "include/kaic.h and the project's version in CMakeLists.txt differ");

uint32_t kaic_version_number() { return KAIC_VERSION_NUMBER; }

const char* kaic_version() { return KAIC_VERSION; }
