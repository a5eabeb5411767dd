package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.html.ConditionalComments;
import io.github.junitsmtp.internal.html.Urls;
import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;

/** The rules on the parts of the message. */
final class BodyRules {

    /** A content ID, without a comma at its end, which separates the candidates of {@code srcset}. */
    private static final Pattern CID = Pattern.compile("(?i)(?:^|[\\s('\",])cid:([^\"'\\s)]+?)(?=,?(?:[\"'\\s)]|$))");

    private static final Pattern BROKEN_QUOTED_PRINTABLE =
            Pattern.compile("=(?![0-9A-Fa-f]{2}|[ \\t]*\\r?\\n)|[\\x80-\\xff]");
    private static final Set<String> UNENCODED = Set.of("7bit", "8bit", "binary");
    private static final Set<String> UNENCODED_MESSAGES =
            Set.of("message/rfc822", "message/partial", "message/external-body");
    private static final Set<String> LIMITED_LINES = Set.of("quoted-printable", "base64");
    /** RFC 7111, section 5.1, and RFC 6350, section 3.1. */
    private static final Set<String> IN_UTF8_BY_DEFAULT = Set.of("text/csv", "text/vcard");

    private static final int LONGEST_ENCODED_LINE = 76;
    private static final int LONGEST_BOUNDARY = 70;
    private static final Pattern BOUNDARY = Pattern.compile("[\\w'()+,./:=? -]{0,69}[\\w'()+,./:=?-]");
    private static final Set<String> NAMING_FIELDS = Set.of("content-type", "content-disposition");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?[BbQq]\\?[^?]*\\?=");
    private static final Pattern UNSAFE_IN_NAMES = Pattern.compile("[/\\\\\\x00-\\x1f\\x7f]|^\\.+$");

    private final ReceivedMail mail;
    private final BiConsumer<MessageRule, String> violations;

    BodyRules(ReceivedMail mail, BiConsumer<MessageRule, String> violations) {
        this.mail = mail;
        this.violations = violations;
    }

    void check() {
        mail.problemsOfStructure().forEach(problem -> violations.accept(MessageRule.MIME, problem));
        MimeTree.own(mail.root()).forEach(part -> {
            partHeader(part);
            composite(part);
            boundary(part);
        });
        MimeTree.leaves(mail.root()).forEach(part -> {
            transferEncoding(part);
            charset(part);
            part.fileName().ifPresent(name -> fileName(part, name));
        });
        contentIds(mail.htmlBody().map(this::html).orElse(Set.of()));
    }

    /** Checks the header of a part. Other rules check file names and the header of the message. */
    private void partHeader(MailPart part) {
        if (part == mail.root()) {
            return;
        }
        if (mail.envelope().announcesUtf8()) {
            part.fieldsInOtherCharsets()
                    .forEach(field -> violations.accept(
                            MessageRule.HEADER_ASCII,
                            label(part) + " has bytes that are not UTF-8 in its " + field.name() + ": "
                                    + Printable.quote(field.value())));
            return;
        }
        part.headers().stream()
                .filter(field -> !NAMING_FIELDS.contains(field.name().toLowerCase(Locale.ROOT)))
                .filter(field -> !Printable.isAscii(field.rawValue()))
                .forEach(field -> violations.accept(
                        MessageRule.HEADER_ASCII,
                        label(part) + " has unencoded non-ASCII characters in its " + field.name() + ": "
                                + Printable.quote(field.value())));
    }

    /** RFC 2045, section 6.4, and RFC 2046, section 5.2: composite parts are not encoded themselves. */
    private void composite(MailPart part) {
        boolean isEncoded = !UNENCODED.contains(part.transferEncoding());
        if (isEncoded && (part.type().isMultipart() || UNENCODED_MESSAGES.contains(part.contentType()))) {
            violations.accept(
                    MessageRule.TRANSFER_ENCODING,
                    label(part) + " declares " + part.transferEncoding()
                            + ", but only 7bit, 8bit and binary are allowed");
        }
    }

    /** RFC 2046, section 5.1.1. */
    private void boundary(MailPart part) {
        part.parameter("boundary")
                .filter(boundary -> part.type().isMultipart()
                        && !boundary.isEmpty()
                        && !BOUNDARY.matcher(boundary).matches())
                .ifPresent(boundary -> violations.accept(
                        MessageRule.MIME,
                        label(part) + " has a boundary "
                                + (boundary.length() > LONGEST_BOUNDARY
                                        ? "of " + boundary.length() + " characters; the limit is " + LONGEST_BOUNDARY
                                        : "with characters that are not allowed: " + Printable.quote(boundary))));
    }

    private void transferEncoding(MailPart part) {
        byte[] encoded = part.encoded();
        int lie = switch (part.transferEncoding()) {
            case "7bit" -> first(encoded, b -> b < 0);
            case "base64" -> first(encoded, b -> !isBase64(b));
            case "quoted-printable" -> firstBroken(new String(encoded, StandardCharsets.ISO_8859_1));
            default -> -1;
        };
        if (lie >= 0) {
            violations.accept(
                    MessageRule.TRANSFER_ENCODING,
                    label(part) + " declares " + part.transferEncoding() + " but contains " + around(encoded, lie));
        } else {
            part.problemOfDecoding()
                    .ifPresent(
                            problem -> violations.accept(MessageRule.TRANSFER_ENCODING, label(part) + " " + problem));
        }
        if (LIMITED_LINES.contains(part.transferEncoding())) {
            longLine(part, encoded);
        }
    }

    /** RFC 2045, sections 6.7 (5) and 6.8. */
    private void longLine(MailPart part, byte[] encoded) {
        int start = 0;
        for (int end = 0; end <= encoded.length; end++) {
            if (end == encoded.length || encoded[end] == '\n') {
                int length = end - start - (end > start && encoded[end - 1] == '\r' ? 1 : 0);
                if (length > LONGEST_ENCODED_LINE) {
                    violations.accept(
                            MessageRule.TRANSFER_ENCODING,
                            label(part) + " has a line of " + length + " characters in " + part.transferEncoding()
                                    + "; the limit is " + LONGEST_ENCODED_LINE + ": "
                                    + Printable.octets(encoded, start, start + 40));
                    return;
                }
                start = end + 1;
            }
        }
    }

    private static boolean isBase64(int b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '/' && b <= '9'
                || b == '+'
                || b == '='
                || b == '\r'
                || b == '\n'
                || b == ' '
                || b == '\t';
    }

    private static int firstBroken(String quotedPrintable) {
        Matcher matcher = BROKEN_QUOTED_PRINTABLE.matcher(quotedPrintable);
        return matcher.find() ? matcher.start() : -1;
    }

    private void charset(MailPart part) {
        if (!part.type().isText()) {
            return;
        }
        String declared = part.parameter("charset").orElse("");
        byte[] content = part.content();
        boolean ascii = BodyText.isIn(StandardCharsets.US_ASCII, content);
        Charset charset = BodyText.exactCharset(declared).orElse(null);
        if (declared.isEmpty() && hasDefault(part.contentType(), content)) {
            return;
        }
        if (declared.isEmpty() && !ascii) {
            violations.accept(
                    MessageRule.CHARSET,
                    label(part) + " declares no charset but contains non-ASCII bytes: "
                            + wrong(StandardCharsets.US_ASCII, content));
        } else if (!declared.isEmpty() && charset == null) {
            violations.accept(
                    MessageRule.CHARSET, label(part) + " declares the unknown charset " + Printable.quote(declared));
        } else if (charset != null && !BodyText.isIn(charset, content)) {
            violations.accept(
                    MessageRule.CHARSET,
                    label(part) + " declares " + declared + " but contains invalid bytes: " + wrong(charset, content));
        }
    }

    /** Returns whether the charset follows from the type (RFC 6657, section 3); XML names its own (RFC 7303, section 3). */
    private static boolean hasDefault(String type, byte[] content) {
        return type.equals("text/xml")
                || IN_UTF8_BY_DEFAULT.contains(type) && BodyText.isIn(StandardCharsets.UTF_8, content);
    }

    /** A file name is optional (RFC 2183, section 2.3). */
    private void fileName(MailPart part, String name) {
        String raw = part.headers().stream()
                .filter(field -> NAMING_FIELDS.contains(field.name().toLowerCase(Locale.ROOT)))
                .map(HeaderField::rawValue)
                .collect(Collectors.joining("; "));
        Matcher encodedWord = ENCODED_WORD.matcher(raw);
        if (!Printable.isAscii(raw) && !mail.envelope().announcesUtf8()) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name with unencoded non-ASCII characters: " + Printable.quote(name));
        } else if (encodedWord.find()) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name in encoded words, which are not allowed in parameters: "
                            + Printable.quote(encodedWord.group()));
        } else if (UNSAFE_IN_NAMES.matcher(name).find()) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name that is not a file name: " + Printable.quote(name));
        }
    }

    /** Checks content IDs. If the HTML refers to an ID that several parts have, another rule reports it. */
    private void contentIds(Set<String> linked) {
        Map<String, Integer> times = new LinkedHashMap<>();
        MimeTree.own(mail.root())
                .flatMap(part -> part.contentId().stream())
                .forEach(id -> times.merge(id, 1, Integer::sum));
        times.forEach((id, number) -> {
            if (number > 1 && !linked.contains(id)) {
                violations.accept(
                        MessageRule.CONTENT_ID, "there are " + number + " parts with the Content-ID <" + id + ">");
            }
        });
    }

    /** Checks the HTML and returns the content IDs that it refers to. */
    private Set<String> html(String html) {
        if (!Alternatives.areThere(mail)) {
            violations.accept(
                    MessageRule.TEXT_ALTERNATIVE,
                    "the HTML body has no text alternative"
                            + (Alternatives.isBlank(mail) ? " (the text body is blank)" : "") + "; the parts are "
                            + mail.mimeTree().replaceAll("\\s*\\n\\s*", ", "));
        }
        Document document = Jsoup.parse(html);
        Map<String, Long> parts = MimeTree.own(mail.root())
                .flatMap(part -> part.contentId().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> ids = contentIdsIn(document);
        cidLinks("there is no part", ids, id -> !parts.containsKey(id) && !parts.containsKey(unescaped(id)));
        cidLinks(
                "there are several parts",
                ids,
                id -> parts.getOrDefault(id, 0L) > 1 || parts.getOrDefault(unescaped(id), 0L) > 1);
        List<String> insecure = Urls.of(document)
                .map(url -> url.replaceAll("[\\t\\r\\n]", "")) // which browsers ignore (WHATWG URL, section 4.4)
                .filter(url -> url.regionMatches(true, 0, "http:", 0, 5))
                .distinct()
                .toList();
        if (!insecure.isEmpty()) {
            violations.accept(
                    MessageRule.HTTPS_LINKS, "these URLs use http instead of https: " + String.join(", ", insecure));
        }
        return ids.stream().flatMap(id -> Stream.of(id, unescaped(id))).collect(Collectors.toSet());
    }

    private void cidLinks(String offence, List<String> ids, Predicate<String> offends) {
        String offending = ids.stream().filter(offends).collect(Collectors.joining(", cid:"));
        if (!offending.isEmpty()) {
            violations.accept(MessageRule.CID_LINKS, offence + " for cid:" + offending);
        }
    }

    /** Returns the IDs that HTML, including its style sheets and comments for Outlook, refers to with {@code cid:}. */
    static List<String> contentIdsIn(Document html) {
        Stream<String> values = html.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        element.attributes().asList().stream().map(Attribute::getValue),
                        element.normalName().equals("style") ? Stream.of(element.data()) : Stream.empty()));
        Stream<String> forOutlook = html.getAllElements().stream()
                .flatMap(element -> element.childNodes().stream())
                .filter(Comment.class::isInstance)
                .flatMap(comment -> ConditionalComments.contentOf((Comment) comment).stream());
        return Stream.concat(values, forOutlook)
                .flatMap(value -> CID.matcher(value).results())
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    /** Decodes the escapes of a URL (RFC 2392, section 2). */
    static String unescaped(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    /** Returns the label of a part, such as {@code part 2 (application/pdf)}. */
    static String label(MailPart part) {
        return (part.path().isEmpty() ? "the message" : "part " + part.path()) + " (" + part.contentType() + ")";
    }

    private static int first(byte[] content, IntPredicate offence) {
        for (int i = 0; i < content.length; i++) {
            if (offence.test(content[i])) {
                return i;
            }
        }
        return -1;
    }

    private static String wrong(Charset charset, byte[] content) {
        int at = MalformedBytes.first(charset, content, 0, content.length);
        return around(content, at);
    }

    private static String around(byte[] content, int at) {
        return Printable.octets(content, at - 10, at + 20);
    }
}
