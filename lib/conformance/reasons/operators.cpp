// SPDX-License-Identifier: Apache-2.0
/// AI operators with resource types of their own.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"OperatorMissing", "robust_controller",
     "No AI operator was found whose resource types are served.",
     "Install one, for example KubeRay or Kubeflow Trainer."},
    {"OperatorNotReady", "robust_controller",
     "The operator's Deployment has no ready pod, or its status is of an older generation.",
     "Look at the pods' events and logs."},
    {"OperatorControllerMissing", "robust_controller",
     "Resource types of an AI operator are served and its controller was not found. Unless it is "
     "hosted outside the cluster, objects are never reconciled.",
     "Install the operator again, or remove its definitions if it is gone for good."},
    {"WebhookMissing", "robust_controller",
     "The operator has no admission webhook, so wrong objects are not refused. Errors of a schema "
     "are not a webhook's.",
     "Turn the operator's webhook on; its documentation says how."},
    {"WebhookSwitchedOff", "robust_controller",
     "The operator has no webhook, which it runs only if a variable of its Deployment turns it on.",
     "For KubeRay set ENABLE_WEBHOOKS=true on the operator and install the webhook's manifests "
     "with a certificate."},
    {"WebhookNotSeen", "robust_controller",
     "The webhook is called by a URL, outside the cluster: nothing in the cluster shows whether it "
     "answers.",
     "Show with `kaic probe robust_controller` that it refuses a wrong object."},
    {"WebhookCaBundleEmpty", "robust_controller",
     "The webhook's caBundle is empty: the API server cannot trust it, so every call fails.",
     "Let cert-manager or the operator's own job inject the CA; look at the annotation for "
     "injection and at the certificate."},
    {"WebhookServiceMissing", "robust_controller",
     "The webhook points to a Service that does not exist or has no ready endpoints.",
     "Look at the Service's selector and at the operator's pods."},
    {"WebhookIgnoresFailure", "robust_controller",
     "The webhook's failurePolicy is Ignore: if it is dead, wrong objects are let through and "
     "nobody sees it.",
     "Set failurePolicy Fail, or create a wrong object and see that the webhook refuses it."},
    {"WebhookNoRules", "robust_controller",
     "The webhook's configuration has no rule for the operator's types, so it is never called for "
     "them.",
     "Install the configuration that belongs to this version of the operator."},
    {"CustomResourceMissing", "robust_controller",
     "The operator is healthy, and there is no object of its types: reconciling cannot be seen.",
     "Create one, for example a small RayCluster or TrainJob, and audit again."},
    {"CustomResourceNotReady", "robust_controller",
     "Objects of the operator's types are there and none has reached its wanted state.",
     "Read the object's conditions and the operator's log; too little room for the pods is usual."},
    {"ChildObjectsMissing", "robust_controller",
     "An object says that it is ready, and nothing that it owns was seen.",
     "Audit while the object is at work; finished jobs may have cleaned up after themselves."},
    {"ReconcileNotCurrent", "robust_controller",
     "The object's status is of an older generation of its spec: the operator has not looked at "
     "the last change.",
     "Look at the operator's pods and log."},
};

}  // namespace

constinit const std::span<const Reason> kOperators = kRows;

}  // namespace kaic::reason_table
