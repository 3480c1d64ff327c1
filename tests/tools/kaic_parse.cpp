// SPDX-License-Identifier: Apache-2.0
/// kaic-parse FORMAT FILE...: reads each file, or the input in each line of a .jsonl, with the
/// library and prints one line of JSON for it, in order:
///
///     {"input": path or the line's own, "verdict": "accept"|"reject"|"limit", "class": null or
///     text, "message": null or text, "value": null or what was read}
///
/// A line's input is its member `in`, `s`, `bytes_hex`, `input`, `json` or `selector`, the first
/// that there is. tests/tools/parse.h has the formats. Exit: 0 if all was read, whatever the
/// verdicts; 2 on wrong usage or a file that cannot be read.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "lib/base/json_writer.h"
#include "lib/base/utf8.h"
#include "tests/tools/parse.h"

namespace {

using kaic::parse::Format;
using kaic::parse::Input;
using Json = nlohmann::json;

constexpr const char* kMembers[] = {"in", "s", "bytes_hex", "input", "json", "selector"};

/// JSON in ASCII: some readers of lines take U+0085 and the like for an end of line.
std::string ascii(std::string_view json) {
  std::string out;
  const auto unit = [&](char32_t value) {
    constexpr char kDigits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 0xF];
  };
  while (!json.empty()) {
    const kaic::utf8::Decoded next = kaic::utf8::decode(json);
    json.remove_prefix(next.size);
    if (next.code_point < 0x80) {
      out += static_cast<char>(next.code_point);
    } else if (next.code_point < 0x10000) {
      unit(next.code_point);
    } else {
      unit(0xD800 + ((next.code_point - 0x10000) >> 10));
      unit(0xDC00 + ((next.code_point - 0x10000) & 0x3FF));
    }
  }
  return out;
}

void print(const Json& input, const kaic::Result<std::string>& read) {
  std::string line = "{\"input\":" + kaic::write_json(input) + ",\"verdict\":";
  if (read) {
    line += "\"accept\",\"class\":null,\"message\":null,\"value\":" + *read + "}\n";
  } else {
    const kaic::Error& error = read.error();
    const bool limit = error.error_class == kaic::ErrorClass::kLimit;
    const std::string message =
        error.place.empty() ? error.message : error.place + ": " + error.message;
    line += std::string(limit ? "\"limit\"" : "\"reject\"") + ",\"class\":\"" +
            std::string(to_string(error.error_class)) +
            "\",\"message\":" + kaic::write_json(Json(message)) + ",\"value\":null}\n";
  }
  line = ascii(line);
  std::fwrite(line.data(), 1, line.size(), stdout);
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The bytes of pairs of hexadecimal digits, with or without space between them.
std::string unhex(const std::string& text) {
  std::string bytes;
  int high = -1;
  for (const char c : text) {
    const int value = digit(c);
    if (value < 0) continue;
    if (high >= 0) bytes += static_cast<char>(high * 16 + value);
    high = high >= 0 ? -1 : value;
  }
  return bytes;
}

void read_line(const Format& format, const std::string& place, const std::string& text) {
  const Json line = Json::parse(text, nullptr, false);
  for (const char* member : kMembers) {
    if (!line.is_object() || !line.contains(member)) continue;
    const Json& value = line[member];
    std::string input = value.is_string() ? value.get<std::string>() : value.dump();
    if (std::string_view(member) == "bytes_hex") input = unhex(input);
    print(value, format.read({input, place, &line}));
    return;
  }
  print(Json(place), kaic::Error{kaic::ErrorClass::kArgument, place,
                                 "no case: expected an object with an input"});
}

bool read_file(const Format& format, const std::string& path) {
  if (format.reads_path) {
    print(Json(path), format.read({{}, path}));
    return true;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) return false;
  if (!path.ends_with(".jsonl")) {
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    print(Json(path), format.read({text, path}));
    return !in.bad();
  }
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty()) read_line(format, path + ":" + std::to_string(number), line);
  }
  return !in.bad();
}

int usage() {
  std::fputs("usage: kaic-parse FORMAT FILE...\nformats:", stderr);
  for (const Format& format : kaic::parse::formats())
    std::fprintf(stderr, " %s", std::string(format.name).c_str());
  std::fputs("\n", stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return usage();
  const Format* format = kaic::parse::find(argv[1]);
  if (format == nullptr) return usage();
  int status = 0;
  for (int i = 2; i < argc; ++i) {
    if (read_file(*format, argv[i])) continue;
    std::fprintf(stderr, "kaic-parse: %s: cannot be read\n", argv[i]);
    status = 2;
  }
  return status;
}
