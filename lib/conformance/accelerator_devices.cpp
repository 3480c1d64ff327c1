// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/accelerator_devices.h"

#include <algorithm>

#include "kaic/base/words.h"
#include "kaic/telemetry/vendor.h"
#include "lib/conformance/resource_pools.h"

namespace kaic {
namespace {

/// How drivers call their devices' kinds; of an attribute `type` or as a part of a driver's name.
constexpr Words kAcceleratorKinds = "gpu vgpu mig tpu npu xpu hpu accelerator";
/// What drivers that the table does not know call a device's product.
constexpr Words kModelAttributes = "productName model modelName product";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

bool names_accelerator(std::string_view driver) {
  const std::string text = lower(driver);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(".-", begin), text.size());
    if (kAcceleratorKinds.match(std::string_view(text).substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

bool looks_like_accelerator(const Device& device) {
  if (kAcceleratorKinds.match(lower(attribute_text(device, "type")))) return true;
  const auto& capacity = capacity_of(device);
  const bool has_memory = std::any_of(capacity.begin(), capacity.end(), [](const auto& entry) {
    return entry.first == "memory" || std::string_view(entry.first).ends_with("/memory");
  });
  return has_memory && !attribute_text(device, kModelAttributes).empty();
}

std::string identity_of(const Device& device) {
  if (const auto parent = attribute_text(device, "parentUUID"); !parent.empty()) {
    return "uuid/" + std::string(parent);
  }
  if (const auto uuid = attribute_text(device, "uuid"); !uuid.empty()) {
    return "uuid/" + std::string(uuid);
  }
  if (const auto bus = attribute_text(device, "pciBusID"); !bus.empty()) {
    return "pci/" + std::string(bus);
  }
  return "name/" + device.name;
}

std::string vendor_name_of(std::string_view driver) {
  const Vendor* vendor = vendor_of_driver(driver);
  return std::string(vendor != nullptr ? vendor->name : driver);
}

std::string model_of(const Device& device, std::string_view driver) {
  const Vendor* vendor = vendor_of_driver(driver);
  const Words names = vendor != nullptr && !vendor->model_attributes.empty()
                          ? vendor->model_attributes
                          : kModelAttributes;
  return std::string(attribute_text(device, names));
}

bool speaks_of(const DeviceClass& device_class, std::string_view driver) {
  for (const DeviceSelector& selector : device_class.spec.selectors) {
    if (!selector.cel) continue;
    const std::string& text = selector.cel->expression;
    for (std::size_t at = text.find(driver); at != std::string::npos;
         at = text.find(driver, at + 1)) {
      const std::size_t end = at + driver.size();
      const bool quoted = at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'') &&
                          end < text.size() && text[end] == text[at - 1];
      if (quoted) return true;
    }
  }
  return false;
}

}  // namespace kaic
