/* SPDX-License-Identifier: Apache-2.0 */
/* kaic.h needs nothing before it, and is C99 without a warning. */
#include "kaic.h"

int main(void) {
  const kaic_audit_options audit = KAIC_AUDIT_OPTIONS_INIT;
  const kaic_cluster_open_options open = KAIC_CLUSTER_OPEN_OPTIONS_INIT;
  return audit.struct_size == sizeof audit && open.struct_size == sizeof open &&
                 kaic_version_number() == KAIC_VERSION_NUMBER
             ? 0
             : 1;
}
