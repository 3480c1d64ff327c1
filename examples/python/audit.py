# SPDX-License-Identifier: Apache-2.0
# [readme]
import sys

import kaic

path = sys.argv[1] if len(sys.argv) > 1 else "examples/clusters/gpu-cluster"
report = kaic.audit(kaic.Snapshot(path))
for requirement in report:
    print(requirement.id, requirement.verdict.value)
sys.exit(report.exit_code)
# [/readme]
