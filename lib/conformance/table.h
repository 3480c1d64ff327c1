// SPDX-License-Identifier: Apache-2.0
/// The objects of one resource, decoded as one C++ type. Parts of a list may come from several
/// threads in any order; finish() puts them in order.
#ifndef KAIC_LIB_CONFORMANCE_TABLE_H
#define KAIC_LIB_CONFORMANCE_TABLE_H

#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "kaic/meta/type_info.h"

namespace kaic {

/// One part while it is being filled, by one thread.
class TablePart {
 public:
  virtual ~TablePart() = default;
  virtual void* add() = 0;       ///< a new, empty object
  virtual void drop_last() = 0;  ///< takes the newest away again
};

class TableBase {
 public:
  virtual ~TableBase() = default;
  virtual std::unique_ptr<TablePart> new_part() const = 0;
  virtual void put(std::uint64_t ordinal, std::unique_ptr<TablePart> part) = 0;  ///< thread-safe
  virtual void finish() = 0;
  virtual void clear() = 0;
};

template <class T>
class Table final : public TableBase {
 public:
  const std::vector<T>& objects() const { return objects_; }

  std::unique_ptr<TablePart> new_part() const override { return std::make_unique<Part>(); }
  void put(std::uint64_t ordinal, std::unique_ptr<TablePart> part) override {
    const std::scoped_lock lock(mutex_);
    parts_[ordinal] = std::move(static_cast<Part&>(*part).objects);
  }
  void finish() override {
    std::size_t count = objects_.size();
    for (const auto& [ordinal, part] : parts_) count += part.size();
    objects_.reserve(count);
    for (auto& [ordinal, part] : parts_) {
      objects_.insert(objects_.end(), std::make_move_iterator(part.begin()),
                      std::make_move_iterator(part.end()));
      part = {};
    }
    parts_.clear();
  }
  void clear() override {
    objects_.clear();
    parts_.clear();
  }

 private:
  struct Part final : TablePart {
    void* add() override { return &objects.emplace_back(); }
    void drop_last() override { objects.pop_back(); }
    std::vector<T> objects;
  };

  std::mutex mutex_;
  std::map<std::uint64_t, std::vector<T>> parts_;
  std::vector<T> objects_;
};

/// What an inventory must know of T to hold and decode it.
struct TableType {
  std::unique_ptr<TableBase> (*make)();
  const TypeInfo& (*type)();
};

/// Defined for each type that a check reads in tables*.cpp alone: what it takes to hold a type is
/// compiled once and not in every check.
template <class T>
std::unique_ptr<TableBase> make_table();

template <class T>
inline constexpr TableType kTableOf{&make_table<T>, &type_info<T>};

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_TABLE_H
