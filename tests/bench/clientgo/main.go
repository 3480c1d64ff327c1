// SPDX-License-Identifier: Apache-2.0

// Peer (d) of tests/bench/audit: client-go's typed decoder over the pages of a snapshot. Prints seconds.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	decoder := scheme.Codecs.UniversalDeserializer()
	start := time.Now()
	lists := 0
	err := filepath.WalkDir(os.Args[1], func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".json") || entry.Name() == "index.json" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, _, err := decoder.Decode(data, nil, nil); err == nil { // discovery documents are no registered kind
			lists++
		}
		return nil
	})
	if err != nil || lists == 0 {
		fmt.Fprintln(os.Stderr, "nothing decoded", err)
		os.Exit(1)
	}
	fmt.Printf("client-go %.4f\n", time.Since(start).Seconds())
}
