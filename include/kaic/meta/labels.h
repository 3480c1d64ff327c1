// SPDX-License-Identifier: Apache-2.0
/// @file
/// Labels and what selects by them: metav1.LabelSelector, the selector text of `kubectl -l`, and
/// field selectors.
///
///     kaic::Result<kaic::Selector> s = kaic::Selector::parse("app in (a,b),!canary");
///     if (s && s->matches(pod.metadata.labels)) ...
///
/// Grammar and matching are those of k8s.io/apimachinery (labels.Parse, fields.ParseSelector). All
/// are plain values; const use from several threads is safe.
#ifndef KAIC_META_LABELS_H
#define KAIC_META_LABELS_H

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kaic/base/result.h"

namespace kaic {

/// A map of text to text, sorted by key, in one block of memory. Also for annotations and the like.
class Labels {
 public:
  using value_type = std::pair<std::string, std::string>;
  using const_iterator = std::vector<value_type>::const_iterator;

  Labels() = default;
  Labels(std::initializer_list<value_type> entries);
  /// Sorts once; of equal keys the last counts. The way to make labels of outside input.
  explicit Labels(std::vector<value_type> entries);

  /// Sets the key. Takes time linear in size(), but for a key behind all others.
  void insert(std::string key, std::string value);

  /// The value, or null. Valid until the labels change.
  const std::string* find(std::string_view key) const noexcept;
  bool contains(std::string_view key) const noexcept { return find(key) != nullptr; }

  const_iterator begin() const noexcept { return entries_.begin(); }
  const_iterator end() const noexcept { return entries_.end(); }
  std::size_t size() const noexcept { return entries_.size(); }
  bool empty() const noexcept { return entries_.empty(); }
  bool operator==(const Labels&) const = default;

 private:
  std::vector<value_type> entries_;
};

/// metav1.LabelSelectorRequirement. `operator_` ("operator" in JSON) is In, NotIn, Exists or
/// DoesNotExist; anything else is found when a Selector is made.
struct LabelSelectorRequirement {
  std::string key, operator_;
  std::vector<std::string> values;
  bool operator==(const LabelSelectorRequirement&) const = default;
};

/// metav1.LabelSelector, as it stands in an object. An empty one selects everything; an absent one
/// (std::nullopt) nothing.
struct LabelSelector {
  Labels match_labels;
  std::vector<LabelSelectorRequirement> match_expressions;
  bool operator==(const LabelSelector&) const = default;
};

enum class LabelOperator : std::uint8_t {
  kEquals,        ///< =
  kDoubleEquals,  ///< == (kept apart for printing)
  kNotEquals,     ///< !=, true where the key is absent
  kIn,
  kNotIn,  ///< true where the key is absent
  kExists,
  kDoesNotExist,
  kGreaterThan,  ///< >, over integers
  kLessThan,     ///< <
};

/// One checked condition on one key.
struct LabelRequirement {
  std::string key;
  LabelOperator op = LabelOperator::kExists;
  std::vector<std::string> values;
  bool matches(const Labels& labels) const noexcept;
};

/// A checked label selector: all requirements must hold.
class Selector {
 public:
  static Selector everything() { return Selector(); }
  static Selector nothing();

  /// Reads a selector's text. Errors: `schema-value`; `limit` beyond 64 KiB or 4,096 requirements.
  static Result<Selector> parse(std::string_view text);
  /// Errors: `schema-value` with the field at fault, `limit` beyond 4,096 requirements.
  static Result<Selector> from(const LabelSelector& selector);
  static Result<Selector> from(const std::optional<LabelSelector>& selector);

  bool matches(const Labels& labels) const noexcept;
  /// Whether it selects everything.
  bool empty() const noexcept { return !nothing_ && requirements_.empty(); }
  /// Sorted by key, then as given.
  const std::vector<LabelRequirement>& requirements() const noexcept { return requirements_; }
  /// Canonical text, for example `env in (dev,prod),tier`; "" for everything and for nothing.
  std::string to_string() const;

 private:
  explicit Selector(std::vector<LabelRequirement> requirements);
  Selector() = default;

  std::vector<LabelRequirement> requirements_;
  bool nothing_ = false;
};

/// A field selector (`metadata.name=x,status.phase!=Running`); in values `\` escapes `\`, `,`, `=`.
class FieldSelector {
 public:
  struct Term {
    std::string field, value;
    bool equal = true;
  };

  /// Errors: `schema-value`; `limit` as for Selector.
  static Result<FieldSelector> parse(std::string_view text);

  /// Over the fields' values by path; an absent field is like an empty one.
  bool matches(const Labels& fields) const noexcept;
  const std::vector<Term>& terms() const noexcept { return terms_; }
  std::string to_string() const;

 private:
  std::vector<Term> terms_;
};

}  // namespace kaic

#endif  // KAIC_META_LABELS_H
