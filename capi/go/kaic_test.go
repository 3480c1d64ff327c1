// SPDX-License-Identifier: Apache-2.0

package kaic

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// KAIC_TEST_SNAPSHOT is a recorded cluster, KAIC_TEST_JSON what the C program of tests/capi made of it
// at `now`; KAIC_TEST_CASES is a folder of more of them, C's JSON beside each. ctest sets all three.
var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func open(t *testing.T) *Cluster {
	t.Helper()
	path := os.Getenv("KAIC_TEST_SNAPSHOT")
	if path == "" {
		t.Fatal("KAIC_TEST_SNAPSHOT is not set")
	}
	cluster, err := OpenSnapshot(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cluster.Close)
	return cluster
}

func audit(t *testing.T, cluster *Cluster, options AuditOptions) *Report {
	t.Helper()
	report, err := cluster.Audit(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(report.Close)
	return report
}

func TestGivesTheSameBytesAsC(t *testing.T) {
	got, err := audit(t, open(t), AuditOptions{Now: now}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(os.Getenv("KAIC_TEST_JSON"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("%d bytes, C has %d", len(got), len(want))
	}
}

func TestGivesTheSameBytesAsCForEveryCase(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv("KAIC_TEST_CASES"), "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cluster, err := OpenSnapshot(strings.TrimSuffix(file, ".json"))
		if err != nil {
			t.Fatal(file, err)
		}
		got, err := audit(t, cluster, AuditOptions{}).JSON()
		cluster.Close()
		if err != nil || !bytes.Equal(got, want) {
			t.Error(file, "is not what C made", err)
		}
	}
}

func TestReadsWhatTheJSONSays(t *testing.T) {
	report := audit(t, open(t), AuditOptions{})
	text, err := report.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Catalogue    string
		Requirements []struct {
			ID, Category, Level, Verdict, Proof, Summary string
			Findings                                     []struct {
				Object                         *Object
				Field, Reason, Message, Remedy string
			}
			Evidence []Evidence
		}
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	requirements := report.Requirements()
	if len(requirements) != len(want.Requirements) || len(requirements) == 0 || report.Catalogue() != want.Catalogue {
		t.Fatalf("%d requirements of %q", len(requirements), report.Catalogue())
	}
	for i, got := range requirements {
		want := want.Requirements[i]
		if got.ID != want.ID || got.Category != want.Category || got.Summary != want.Summary || got.Level.String() != want.Level ||
			got.Verdict.String() != want.Verdict || got.Proof.String() != want.Proof ||
			len(got.Findings) != len(want.Findings) || len(got.Evidence) != len(want.Evidence) {
			t.Errorf("%+v\nis not\n%+v", got, want)
			continue
		}
		for j, finding := range got.Findings {
			other := want.Findings[j]
			var object Object
			if other.Object != nil {
				object = *other.Object
			}
			if finding != (Finding{object, other.Field, other.Reason, other.Message, other.Remedy}) {
				t.Errorf("%s: %+v is not %+v", got.ID, finding, other)
			}
		}
		for j, evidence := range got.Evidence {
			if evidence != want.Evidence[j] {
				t.Errorf("%s: %+v is not %+v", got.ID, evidence, want.Evidence[j])
			}
		}
	}
	if found, ok := report.Requirement(requirements[0].ID); !ok || found.ID != requirements[0].ID {
		t.Error("not found by id")
	}
	if _, ok := report.Requirement("no_such_requirement"); ok {
		t.Error("found what is not there")
	}
	table, err := report.Text()
	if err != nil || !strings.Contains(table, requirements[0].ID) {
		t.Error(table, err)
	}
	if code := report.ExitCode(); code < 0 || code > 2 {
		t.Error(code)
	}
}

func TestChoosesCatalogueAndRequirements(t *testing.T) {
	report := audit(t, open(t), AuditOptions{Catalogue: "1.36", Requirements: []string{"dra_support", "gang_scheduling"}, Parallelism: 2})
	if report.Catalogue() != "1.36" || len(report.Requirements()) != 2 {
		t.Error(report.Catalogue(), len(report.Requirements()))
	}
}

func TestSaysWhatIsWrong(t *testing.T) {
	var failure *Error
	if _, err := OpenSnapshot("/no/such/snapshot"); !errors.As(err, &failure) || failure.Code != NotFound || failure.Class != "file-missing" ||
		!strings.Contains(failure.Place, "/no/such/snapshot") || !strings.Contains(err.Error(), failure.Message) {
		t.Error(err)
	}
	if _, err := OpenSnapshot(); !errors.As(err, &failure) || failure.Code != InvalidArgument {
		t.Error(err)
	}
	if _, err := OpenSnapshot(os.Getenv("KAIC_TEST_SNAPSHOT") + "\x00"); !errors.As(err, &failure) || failure.Code != NotFound {
		t.Error(err)
	}
	if _, err := open(t).Audit(context.Background(), AuditOptions{Requirements: []string{"no_such"}}); !errors.As(err, &failure) ||
		failure.Code != InvalidArgument || failure.Code.String() != "INVALID_ARGUMENT" {
		t.Error(err)
	}
	if _, err := open(t).Audit(context.Background(), AuditOptions{Parallelism: -1}); !errors.As(err, &failure) || failure.Code != InvalidArgument {
		t.Error(err)
	}
}

func TestTellsProgress(t *testing.T) {
	calls, read := 0, uint64(0)
	audit(t, open(t), AuditOptions{OnProgress: func(progress Progress) { calls, read = calls+1, progress.Bytes }})
	if calls == 0 || read == 0 {
		t.Error(calls, read)
	}
}

func TestEndsWithItsContext(t *testing.T) {
	cluster := open(t)
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := cluster.Audit(ended, AuditOptions{}); err != context.Canceled {
		t.Error(err)
	}
	// From inside: the callback ends the context and waits for the request to get through.
	running, end := context.WithCancel(context.Background())
	defer end()
	_, err := cluster.Audit(running, AuditOptions{OnProgress: func(Progress) { end(); time.Sleep(100 * time.Millisecond) }})
	if err != context.Canceled {
		t.Error(err)
	}
	late, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if _, err := cluster.Audit(late, AuditOptions{OnProgress: func(Progress) { time.Sleep(100 * time.Millisecond) }}); err != context.DeadlineExceeded {
		t.Error(err)
	}
}

func TestSharesAClusterBetweenGoroutines(t *testing.T) {
	cluster := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var group sync.WaitGroup
	for i := 0; i < 4; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			report, err := cluster.Audit(ctx, AuditOptions{Parallelism: 1})
			if err != nil {
				t.Error(err)
				return
			}
			report.Close()
		}()
	}
	group.Wait()
}

func TestCannotBeUsedAfterClose(t *testing.T) {
	cluster := open(t)
	report := audit(t, cluster, AuditOptions{})
	requirement := report.Requirements()[0]
	cluster.Close()
	cluster.Close()
	if _, err := cluster.Audit(context.Background(), AuditOptions{}); err == nil {
		t.Error("audited a closed cluster")
	}
	if len(report.Requirements()) == 0 {
		t.Error("a report needs its cluster")
	}
	report.Close()
	report.Close()
	if _, err := report.JSON(); err == nil || len(report.Requirements()) != 0 || report.ExitCode() != 3 {
		t.Error("read a closed report")
	}
	if requirement.ID == "" {
		t.Error("lost with its report")
	}
}

func TestIsCollectedWhenForgotten(t *testing.T) {
	for i := 0; i < 20; i++ {
		cluster, err := OpenSnapshot(os.Getenv("KAIC_TEST_SNAPSHOT"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := cluster.Audit(context.Background(), AuditOptions{Requirements: []string{"dra_support"}}); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
	}
}

func TestKnowsCataloguesAndExplains(t *testing.T) {
	versions, err := CatalogueVersions()
	if err != nil || len(versions) == 0 || versions[0] != "1.33" {
		t.Error(versions, err)
	}
	text, err := Explain("ReadRefused")
	if err != nil || !strings.Contains(text, "ReadRefused") {
		t.Error(text, err)
	}
	if _, err := Explain("NoSuchThing"); err == nil {
		t.Error("explained what is not there")
	}
	if Version() == "" {
		t.Error("no version")
	}
}
