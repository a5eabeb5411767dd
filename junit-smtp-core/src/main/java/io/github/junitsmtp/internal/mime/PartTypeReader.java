package io.github.junitsmtp.internal.mime;

import io.github.junitsmtp.internal.text.Printable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses what the header of a part says about its content. Malformed values are reported, and parsed as far as possible. */
final class PartTypeReader {

    private static final String TOKEN = "([^\\s()<>@,;:\\\\\"/\\[\\]?=]+)";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "\\s*/\\s*" + TOKEN);

    /** Angle brackets and their content, which has no inner spaces unless they are quoted. */
    private static final Pattern CONTENT_ID = Pattern.compile("<\\s*+[^<>\\s]++\\s*+>|<[^<>]*\"[^<>]*>");

    /** Fields that must not be repeated (RFC 2045, section 3). */
    private static final List<String> ONCE = List.of(
            "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "Content-Description");

    private final HeaderBlock header;
    private final String parentType;
    private final Consumer<String> problems;

    PartTypeReader(HeaderBlock header, String parentType, Consumer<String> problems) {
        this.header = header;
        this.parentType = parentType;
        this.problems = problems;
    }

    PartType read() {
        Optional<StructuredField> type = field("Content-Type");
        Matcher mediaType = MEDIA_TYPE.matcher(type.map(StructuredField::value).orElse(""));
        tell("Content-Type", type, field -> mediaType.matches());
        Optional<StructuredField> disposition = field("Content-Disposition");
        tell(
                "Content-Disposition",
                disposition,
                field -> !field.value().isEmpty() && StructuredField.isToken(field.value()));
        Optional<StructuredField> encoding = field("Content-Transfer-Encoding");
        tell("Content-Transfer-Encoding", encoding, StructuredField::isToken);
        if (!parentType.isEmpty()) {
            ONCE.forEach(this::once);
        }
        Map<String, String> parameters = type.map(StructuredField::parameters).orElse(Map.of());
        Optional<String> name = disposition
                .map(field -> field.parameters().get("filename"))
                .or(() -> Optional.ofNullable(parameters.get("name")));
        return new PartType(
                mediaType.lookingAt()
                        ? (mediaType.group(1) + "/" + mediaType.group(2)).toLowerCase(Locale.ROOT)
                        : defaultType(type.isPresent()),
                Collections.unmodifiableMap(parameters),
                unlessEmpty(disposition.map(field -> field.value().toLowerCase(Locale.ROOT))),
                unlessEmpty(name.map(HeaderText::decoded)),
                contentId(),
                encoding.map(PartTypeReader::transferEncoding).orElse("7bit"),
                PartType.Role.STRUCTURE);
    }

    /** Returns the transfer encoding. If it is not a valid token, the content is left as it is. */
    private static String transferEncoding(StructuredField field) {
        String encoding = field.value().toLowerCase(Locale.ROOT);
        return !encoding.isEmpty() && StructuredField.isToken(encoding) ? encoding : "binary";
    }

    /** Reports repeated fields in the header of a part. For messages, a rule does this. */
    private void once(String name) {
        long number = header.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .count();
        if (number > 1) {
            problems.accept("has " + number + " " + name + " fields, so only the first was read");
        }
    }

    /** Returns the type of a part without a type (RFC 2046, section 5.1.5), or with an invalid one (RFC 2045, section 5.2). */
    private String defaultType(boolean isNamed) {
        return parentType.equals("multipart/digest") && !isNamed ? "message/rfc822" : "text/plain";
    }

    private Optional<String> contentId() {
        Optional<String> value = header.first("Content-ID").map(HeaderText::unfolded);
        Optional<String> id = value.map(HeaderText::withoutComments);
        if (id.filter(text -> !CONTENT_ID.matcher(text).matches()).isPresent()) {
            problems.accept("has a malformed Content-ID: "
                    + Printable.quote(value.orElseThrow().strip()));
        }
        return unlessEmpty(id.map(PartTypeReader::withinBrackets));
    }

    private static String withinBrackets(String id) {
        int open = id.indexOf('<');
        int close = id.indexOf('>', open + 1);
        return StructuredField.unquoted(id.substring(open + 1, close < 0 ? id.length() : close));
    }

    private Optional<StructuredField> field(String name) {
        return header.first(name).map(HeaderText::unfolded).map(StructuredField::parse);
    }

    private void tell(String name, Optional<StructuredField> field, Predicate<StructuredField> isValid) {
        field.filter(read -> read.isMalformed() || !isValid.test(read))
                .ifPresent(read -> problems.accept("has a malformed " + name + ": "
                        + Printable.quote(read.text().strip())));
    }

    private static Optional<String> unlessEmpty(Optional<String> text) {
        return text.filter(some -> !some.isEmpty());
    }
}
