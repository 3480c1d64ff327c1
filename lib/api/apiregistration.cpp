// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apiregistration.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<ServiceReference>() {
  static constexpr Field kFields[] = {
      field<&ServiceReference::namespace_>("namespace"), field<&ServiceReference::name>("name"),
      field<&ServiceReference::port>("port"), field<&ServiceReference::path>("path")};
  static constexpr TypeInfo kInfo{"ServiceReference", kFields,
                                  unknown_of<&ServiceReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<APIServiceSpec>() {
  static constexpr Field kFields[] = {
      field<&APIServiceSpec::group>("group"), field<&APIServiceSpec::version>("version"),
      field<&APIServiceSpec::service>("service"), field<&APIServiceSpec::ca_bundle>("caBundle"),
      field<&APIServiceSpec::insecure_skip_tls_verify>("insecureSkipTLSVerify")};
  static constexpr TypeInfo kInfo{"APIServiceSpec", kFields, unknown_of<&APIServiceSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<APIServiceStatus>() {
  static constexpr Field kFields[] = {field<&APIServiceStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"APIServiceStatus", kFields,
                                  unknown_of<&APIServiceStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<APIService>() {
  static constexpr Field kFields[] = {field<&APIService::metadata>("metadata"),
                                      field<&APIService::spec>("spec"),
                                      field<&APIService::status>("status")};
  static constexpr TypeInfo kInfo{"APIService", kFields, unknown_of<&APIService::unknown>};
  return kInfo;
}

}  // namespace kaic
