// SPDX-License-Identifier: Apache-2.0
#include "lib/base/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "lib/base/escape.h"
#include "lib/base/try.h"
#include "lib/base/utf8.h"
#include "lib/base/yaml_scalar.h"

namespace kaic {
namespace {

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// One libyaml event, freed with its owner.
class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&raw); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t raw{};
};

enum class Core : std::uint8_t { kNone, kString, kNull, kBoolean, kInteger, kFloat, kOther };

/// Which of the core schema's scalars a tag asks for. `!` is "not by its look": a string.
Core core_tag(std::string_view tag) {
  constexpr std::string_view kPrefix = "tag:yaml.org,2002:";
  if (tag.empty()) return Core::kNone;
  if (tag == "!") return Core::kString;
  if (!tag.starts_with(kPrefix)) return Core::kOther;
  tag.remove_prefix(kPrefix.size());
  if (tag == "str") return Core::kString;
  if (tag == "null") return Core::kNull;
  if (tag == "bool") return Core::kBoolean;
  if (tag == "int") return Core::kInteger;
  if (tag == "float") return Core::kFloat;
  return Core::kOther;
}

bool fits(Core tag, yaml::ScalarType type) {
  using yaml::ScalarType;
  switch (tag) {
    case Core::kNull:
      return type == ScalarType::kNull;
    case Core::kBoolean:
      return type == ScalarType::kBoolean;
    case Core::kInteger:
      return type == ScalarType::kInteger;
    case Core::kFloat:
      return type == ScalarType::kInteger || type == ScalarType::kFloat ||
             type == ScalarType::kNotFinite;
    default:
      return false;
  }
}

/// Events of one document in, JSON out. Nodes come in the order of the text, so one that needs the
/// line of each value keeps the marks of nodes beside `nodes_`, and copies an anchor's with its
/// text.
class JsonBuilder {
 public:
  JsonBuilder(const std::string& place, const YamlLimits& limits)
      : place_(place), limits_(limits) {}

  Result<void> take(const yaml_event_t& event) {
    mark_ = event.start_mark;
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_ALIAS_EVENT:
        return alias(view(event.data.alias.anchor));
      case YAML_SEQUENCE_START_EVENT:
        return open(false, view(event.data.sequence_start.tag),
                    view(event.data.sequence_start.anchor));
      case YAML_MAPPING_START_EVENT:
        return open(true, view(event.data.mapping_start.tag),
                    view(event.data.mapping_start.anchor));
      default:
        close();
        return {};
    }
  }

  /// The whole document; its last check.
  Result<std::string> finish() {
    if (nodes_ > written_ * limits_.alias_factor) {
      return fail(ErrorClass::kLimit, "aliases make more than " +
                                          std::to_string(limits_.alias_factor) +
                                          " times the nodes that are written");
    }
    return std::move(json_);
  }

 private:
  struct Anchor {
    bool open = true;
    bool scalar = false;
    bool merge = false;     // a plain <<
    std::string text;       // of a scalar: what it is as a key
    std::size_t begin = 0;  // of a collection, its place in json_
    std::size_t size = 0;
    std::string value;  // of a scalar: its JSON
    std::size_t nodes = 1;
    std::size_t height = 0;  // levels of collections
  };
  static constexpr std::size_t kNoAnchor = static_cast<std::size_t>(-1);

  struct Frame {
    bool mapping = false;
    bool value_due = false;  // of a mapping: a key went before
    bool first = true;
    std::size_t anchor = kNoAnchor;
    std::size_t begin = 0;
    std::size_t nodes_before = 0;
    std::size_t height = 1;
    std::set<std::string, std::less<>> keys;
  };

  Error fail(ErrorClass error_class, std::string message) const {
    return Error{
        error_class,
        place_ + ":" + std::to_string(mark_.line + 1) + ":" + std::to_string(mark_.column + 1),
        std::move(message)};
  }

  bool key_due() const {
    return !frames_.empty() && frames_.back().mapping && !frames_.back().value_due;
  }

  std::size_t name(std::string_view anchor) {
    if (anchor.empty()) return kNoAnchor;
    names_.insert_or_assign(std::string(anchor), anchors_.size());
    anchors_.emplace_back();
    return anchors_.size() - 1;
  }

  Result<void> count(std::size_t nodes) {
    if (nodes > limits_.nodes || nodes_ > limits_.nodes - nodes) {
      return fail(ErrorClass::kLimit, "more than " + std::to_string(limits_.nodes) + " nodes");
    }
    nodes_ += nodes;
    return {};
  }

  /// The comma before a value of a sequence, or the state after a value of a mapping.
  void before_value() {
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    if (!frame.mapping && !frame.first) json_ += ',';
    frame.first = false;
    frame.value_due = false;
  }

  Result<void> key(std::string text, bool merge) {
    if (merge) return fail(ErrorClass::kYamlMerge, "merge keys (<<) are not read");
    Frame& frame = frames_.back();
    if (!frame.first) json_ += ',';
    frame.value_due = true;
    json_ += escape::json_string(text);
    json_ += ':';
    if (frame.keys.contains(text)) {
      return fail(ErrorClass::kDuplicateKey, "the key '" + text + "' occurs twice");
    }
    frame.keys.insert(std::move(text));
    return {};
  }

  Result<std::string> value_of(std::string_view text, bool plain, std::string_view tag) const {
    const Core core = core_tag(tag);
    if (core == Core::kOther) {
      return fail(ErrorClass::kYamlTag, "the tag " + std::string(tag) + " is not read");
    }
    if (core == Core::kString || (core == Core::kNone && !plain)) {
      return escape::json_string(text);
    }
    const yaml::ScalarType type = yaml::plain_type(text);
    if (core != Core::kNone && !fits(core, type)) {
      return fail(ErrorClass::kYamlTag,
                  "'" + std::string(text) + "' is not of its tag " + std::string(tag));
    }
    if (type == yaml::ScalarType::kString) return escape::json_string(text);
    auto json = yaml::plain_to_json(text, type);
    if (!json) return fail(json.error().error_class, json.error().message);
    return json;
  }

  Result<void> scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    const std::string_view text(reinterpret_cast<const char*>(data.value), data.length);
    const std::string_view tag = view(data.tag);
    const bool plain = data.style == YAML_PLAIN_SCALAR_STYLE;
    const bool merge = (plain && tag.empty() && text == "<<") || tag == "tag:yaml.org,2002:merge";
    ++written_;
    KAIC_CHECK(count(1));
    const bool is_key = key_due();
    if (is_key && merge) return key(std::string(text), true);
    const std::size_t anchor = name(view(data.anchor));
    std::string json;
    // A key is its text, so .inf is one; it is read as a value only where an alias may ask for
    // that.
    if (is_key && anchor == kNoAnchor && core_tag(tag) == Core::kNone) {
      return key(std::string(text), false);
    }
    KAIC_TRY(json, value_of(text, plain, tag));
    if (anchor != kNoAnchor) {
      Anchor& named = anchors_[anchor];
      named.open = false;
      named.scalar = true;
      named.merge = merge;
      named.text = text;
      named.value = json;
    }
    if (is_key) return key(std::string(text), false);
    before_value();
    json_ += json;
    return {};
  }

  Result<void> open(bool mapping, std::string_view tag, std::string_view anchor) {
    const std::string_view own = mapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq";
    if (!tag.empty() && tag != "!" && tag != own) {
      return fail(ErrorClass::kYamlTag, "the tag " + std::string(tag) + " is not read here");
    }
    if (key_due()) return fail(ErrorClass::kSchemaType, "a key must be a scalar");
    KAIC_CHECK(check_depth(1));
    ++written_;
    const std::size_t before = nodes_;
    KAIC_CHECK(count(1));
    before_value();
    Frame frame;
    frame.mapping = mapping;
    frame.anchor = name(anchor);
    frame.begin = json_.size();
    frame.nodes_before = before;
    frames_.push_back(std::move(frame));
    json_ += mapping ? '{' : '[';
    return {};
  }

  void close() {
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    json_ += frame.mapping ? '}' : ']';
    if (!frames_.empty()) {
      frames_.back().height = std::max(frames_.back().height, frame.height + 1);
    }
    if (frame.anchor == kNoAnchor) return;
    Anchor& named = anchors_[frame.anchor];
    named.open = false;
    named.begin = frame.begin;
    named.size = json_.size() - frame.begin;
    named.nodes = nodes_ - frame.nodes_before;
    named.height = frame.height;
  }

  Result<void> check_depth(std::size_t height) const {
    const std::size_t most = std::min(limits_.depth, limits::kYamlDepthCeiling);
    if (frames_.size() + height <= most) return {};
    return fail(ErrorClass::kLimit, "nested more than " + std::to_string(most) + " deep");
  }

  Result<void> alias(std::string_view anchor) {
    const auto found = names_.find(anchor);
    if (found == names_.end()) {
      return fail(ErrorClass::kYamlAlias, "no anchor '" + std::string(anchor) + "' before");
    }
    const Anchor& named = anchors_[found->second];
    if (named.open) {
      return fail(ErrorClass::kYamlAlias, "'" + std::string(anchor) + "' contains itself");
    }
    const std::size_t bytes = named.scalar ? named.value.size() : named.size;
    if (named.nodes > limits_.alias_nodes - alias_nodes_ ||
        bytes > limits_.alias_bytes - alias_bytes_) {
      return fail(ErrorClass::kLimit, "aliases add more than " +
                                          std::to_string(limits_.alias_nodes) + " nodes or " +
                                          std::to_string(limits_.alias_bytes) + " bytes");
    }
    alias_nodes_ += named.nodes;
    alias_bytes_ += bytes;
    ++written_;
    KAIC_CHECK(count(named.nodes));
    if (key_due()) {
      if (!named.scalar) return fail(ErrorClass::kSchemaType, "a key must be a scalar");
      return key(named.text, named.merge);
    }
    KAIC_CHECK(check_depth(named.height));
    before_value();
    if (!frames_.empty()) {
      frames_.back().height = std::max(frames_.back().height, named.height + 1);
    }
    if (named.scalar) {
      json_ += named.value;
    } else {
      json_.append(json_, named.begin, named.size);
    }
    return {};
  }

  const std::string& place_;
  const YamlLimits& limits_;
  yaml_mark_t mark_{};
  std::string json_;
  std::vector<Frame> frames_;
  std::vector<Anchor> anchors_;
  std::map<std::string, std::size_t, std::less<>> names_;  // the last anchor of each name
  std::size_t written_ = 0;                                // nodes in the text, an alias is one
  std::size_t nodes_ = 0;                                  // nodes with aliases expanded
  std::size_t alias_nodes_ = 0;
  std::size_t alias_bytes_ = 0;
};

}  // namespace

class YamlStream::Impl {
 public:
  Impl(std::string_view text, std::string place, YamlLimits limits)
      : text_(text), place_(std::move(place)), limits_(limits) {}
  ~Impl() {
    if (started_) yaml_parser_delete(&parser_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Result<std::optional<YamlDocument>> next() {
    if (done_) return std::optional<YamlDocument>();
    auto document = read();
    done_ = !document || !*document;
    return document;
  }

 private:
  Error fail_at(ErrorClass error_class, std::size_t offset, std::string message) const {
    const std::string_view before = text_.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return Error{
        error_class,
        place_ + ":" + std::to_string(lines + 1) + ":" + std::to_string(offset - start + 1),
        std::move(message)};
  }

  /// What can be said about the text before libyaml sees it.
  Result<void> start() {
    if (text_.size() > limits_.bytes) {
      return Error{ErrorClass::kLimit, place_,
                   "YAML of more than " + std::to_string(limits_.bytes) + " bytes"};
    }
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
      return fail_at(ErrorClass::kEncoding, 0, "UTF-16; UTF-8 is read");
    }
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const std::size_t valid = utf8::valid_prefix(text_);
    if (valid != text_.size()) return fail_at(ErrorClass::kEncoding, valid, "not UTF-8");
    if (const std::size_t nul = text_.find('\0'); nul != std::string_view::npos) {
      return fail_at(ErrorClass::kEncoding, nul, "a NUL character");
    }
    std::size_t directives = 0;
    for (std::size_t at = text_.find("%TAG"); at != std::string_view::npos;
         at = text_.find("%TAG", at + 1)) {
      const bool line_start = at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
      if (line_start && ++directives > limits::kYamlTagDirectives) {
        return fail_at(ErrorClass::kLimit, at, "too many %TAG directives");
      }
    }
    if (yaml_parser_initialize(&parser_) == 0) {
      return Error{ErrorClass::kNomem, place_, "out of memory"};
    }
    started_ = true;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()),
                                 text_.size());
    return {};
  }

  Result<void> pull(Event& event) {
    if (yaml_parser_parse(&parser_, &event.raw) != 0) return {};
    const std::string problem = parser_.problem == nullptr ? "not YAML" : parser_.problem;
    if (parser_.error == YAML_MEMORY_ERROR) {
      return Error{ErrorClass::kNomem, place_, "out of memory"};
    }
    if (parser_.error == YAML_READER_ERROR) {
      const std::size_t offset = std::min(parser_.problem_offset, text_.size());
      return fail_at(ErrorClass::kYamlSyntax, offset, problem);
    }
    return Error{ErrorClass::kYamlSyntax,
                 place_ + ":" + std::to_string(parser_.problem_mark.line + 1) + ":" +
                     std::to_string(parser_.problem_mark.column + 1),
                 problem};
  }

  Result<std::optional<YamlDocument>> read() {
    if (!started_) KAIC_CHECK(start());
    YamlDocument document;
    JsonBuilder builder(place_, limits_);
    for (std::size_t events = 0;;) {
      Event event;
      KAIC_CHECK(pull(event));
      switch (event.raw.type) {
        case YAML_STREAM_START_EVENT:
          continue;
        case YAML_NO_EVENT:
        case YAML_STREAM_END_EVENT:
          return std::optional<YamlDocument>();
        case YAML_DOCUMENT_START_EVENT:
          document.line = event.raw.start_mark.line + 1;
          continue;
        case YAML_DOCUMENT_END_EVENT: {
          KAIC_TRY(document.json, builder.finish());
          return std::optional<YamlDocument>(std::move(document));
        }
        default:
          break;
      }
      if (++events > limits_.events) {
        return Error{ErrorClass::kLimit,
                     place_ + ":" + std::to_string(event.raw.start_mark.line + 1),
                     "more than " + std::to_string(limits_.events) + " YAML events"};
      }
      KAIC_CHECK(builder.take(event.raw));
    }
  }

  std::string_view text_;
  std::string place_;
  YamlLimits limits_;
  yaml_parser_t parser_{};
  bool started_ = false;
  bool done_ = false;
};

YamlStream::YamlStream(std::string_view text, std::string place, YamlLimits limits)
    : impl_(std::make_unique<Impl>(text, std::move(place), limits)) {}
YamlStream::~YamlStream() = default;
YamlStream::YamlStream(YamlStream&&) noexcept = default;
YamlStream& YamlStream::operator=(YamlStream&&) noexcept = default;

Result<std::optional<YamlDocument>> YamlStream::next() { return impl_->next(); }

Result<std::string> yaml_to_json(std::string_view text, std::string_view place, YamlLimits limits) {
  YamlStream stream(text, std::string(place), limits);
  KAIC_TRY(auto first, stream.next());
  if (!first) return Error{ErrorClass::kEmpty, std::string(place), "no YAML document"};
  KAIC_TRY(const auto second, stream.next());
  if (second) {
    return Error{ErrorClass::kYamlMultiDocument,
                 std::string(place) + ":" + std::to_string(second->line),
                 "a second YAML document; one is expected"};
  }
  return std::move(first->json);
}

}  // namespace kaic
