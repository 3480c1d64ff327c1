// SPDX-License-Identifier: Apache-2.0
/// What keeps a requirement from being judged at all: reads that failed, recordings that do not
/// show enough.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"NotChecked", "", "kaic has no check for this requirement yet.",
     "Judge it by hand: `kaic explain` says what the requirement asks for."},
    {"ReadRefused", "",
     "An answer that the check needs could not be had, so nothing is known about what it would "
     "have shown.",
     "Look at the report's reads for the path and its reason. Forbidden: grant get and list on it. "
     "Not recorded: record the cluster again, with it."},
    {"ReadCut", "",
     "A list that the check needs was not read whole; what is missing could change the verdict.",
     "Read the cluster again, with a longer time limit if need be, or capture it anew; then "
     "audit."},
    {"NotRecorded", "",
     "The snapshot holds no answer to this request: it is not known whether the cluster would have "
     "had one.",
     "Record it with the rest: discovery and the cluster-wide list of each kind that the checks "
     "read. Or vouch with `--complete` that the files show every object of each kind."},
    {"NotKnownComplete", "",
     "The files show objects of this kind and do not prove that these are all.",
     "Pass `--complete` if the files were made for all namespaces and without a selector, or "
     "record whole lists."},
    {"NotAsked", "",
     "The check uses something that it did not declare as a read. This is a fault of kaic.",
     "Report it, with the report's JSON."},
    {"Forbidden", "",
     "The server refused the request: the identity that was used may not read this.",
     "Grant get and list on it in a ClusterRole, and record again. Nothing else is needed: an "
     "audit never writes."},
    {"Unauthorized", "", "The server did not accept the credential.",
     "Renew the credential of the kubeconfig's user (token, certificate or exec plugin) and audit "
     "again."},
    {"NotFound", "", "The server has no such object or path.",
     "Nothing, if the object is not meant to be there; else create it."},
    {"NotServed", "", "Discovery was read and does not list this resource.",
     "Install the component that brings it, if the cluster is meant to have it."},
    {"VersionNotSupported", "", "The resource is served, and in no version that kaic knows.",
     "Use a newer kaic, or have the cluster serve one of the versions that the message names."},
    {"Timeout", "", "The server did not answer in time.",
     "Audit again when the server is less busy, or with a longer time limit."},
    {"TooManyRequests", "", "The server was throttling and said so to the last.",
     "Audit again later or with less parallelism; look at the API server's priority and fairness "
     "settings."},
    {"ServiceUnavailable", "",
     "The server could not answer; for an aggregated API its backend does not.",
     "Look at the APIService's Available condition and at the pods behind its Service."},
    {"Unparsable", "",
     "The answer is not what its path promises: no valid JSON, or another kind of object.",
     "Look at what answers on this path: a proxy in between, a broken aggregated API, or a damaged "
     "file of the snapshot."},
    {"ObjectUndecodable", "",
     "An object of the list does not have the shape of its kind, so it was left out and the list "
     "counts as cut.",
     "Look at the object that the reads name; its CRD, or what wrote it, does not keep to the "
     "API."},
    {"ObjectTooLarge", "", "An object is larger than any that an API server stores.",
     "Look at what wrote the recording."},
    {"Limit", "", "A limit on input was reached; what lies beyond it was not read.",
     "Split the input, or raise the limit in the read options if you trust the source."},
    {"ContinueToken", "", "The last page recorded says that more follows.",
     "Record the cluster again; the tool that wrote the recording stopped too early."},
    {"NotComplete", "", "The recording says by itself that this list was not read whole.",
     "Record the cluster again, to the end of each list."},
    {"ItemCountMismatch", "", "The recording holds another number of objects than its index says.",
     "Record the cluster again; pages were lost or mixed up."},
    {"DiscoveryIncomplete", "",
     "Discovery could not be read for this group, so it is not known whether the API is served.",
     "Let the identity read /apis (the role system:discovery), or record /apis and every group "
     "below it too."},
    {"ProofTooWeak", "",
     "All that was seen is that something is declared or installed. To pass, it has to be seen at "
     "work.",
     "Run a workload that uses it and audit while its objects are there."},
    {"CrdNotEstablished", "",
     "A custom resource definition is there, and the API server does not serve it yet or refuses "
     "its names.",
     "Look at its conditions Established and NamesAccepted; two definitions that claim one name "
     "are the usual cause."},
};

}  // namespace

constinit const std::span<const Reason> kGeneral = kRows;

}  // namespace kaic::reason_table
