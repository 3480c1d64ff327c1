// SPDX-License-Identifier: Apache-2.0
#include "lib/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "lib/base/escape.h"

namespace kaic {
namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  out.append(buffer.data(), end);
}

void append_float(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const std::size_t start = out.size();
  append_number(out, number);
  // Stays a float when it is read back.
  if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
}

template <class Json>
class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  std::string write(const Json& root) {
    append_value(root);
    while (!open_.empty()) {
      Open& top = open_.back();
      const Json& container = *top.container;
      const bool object = container.is_object();
      if (top.next == container.cend()) {
        open_.pop_back();
        append_newline();
        out_ += object ? '}' : ']';
        continue;
      }
      if (top.next != container.cbegin()) out_ += ',';
      append_newline();
      if (object) {
        out_ += escape::json_string(top.next.key());
        out_ += indent_ < 0 ? ":" : ": ";
      }
      const Json& member = *top.next;
      ++top.next;  // before append_value, which may move `open_`
      append_value(member);
    }
    return escape::json_safe(std::move(out_));
  }

 private:
  /// An array or object that is being written, and the next of its members.
  struct Open {
    const Json* container;
    typename Json::const_iterator next;
  };

  void append_newline() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(open_.size() * static_cast<std::size_t>(indent_), ' ');
  }

  /// Writes a scalar or an empty container; a container with members is opened.
  void append_value(const Json& value) {
    using Type = nlohmann::detail::value_t;
    switch (value.type()) {
      case Type::object:
      case Type::array:
        if (value.empty()) {
          out_ += value.is_object() ? "{}" : "[]";
        } else {
          out_ += value.is_object() ? '{' : '[';
          open_.push_back({&value, value.cbegin()});
        }
        break;
      case Type::string:
        out_ += escape::json_string(value.template get_ref<const std::string&>());
        break;
      case Type::boolean:
        out_ += value.template get<bool>() ? "true" : "false";
        break;
      case Type::number_integer:
        append_number(out_, value.template get<std::int64_t>());
        break;
      case Type::number_unsigned:
        append_number(out_, value.template get<std::uint64_t>());
        break;
      case Type::number_float:
        append_float(out_, value.template get<double>());
        break;
      case Type::null:
      case Type::binary:
      case Type::discarded:
        out_ += "null";
        break;
    }
  }

  int indent_;
  std::string out_;
  std::vector<Open> open_;
};

}  // namespace

std::string write_json(const nlohmann::ordered_json& value, int indent) {
  return Writer<nlohmann::ordered_json>(indent).write(value);
}
std::string write_json(const nlohmann::json& value, int indent) {
  return Writer<nlohmann::json>(indent).write(value);
}

}  // namespace kaic
