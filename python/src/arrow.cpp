// SPDX-License-Identifier: Apache-2.0
/// A report as a table for Arrow consumers: the C stream interface, whose structs any Arrow library
/// takes, so that none is needed here.
#include <pybind11/pybind11.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bindings.h"

namespace py = pybind11;

// The layouts are the Arrow C data interface's, which asks for this guard.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
}
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
extern "C" {
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
}
#endif

namespace kaic::python {
namespace {

struct Column {
  const char* name;
  std::function<std::string(const RequirementReport&)> text;     // "u"
  std::function<std::int64_t(const RequirementReport&)> number;  // "l"
};

const std::vector<Column>& columns() {
  static const std::vector<Column> kColumns = {
      {"id", [](const RequirementReport& r) { return r.id; }, {}},
      {"category", [](const RequirementReport& r) { return r.category; }, {}},
      {"level", [](const RequirementReport& r) { return std::string(to_string(r.level)); }, {}},
      {"verdict",
       [](const RequirementReport& r) { return std::string(to_string(r.outcome.verdict)); },
       {}},
      {"proof",
       [](const RequirementReport& r) { return std::string(to_string(r.outcome.proof)); },
       {}},
      {"summary", [](const RequirementReport& r) { return r.outcome.summary; }, {}},
      {"findings",
       {},
       [](const RequirementReport& r) {
         return static_cast<std::int64_t>(r.outcome.findings.size());
       }},
      {"evidence",
       {},
       [](const RequirementReport& r) {
         return static_cast<std::int64_t>(r.outcome.evidence.size());
       }},
  };
  return kColumns;
}

/// Everything that a schema points to; freed by its release.
struct SchemaOwner {
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
  if (schema->private_data != nullptr) {
    auto* owner = static_cast<SchemaOwner*>(schema->private_data);
    for (ArrowSchema& child : owner->children) {
      if (child.release != nullptr) child.release(&child);
    }
    delete owner;
  }
  schema->release = nullptr;
}

ArrowSchema leaf_schema(const char* format, const char* name) {
  return {format, name, nullptr, 0, 0, nullptr, nullptr, release_schema, nullptr};
}

void make_schema(ArrowSchema* out) {
  auto owner = std::make_unique<SchemaOwner>();
  for (const Column& column : columns())
    owner->children.push_back(leaf_schema(column.text ? "u" : "l", column.name));
  for (ArrowSchema& child : owner->children) owner->pointers.push_back(&child);
  *out = leaf_schema("+s", "");
  out->n_children = static_cast<int64_t>(owner->pointers.size());
  out->children = owner->pointers.data();
  out->private_data = owner.release();
}

struct ArrayOwner {
  std::vector<std::int32_t> offsets;
  std::vector<std::int64_t> numbers;
  std::string text;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
  auto* owner = static_cast<ArrayOwner*>(array->private_data);
  for (ArrowArray& child : owner->children) {
    if (child.release != nullptr) child.release(&child);
  }
  delete owner;
  array->release = nullptr;
}

ArrowArray seal(std::unique_ptr<ArrayOwner> owner, std::size_t length) {
  for (ArrowArray& child : owner->children) owner->pointers.push_back(&child);
  ArrowArray array{static_cast<int64_t>(length),
                   0,
                   0,
                   static_cast<int64_t>(owner->buffers.size()),
                   static_cast<int64_t>(owner->pointers.size()),
                   owner->buffers.data(),
                   owner->pointers.data(),
                   nullptr,
                   release_array,
                   nullptr};
  array.private_data = owner.release();
  return array;
}

ArrowArray make_column(const Column& column, const std::vector<RequirementReport>& rows) {
  auto owner = std::make_unique<ArrayOwner>();
  if (column.text) {
    owner->offsets.push_back(0);
    for (const RequirementReport& row : rows) {
      owner->text += column.text(row);
      owner->offsets.push_back(static_cast<std::int32_t>(owner->text.size()));
    }
    owner->buffers = {nullptr, owner->offsets.data(), owner->text.data()};
  } else {
    for (const RequirementReport& row : rows) owner->numbers.push_back(column.number(row));
    owner->buffers = {nullptr, owner->numbers.data()};
  }
  return seal(std::move(owner), rows.size());
}

struct StreamOwner {
  std::vector<RequirementReport> rows;
  bool sent = false;
};

int get_schema(ArrowArrayStream*, ArrowSchema* out) {
  make_schema(out);
  return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  auto* owner = static_cast<StreamOwner*>(stream->private_data);
  if (owner->sent) {
    std::memset(out, 0, sizeof *out);
    return 0;
  }
  owner->sent = true;
  auto table = std::make_unique<ArrayOwner>();
  for (const Column& column : columns())
    table->children.push_back(make_column(column, owner->rows));
  table->buffers = {nullptr};
  *out = seal(std::move(table), owner->rows.size());
  return 0;
}

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<StreamOwner*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

py::capsule arrow_stream(const Report& report) {
  auto owner = std::make_unique<StreamOwner>();
  owner->rows = report.requirements;
  auto stream = std::make_unique<ArrowArrayStream>(ArrowArrayStream{
      get_schema, get_next, [](ArrowArrayStream*) -> const char* { return nullptr; },
      release_stream, nullptr});
  stream->private_data = owner.release();
  return py::capsule(stream.release(), "arrow_array_stream", [](PyObject* capsule) {
    auto* held =
        static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
}

}  // namespace kaic::python
