package io.github.junitsmtp.internal.mime;

import io.github.junitsmtp.internal.text.Printable;
import jakarta.mail.Header;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the header of a part says of its content. Jakarta Mail reads each value; what it refuses as malformed is read here as far as
 * it can be.
 */
final class PartTypeReader {

    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([\\w!#$&^.+-]+/[\\w!#$&^.+-]+)");
    /** Parts that belong to signed and encrypted messages, for programs (RFC 3156, RFC 8551). */
    private static final Pattern SIGNATURE_OR_CONTROL =
            Pattern.compile("application/(pgp-signature|pgp-encrypted|(x-)?pkcs7-signature)");

    private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");

    private final List<Header> headers;
    private final String parentType;
    private final Consumer<String> problems;

    PartTypeReader(List<Header> headers, String parentType, Consumer<String> problems) {
        this.headers = headers;
        this.parentType = parentType;
        this.problems = problems;
    }

    PartType read() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String mediaType = mediaType(parameters);
        Map<String, String> dispositionParameters = new LinkedHashMap<>();
        Optional<String> disposition = disposition(dispositionParameters);
        String name = dispositionParameters.getOrDefault("filename", parameters.getOrDefault("name", ""));
        Optional<String> fileName = unlessEmpty(HeaderText.decoded(name));
        Optional<String> contentId = unlessEmpty(first("Content-ID").replaceAll("^<|>$", ""));
        Optional<String> encoding =
                unlessEmpty(first("Content-Transfer-Encoding").toLowerCase(Locale.ROOT));
        return new PartType(
                mediaType,
                Collections.unmodifiableMap(parameters),
                disposition,
                fileName,
                contentId,
                encoding.orElse("7bit"),
                role(mediaType, disposition, fileName, contentId));
    }

    private String mediaType(Map<String, String> parameters) {
        String value = HeaderText.unfolded(firstRaw("Content-Type"));
        if (value.isBlank()) {
            return parentType.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        }
        try {
            ContentType type = new ContentType(value);
            copy(type.getParameterList(), parameters);
            return type.getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException e) {
            problems.accept("has a malformed Content-Type: " + Printable.quote(value.strip()));
            salvage(value, parameters);
            Matcher matcher = MEDIA_TYPE.matcher(value);
            return matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : "text/plain";
        }
    }

    private Optional<String> disposition(Map<String, String> parameters) {
        String value = HeaderText.unfolded(firstRaw("Content-Disposition"));
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            ContentDisposition disposition = new ContentDisposition(value);
            copy(disposition.getParameterList(), parameters);
            return unlessEmpty(disposition.getDisposition().toLowerCase(Locale.ROOT));
        } catch (ParseException e) {
            problems.accept("has a malformed Content-Disposition: " + Printable.quote(value.strip()));
            salvage(value, parameters);
            return unlessEmpty(value.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT));
        }
    }

    private static void copy(@Nullable ParameterList from, Map<String, String> to) {
        if (from != null) {
            Collections.list(from.getNames()).forEach(name -> to.put(name.toLowerCase(Locale.ROOT), from.get(name)));
        }
    }

    private static void salvage(String value, Map<String, String> to) {
        Matcher matcher = PARAMETER.matcher(value);
        while (matcher.find()) {
            to.put(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
    }

    private PartType.Role role(
            String mediaType, Optional<String> disposition, Optional<String> fileName, Optional<String> contentId) {
        if (mediaType.startsWith("multipart/")
                || SIGNATURE_OR_CONTROL.matcher(mediaType).matches()) {
            return PartType.Role.STRUCTURE;
        }
        if (disposition.equals(Optional.of("attachment"))) {
            return PartType.Role.ATTACHMENT;
        }
        if (mediaType.startsWith("text/") && fileName.isEmpty()) {
            return parentType.equals("multipart/report") && mediaType.equals("text/rfc822-headers")
                    ? PartType.Role.STRUCTURE
                    : PartType.Role.BODY;
        }
        if (parentType.equals("multipart/report") && mediaType.startsWith("message/")) {
            return PartType.Role.STRUCTURE;
        }
        return contentId.isEmpty() ? PartType.Role.ATTACHMENT : PartType.Role.INLINE;
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private String first(String name) {
        return HeaderText.decoded(firstRaw(name));
    }

    private String firstRaw(String name) {
        return headers.stream()
                .filter(field -> field.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst()
                .orElse("");
    }
}
