// SPDX-License-Identifier: Apache-2.0

package kaic

/*
#include <kaic.h>
*/
import "C"

import "runtime"

// Verdict says whether a requirement is met. Absence is never a pass: the zero value is Unknown.
type Verdict int32

// The verdicts.
const (
	Unknown       Verdict = C.KAIC_VERDICT_UNKNOWN
	Pass          Verdict = C.KAIC_VERDICT_PASS
	Partial       Verdict = C.KAIC_VERDICT_PARTIAL
	Fail          Verdict = C.KAIC_VERDICT_FAIL
	NotApplicable Verdict = C.KAIC_VERDICT_NOT_APPLICABLE
)

func (v Verdict) String() string { return C.GoString(C.kaic_verdict_name(C.kaic_verdict(v))) }

// Proof is what a verdict rests on.
type Proof int32

// The proofs, weakest first.
const (
	None         Proof = C.KAIC_PROOF_NONE
	Declared     Proof = C.KAIC_PROOF_DECLARED
	Installed    Proof = C.KAIC_PROOF_INSTALLED
	Observed     Proof = C.KAIC_PROOF_OBSERVED
	Demonstrated Proof = C.KAIC_PROOF_DEMONSTRATED
)

func (p Proof) String() string { return C.GoString(C.kaic_proof_name(C.kaic_proof(p))) }

// Level is how binding a requirement is in one Kubernetes version.
type Level int32

// The levels.
const (
	NoLevel Level = C.KAIC_LEVEL_NONE
	Should  Level = C.KAIC_LEVEL_SHOULD
	Must    Level = C.KAIC_LEVEL_MUST
)

func (l Level) String() string { return C.GoString(C.kaic_level_name(C.kaic_level(l))) }

// Object names a Kubernetes object. The zero value is none.
type Object struct {
	Group, Version, Kind, Namespace, Name string
}

// Finding is why a verdict is not a pass.
type Finding struct {
	Object  Object
	Field   string // as Kubernetes prints a path; may be empty
	Reason  string // CamelCase; Explain knows it
	Message string // may quote the cluster, unescaped
	Remedy  string // how to mend it; may be empty
}

// Evidence is a fact that a verdict rests on.
type Evidence struct {
	Object             Object
	Field, Value, Path string
}

// Requirement is what an audit says of one requirement.
type Requirement struct {
	ID, Category, Summary string
	Level                 Level
	Verdict               Verdict
	Proof                 Proof
	Findings              []Finding
	Evidence              []Evidence
}

// Report is the result of an audit. It needs no Cluster any more. Close it; one that is forgotten is
// closed by the garbage collector. A closed report is empty and its ExitCode is 3.
type Report struct {
	handle *C.kaic_report
}

func newReport(handle *C.kaic_report) *Report {
	report := &Report{handle}
	runtime.SetFinalizer(report, (*Report).Close)
	return report
}

// Close frees the report. What it gave before stays good. A second time it does nothing.
func (r *Report) Close() {
	C.kaic_report_free(r.handle)
	r.handle = nil
	runtime.SetFinalizer(r, nil)
}

// Requirements has all that were judged, in the catalogue's order.
func (r *Report) Requirements() []Requirement {
	defer runtime.KeepAlive(r)
	requirements := make([]Requirement, C.kaic_report_count(r.handle))
	for i := range requirements {
		requirements[i] = r.at(C.size_t(i))
	}
	return requirements
}

// Requirement is the one of that id.
func (r *Report) Requirement(id string) (requirement Requirement, found bool) {
	defer runtime.KeepAlive(r)
	ids := newStrings([]string{id})
	defer ids.free()
	index := C.kaic_report_find(r.handle, *ids.data)
	if index == C.KAIC_NO_INDEX {
		return Requirement{}, false
	}
	return r.at(index), true
}

func (r *Report) at(i C.size_t) Requirement {
	requirement := Requirement{
		ID:       goString(C.kaic_report_id(r.handle, i)),
		Category: goString(C.kaic_report_category(r.handle, i)),
		Summary:  goString(C.kaic_report_summary(r.handle, i)),
		Level:    Level(C.kaic_report_level(r.handle, i)),
		Verdict:  Verdict(C.kaic_report_verdict(r.handle, i)),
		Proof:    Proof(C.kaic_report_proof(r.handle, i)),
		Findings: make([]Finding, C.kaic_report_finding_count(r.handle, i)),
		Evidence: make([]Evidence, C.kaic_report_evidence_count(r.handle, i)),
	}
	for j := range requirement.Findings { // cannot fail: the indices are good
		raw := C.kaic_finding{struct_size: C.sizeof_kaic_finding}
		C.kaic_report_finding(r.handle, i, C.size_t(j), &raw, nil)
		requirement.Findings[j] = Finding{goObject(raw.object), goString(raw.field), goString(raw.reason),
			goString(raw.message), goString(raw.remedy)}
	}
	for j := range requirement.Evidence {
		raw := C.kaic_evidence{struct_size: C.sizeof_kaic_evidence}
		C.kaic_report_evidence(r.handle, i, C.size_t(j), &raw, nil)
		requirement.Evidence[j] = Evidence{goObject(raw.object), goString(raw.field), goString(raw.value),
			goString(raw.path)}
	}
	return requirement
}

// Catalogue is the version that it was judged by, "1.37".
func (r *Report) Catalogue() string {
	defer runtime.KeepAlive(r)
	return goString(C.kaic_report_catalogue(r.handle))
}

// ExitCode is what the command kaic audit exits with: 0 each MUST is met, 1 some MUST fails or is
// partial, 2 some MUST is unknown and none fails, 3 the report was closed.
func (r *Report) ExitCode() int {
	defer runtime.KeepAlive(r)
	return int(C.kaic_report_exit_code(r.handle))
}

// JSON is the whole report for programs (kaic.report/1). The same report gives the same bytes.
func (r *Report) JSON() ([]byte, error) { return r.render(C.KAIC_FORMAT_JSON) }

// Text is the whole report for people, within 100 columns.
func (r *Report) Text() (string, error) {
	text, err := r.render(C.KAIC_FORMAT_TEXT)
	return string(text), err
}

func (r *Report) render(format C.kaic_format) ([]byte, error) {
	defer runtime.KeepAlive(r)
	var buffer *C.kaic_buffer
	var failure *C.kaic_error
	if C.kaic_report_render(r.handle, format, &buffer, &failure) != C.KAIC_OK {
		return nil, takeError(failure)
	}
	return takeBuffer(buffer), nil
}
