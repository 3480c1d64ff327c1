// SPDX-License-Identifier: Apache-2.0
/// What a DRA device tells about itself: whether it is an accelerator, which hardware it is, what
/// its product is called. Known drivers by the vendor table, others by how they look.
///
///     if (looks_like_accelerator(device)) count(identity_of(device));
#ifndef KAIC_LIB_CONFORMANCE_ACCELERATOR_DEVICES_H
#define KAIC_LIB_CONFORMANCE_ACCELERATOR_DEVICES_H

#include <string>
#include <string_view>

#include "kaic/api/resource.h"

namespace kaic {

/// True where a part of the name is a kind of accelerator: `gpu.example.com`, `my-npu.example.com`.
bool names_accelerator(std::string_view driver);
/// True where the attribute `type` is a kind of accelerator, or the device has a memory of its own
/// and a model. Network, CPU and memory drivers have neither.
bool looks_like_accelerator(const Device& device);
/// The same text for all devices of one piece of hardware: partitions and pass-through forms name
/// their parent or share its bus address.
std::string identity_of(const Device& device);
/// The vendor of a driver's devices: the table's name, or for a driver that it does not know the
/// driver's own.
std::string vendor_name_of(std::string_view driver);
/// The product; empty if the device does not say.
std::string model_of(const Device& device, std::string_view driver);
/// True if a DeviceClass' selectors name that driver. They are CEL, of which the string literals
/// are looked at.
bool speaks_of(const DeviceClass& device_class, std::string_view driver);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_ACCELERATOR_DEVICES_H
