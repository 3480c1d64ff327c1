// SPDX-License-Identifier: Apache-2.0

// The audit in Go: go run . [SNAPSHOT]
package main

// [readme]
import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/kaic/kaic/capi/go"
)

func main() {
	path := "examples/clusters/gpu-cluster"
	if len(os.Args) > 1 {
		path = os.Args[1]
	}
	cluster, err := kaic.OpenSnapshot(path)
	if err != nil {
		log.Fatal(err)
	}
	defer cluster.Close()
	report, err := cluster.Audit(context.Background(), kaic.AuditOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, requirement := range report.Requirements() {
		fmt.Println(requirement.ID, requirement.Verdict)
	}
}

// [/readme]
