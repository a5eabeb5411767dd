package io.github.junitsmtp.internal.mime;

import io.github.junitsmtp.internal.mime.PartType.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what each part of a message is for, following the split into bodies and attachments in RFC 8621, section 4.1.4, with five
 * differences: images and the like are attachments or belong to the HTML, but are never bodies; other forms of the body, such as an
 * invitation, are not attachments; text and HTML in multipart/alternative may have file names; parts that only programs read are neither;
 * and the root of multipart/related is the part that it declares.
 */
final class Roles {

    /** Parts for programs in signed and encrypted messages (RFC 3156, RFC 8551). */
    private static final Pattern SIGNATURE_OR_CONTROL =
            Pattern.compile("application/(pgp-signature|pgp-encrypted|(x-)?pkcs7-signature)");

    /** A content ID, without a comma at its end, which separates the candidates of {@code srcset}. */
    private static final Pattern CID = Pattern.compile("(?i)cid:([^\"'\\s)>]+?)(?=,?(?:[\"'\\s)>]|$))");

    /** An address in an attribute or a style, as written. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:\\b(?:src|background|href|poster)\\s*=\\s*|\\burl\\(\\s*)[\"']?([^\"'\\s)>]+)");

    private final ParsedPart message;
    private @Nullable References references; // parsed on demand

    private Roles(ParsedPart message) {
        this.message = message;
    }

    static ParsedPart assigned(ParsedPart message) {
        return new Roles(message).assign(message, true, "");
    }

    private ParsedPart assign(ParsedPart part, boolean isFirst, String multipart) {
        PartType type = part.type();
        List<ParsedPart> parts = new ArrayList<>();
        ParsedPart first = first(part);
        for (ParsedPart child : part.parts()) {
            parts.add(type.isMessage() ? assigned(child) : assign(child, child == first, type.mediaType()));
        }
        Role role = role(type, isFirst, multipart);
        boolean isLocated = role == Role.ATTACHMENT
                && multipart.equals("multipart/related")
                && type.disposition().filter("attachment"::equals).isEmpty()
                && location(part)
                        .filter(location -> references().addresses().contains(location))
                        .isPresent();
        return part.as(isLocated ? Role.INLINE : role, parts);
    }

    /** Returns the address by which HTML in the same multipart/related may refer to a part (RFC 2557, section 8.2). */
    private static Optional<String> location(ParsedPart part) {
        return part.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("Content-Location"))
                .map(field -> field.value().replaceAll("\\s", ""))
                .filter(location -> !location.isEmpty())
                .findFirst();
    }

    /** Returns the part that the others belong to; in multipart/related, the one declared as its start (RFC 2387, section 3.2). */
    private static @Nullable ParsedPart first(ParsedPart part) {
        if (part.parts().isEmpty()) {
            return null;
        }
        String start = part.type().parameters().getOrDefault("start", "").replaceAll("^<|>$", "");
        return part.parts().stream()
                .filter(child -> !start.isEmpty()
                        && child.type().contentId().filter(start::equals).isPresent())
                .findFirst()
                .or(() -> part.parts().stream().findFirst())
                .orElse(null);
    }

    private Role role(PartType type, boolean isFirst, String multipart) {
        if (type.isMultipart() || SIGNATURE_OR_CONTROL.matcher(type.mediaType()).matches()) {
            return Role.STRUCTURE;
        }
        if (type.disposition().filter("attachment"::equals).isPresent()) {
            return Role.ATTACHMENT;
        }
        if (multipart.equals("multipart/report")
                && (type.mediaType().startsWith("message/") || type.mediaType().equals("text/rfc822-headers"))) {
            return Role.STRUCTURE;
        }
        if (isBody(type, isFirst, multipart)) {
            return Role.BODY;
        }
        boolean isInline = type.contentId()
                .filter(id -> multipart.equals("multipart/related")
                        || references().contentIds().contains(id))
                .isPresent();
        return isInline ? Role.INLINE : Role.ATTACHMENT;
    }

    private static boolean isBody(PartType type, boolean isFirst, String multipart) {
        boolean stands =
                !multipart.equals("multipart/related") && type.fileName().isEmpty();
        boolean isAlternative = multipart.equals("multipart/alternative");
        return switch (type.mediaType()) {
            case "text/plain", "text/html" -> isFirst || stands || isAlternative;
            case "text/calendar" -> stands;
            default -> stands && type.isText() && isAlternative;
        };
    }

    /** What the HTML of the message refers to. */
    private record References(Set<String> contentIds, Set<String> addresses) {}

    private References references() {
        References known = references;
        if (known == null) {
            known = new References(new HashSet<>(), new HashSet<>());
            collect(message, known);
            references = known;
        }
        return known;
    }

    private static void collect(ParsedPart part, References references) {
        if (part.type().mediaType().equals("text/html")) {
            String html = BodyText.decoded(part.type(), part.content());
            ADDRESS.matcher(html)
                    .results()
                    .forEach(found -> references.addresses().add(found.group(1).replace("&amp;", "&")));
            Matcher matcher = CID.matcher(html);
            while (matcher.find()) {
                String id = matcher.group(1).replace("&amp;", "&");
                references.contentIds().add(id);
                references.contentIds().add(unescaped(id));
            }
        }
        if (part.type().isMultipart()) {
            for (ParsedPart child : part.parts()) {
                collect(child, references);
            }
        }
    }

    /** Decodes the escapes of a URL (RFC 2392, section 2). */
    private static String unescaped(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }
}
