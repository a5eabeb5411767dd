package io.github.junitsmtp.internal.mime;

import io.github.junitsmtp.internal.text.Printable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses what the header of a part says about its content. Malformed values are reported, and parsed as far as possible. */
final class PartTypeReader {

    private static final String TOKEN = "([^\\s()<>@,;:\\\\\"/\\[\\]?=]+)";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "\\s*/\\s*" + TOKEN);
    private static final Pattern MULTIPART = Pattern.compile("(?i)multipart\\s*/?");

    /** Angle brackets and their content, which has no inner spaces unless they are quoted. */
    private static final Pattern CONTENT_ID = Pattern.compile("<\\s*+[^<>\\s]++\\s*+>|<[^<>\"]*+\"[^<>]*+>");

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
        StructuredField type = field("Content-Type");
        Matcher mediaType = MEDIA_TYPE.matcher(type == null ? "" : type.value());
        if (type != null) {
            tellUnless(mediaType.matches(), "Content-Type", type);
        }
        StructuredField disposition = field("Content-Disposition");
        if (disposition != null) {
            boolean isValid = !disposition.value().isEmpty() && StructuredField.isToken(disposition.value());
            tellUnless(isValid, "Content-Disposition", disposition);
        }
        StructuredField encoding = field("Content-Transfer-Encoding");
        if (encoding != null) {
            tellUnless(encoding.isToken(), "Content-Transfer-Encoding", encoding);
        }
        if (!parentType.isEmpty()) {
            ONCE.forEach(this::once);
        }
        Map<String, String> parameters = type == null ? Map.of() : type.parameters();
        return new PartType(
                mediaType.lookingAt()
                        ? (mediaType.group(1) + "/" + mediaType.group(2)).toLowerCase(Locale.ROOT)
                        : defaultType(type),
                Collections.unmodifiableMap(parameters),
                unlessEmpty(disposition == null ? "" : disposition.value().toLowerCase(Locale.ROOT)),
                fileName(disposition, parameters),
                contentId(),
                encoding == null ? "7bit" : transferEncoding(encoding),
                PartType.Role.STRUCTURE);
    }

    private static Optional<String> fileName(@Nullable StructuredField disposition, Map<String, String> parameters) {
        String name = disposition == null ? null : disposition.parameters().get("filename");
        return unlessEmpty(HeaderText.decoded(name == null ? parameters.getOrDefault("name", "") : name));
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

    /**
     * Returns the type of a part without a type (RFC 2046, section 5.1.5), or with an invalid one (RFC 2045, section 5.2). A multipart
     * without a subtype is read like one of unknown subtype (RFC 2046, section 5.1.7).
     */
    private String defaultType(@Nullable StructuredField invalid) {
        if (invalid == null) {
            return parentType.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        }
        return MULTIPART.matcher(invalid.value()).matches() ? "multipart/mixed" : "text/plain";
    }

    private Optional<String> contentId() {
        Optional<String> field = header.first("Content-ID");
        if (field.isEmpty()) {
            return field;
        }
        String value = HeaderText.unfolded(field.get());
        String id = HeaderText.withoutComments(value);
        if (!CONTENT_ID.matcher(id).matches()) {
            problems.accept("has a malformed Content-ID: " + Printable.quote(value.strip()));
        }
        return unlessEmpty(withinBrackets(id));
    }

    private static String withinBrackets(String id) {
        int open = id.indexOf('<');
        int close = id.indexOf('>', open + 1);
        return StructuredField.unquoted(id.substring(open + 1, close < 0 ? id.length() : close));
    }

    private @Nullable StructuredField field(String name) {
        Optional<String> value = header.first(name);
        return value.isPresent() ? StructuredField.parse(HeaderText.unfolded(value.get())) : null;
    }

    private void tellUnless(boolean isValid, String name, StructuredField field) {
        if (field.isMalformed() || !isValid) {
            problems.accept("has a malformed " + name + ": "
                    + Printable.quote(field.text().strip()));
        }
    }

    private static Optional<String> unlessEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
