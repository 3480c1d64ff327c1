// SPDX-License-Identifier: Apache-2.0

// Package kaic tells which Kubernetes AI Conformance requirements a cluster meets, and what proves
// it. It is a thin layer over the C library libkaic.
//
//	cluster, err := kaic.OpenSnapshot("cluster/")
//	if err != nil {
//		return err
//	}
//	defer cluster.Close()
//	report, err := cluster.Audit(ctx, kaic.AuditOptions{Catalogue: "1.37"})
//	if err != nil {
//		return err
//	}
//	for _, requirement := range report.Requirements() {
//		fmt.Println(requirement.ID, requirement.Verdict)
//	}
//
// It builds with cgo and links -lkaic. Where header and library are not where the compiler looks,
// say so: CGO_CFLAGS=$(pkg-config --cflags kaic-c) CGO_LDFLAGS=$(pkg-config --libs-only-L kaic-c).
//
// A Cluster may be used by several goroutines; a Report belongs to one at a time.
package kaic

/*
#cgo LDFLAGS: -lkaic
#include <stdlib.h>
#include <kaic.h>

extern int32_t kaicGoProgress(kaic_progress* progress, void* user_data);

// Go cannot take the address of an exported function with the type that C wants, nor keep a number in a pointer.
static void kaic_go_set_progress(kaic_audit_options* options, uintptr_t handle) {
  options->progress = (kaic_progress_fn)kaicGoProgress;
  options->user_data = (void*)handle;
}
*/
import "C"

import (
	"context"
	"encoding/json"
	"runtime"
	"runtime/cgo"
	"time"
	"unsafe"
)

// Version is that of the library that is linked, "0.1.0".
func Version() string { return C.GoString(C.kaic_version()) }

// Cluster is a cluster to read from. Close it; one that is forgotten is closed by the garbage
// collector.
type Cluster struct {
	handle *C.kaic_cluster
}

// OpenOptions says how a recording is to be taken. The zero value is the default.
type OpenOptions struct {
	// Complete: you vouch that a recording that cannot know it (kubectl get -A -o json) holds every
	// object of each kind that it shows. The report says so.
	Complete bool
}

// OpenSnapshot opens a recorded cluster: a snapshot folder or archive, or files of kubectl get,
// which are read as one.
func OpenSnapshot(paths ...string) (*Cluster, error) {
	return OpenOptions{}.Open(paths...)
}

// Open is OpenSnapshot with options.
func (o OpenOptions) Open(paths ...string) (*Cluster, error) {
	var options C.kaic_cluster_open_options
	C.kaic_cluster_open_options_init(&options, C.sizeof_kaic_cluster_open_options)
	if o.Complete {
		options.complete = 1
	}
	names := newStrings(paths)
	defer names.free()
	var handle *C.kaic_cluster
	var failure *C.kaic_error
	if C.kaic_cluster_open(names.data, names.count, &options, &handle, &failure) != C.KAIC_OK {
		return nil, takeError(failure)
	}
	cluster := &Cluster{handle}
	runtime.SetFinalizer(cluster, (*Cluster).Close)
	return cluster, nil
}

// Close frees the cluster, when no Audit of it runs. A second time it does nothing.
func (c *Cluster) Close() {
	C.kaic_cluster_free(c.handle)
	c.handle = nil
	runtime.SetFinalizer(c, nil)
}

// Progress is how far an audit has read.
type Progress struct {
	Bytes      uint64
	TotalBytes uint64 // 0: not known
	Objects    uint64
	Path       string // what is being read
}

// AuditOptions chooses what is judged and how. The zero value is the default.
type AuditOptions struct {
	Catalogue    string         // "1.37"; empty: by the cluster's version
	Requirements []string       // ids; empty: all
	Now          time.Time      // for whatever ages; zero: when the recording was made
	Parallelism  int            // threads that read; 0: as many as there are cores
	OnProgress   func(Progress) // called during Audit, not concurrently
}

// Audit reads what the chosen checks need and judges it. It changes nothing anywhere. When ctx ends
// it stops and returns ctx.Err(). A bad cluster is no error: what could not be judged is Unknown in
// the report.
func (c *Cluster) Audit(ctx context.Context, options AuditOptions) (*Report, error) {
	if err := ctx.Err(); err != nil { // a context that has ended might lose the race below
		return nil, err
	}
	raw, free := options.toC()
	defer free()
	cancel, release, err := cancelWith(ctx)
	if err != nil {
		return nil, err
	}
	raw.cancel = cancel
	var handle *C.kaic_report
	var failure *C.kaic_error
	status := C.kaic_audit(c.handle, raw, &handle, &failure)
	release()
	runtime.KeepAlive(c)
	if status != C.KAIC_OK {
		err := takeError(failure)
		if ended := ctx.Err(); ended != nil && status == C.KAIC_CANCELLED {
			return nil, ended
		}
		return nil, err
	}
	return newReport(handle), nil
}

// toC makes the options in C's memory, since they hold pointers, and what frees them.
func (o AuditOptions) toC() (*C.kaic_audit_options, func()) {
	raw := (*C.kaic_audit_options)(C.malloc(C.sizeof_kaic_audit_options))
	C.kaic_audit_options_init(raw, C.sizeof_kaic_audit_options)
	ids := newStrings(o.Requirements)
	raw.requirements, raw.requirement_count = ids.data, ids.count
	raw.parallelism = C.uint32_t(o.Parallelism)
	if o.Catalogue != "" {
		raw.catalogue = newString(o.Catalogue)
	}
	if !o.Now.IsZero() {
		raw.now = newString(o.Now.UTC().Format(time.RFC3339Nano))
	}
	var callback cgo.Handle
	if o.OnProgress != nil {
		callback = cgo.NewHandle(o.OnProgress)
		C.kaic_go_set_progress(raw, C.uintptr_t(callback))
	}
	return raw, func() {
		ids.free()
		C.free(unsafe.Pointer(raw.catalogue))
		C.free(unsafe.Pointer(raw.now))
		C.free(unsafe.Pointer(raw))
		if callback != 0 {
			callback.Delete()
		}
	}
}

//export kaicGoProgress
func kaicGoProgress(progress *C.kaic_progress, userData unsafe.Pointer) C.int32_t {
	callback := cgo.Handle(uintptr(userData)).Value().(func(Progress))
	callback(Progress{uint64(progress.bytes), uint64(progress.total_bytes), uint64(progress.objects), goString(progress.path)})
	return 0
}

// cancelWith gives a handle that is requested when ctx ends, null if it never does. release waits
// until nobody uses the handle any more and frees it.
func cancelWith(ctx context.Context) (handle *C.kaic_cancel, release func(), err error) {
	if ctx.Done() == nil {
		return nil, func() {}, nil
	}
	var failure *C.kaic_error
	if C.kaic_cancel_new(&handle, &failure) != C.KAIC_OK {
		return nil, nil, takeError(failure)
	}
	finished := make(chan struct{})
	watcher := make(chan struct{})
	go func() {
		defer close(watcher)
		select {
		case <-ctx.Done():
			C.kaic_cancel_request(handle)
		case <-finished:
		}
	}()
	return handle, func() {
		close(finished)
		<-watcher
		C.kaic_cancel_free(handle)
	}, nil
}

// CatalogueVersions lists the Kubernetes versions that there is a catalogue for, oldest first.
func CatalogueVersions() ([]string, error) {
	var buffer *C.kaic_buffer
	var failure *C.kaic_error
	if C.kaic_catalogue_versions(&buffer, &failure) != C.KAIC_OK {
		return nil, takeError(failure)
	}
	var versions []string
	err := json.Unmarshal(takeBuffer(buffer), &versions)
	return versions, err
}

// Explain tells in words what a requirement ("gang_scheduling") demands, or what the reason of a
// finding means and how to mend it.
func Explain(name string) (string, error) {
	raw := newString(name)
	defer C.free(unsafe.Pointer(raw))
	var buffer *C.kaic_buffer
	var failure *C.kaic_error
	if C.kaic_explain(raw, C.KAIC_FORMAT_TEXT, &buffer, &failure) != C.KAIC_OK {
		return "", takeError(failure)
	}
	return string(takeBuffer(buffer)), nil
}
