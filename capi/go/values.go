// SPDX-License-Identifier: Apache-2.0

package kaic

/*
#include <stdlib.h>
#include <kaic.h>
*/
import "C"

import (
	"strings"
	"unsafe"
)

// Code is a gRPC status code.
type Code int32

// The codes that kaic gives.
const (
	Cancelled          Code = C.KAIC_CANCELLED
	InvalidArgument    Code = C.KAIC_INVALID_ARGUMENT
	DeadlineExceeded   Code = C.KAIC_DEADLINE_EXCEEDED
	NotFound           Code = C.KAIC_NOT_FOUND
	ResourceExhausted  Code = C.KAIC_RESOURCE_EXHAUSTED
	FailedPrecondition Code = C.KAIC_FAILED_PRECONDITION
	Internal           Code = C.KAIC_INTERNAL
	DataLoss           Code = C.KAIC_DATA_LOSS
)

func (c Code) String() string { return C.GoString(C.kaic_status_name(C.kaic_status(c))) }

// Error is why kaic could not run.
type Error struct {
	Code    Code
	Class   string // finer than the code: file-missing, corrupt, ...
	Place   string // file, entry, line, JSON path, or the argument; may be empty
	Message string // escaped for a terminal
	text    string
}

// Error is all of it in one line.
func (e *Error) Error() string { return "kaic: " + e.text }

func takeError(raw *C.kaic_error) error {
	defer C.kaic_error_free(raw)
	return &Error{
		Code:    Code(C.kaic_error_code(raw)),
		Class:   goString(C.kaic_error_class(raw)),
		Place:   goString(C.kaic_error_place(raw)),
		Message: goString(C.kaic_error_message(raw)),
		text:    goString(C.kaic_error_text(raw)),
	}
}

func takeBuffer(buffer *C.kaic_buffer) []byte {
	defer C.kaic_buffer_free(buffer)
	text := C.kaic_buffer_str(buffer)
	return append([]byte(nil), unsafe.Slice((*byte)(unsafe.Pointer(text.data)), text.size)...)
}

func goString(text C.kaic_str) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(text.data)), text.size))
}

func goObject(raw C.kaic_object_ref) Object {
	return Object{goString(raw.group), goString(raw.version), goString(raw.kind), goString(raw.namespace_), goString(raw.name)}
}

// cStrings is an array of C strings in C's memory.
type cStrings struct {
	data  **C.char
	count C.size_t
}

// newStrings copies the texts. A text ends for C at its first NUL: from there on it would silently
// name something else, so such a text becomes one that names nothing.
func newStrings(texts []string) cStrings {
	if len(texts) == 0 {
		return cStrings{}
	}
	data := (**C.char)(C.malloc(C.size_t(len(texts)) * C.size_t(unsafe.Sizeof((*C.char)(nil)))))
	for i, text := range texts {
		unsafe.Slice(data, len(texts))[i] = newString(text)
	}
	return cStrings{data, C.size_t(len(texts))}
}

func newString(text string) *C.char { return C.CString(strings.ReplaceAll(text, "\x00", "\uFFFD")) }

func (s cStrings) free() {
	for i := C.size_t(0); i < s.count; i++ {
		C.free(unsafe.Pointer(unsafe.Slice(s.data, s.count)[i]))
	}
	C.free(unsafe.Pointer(s.data))
}
