package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules on the parts of the message. */
final class BodyRules {

    private static final Pattern CID = Pattern.compile("(?i)(?:^|[\\s('\"])cid:([^\"'\\s)]+)");
    private static final Pattern BROKEN_QUOTED_PRINTABLE =
            Pattern.compile("=(?![0-9A-Fa-f]{2}|[ \\t]*\\r?\\n|[ \\t]*$)|[\\x80-\\xff]");
    private static final Pattern UNSAFE_IN_NAMES = Pattern.compile("[/\\\\\\x00-\\x1f\\x7f]|^\\.+$");

    private final ReceivedMail mail;
    private final BiConsumer<MessageRule, String> violations;

    BodyRules(ReceivedMail mail, BiConsumer<MessageRule, String> violations) {
        this.mail = mail;
        this.violations = violations;
    }

    void check() {
        mail.ownProblems().forEach(problem -> violations.accept(MessageRule.MIME, problem));
        MimeTree.leaves(mail.root()).forEach(part -> {
            transferEncoding(part);
            charset(part);
            if (part.isAttachment() && !part.contentType().startsWith("message/")) {
                attachmentName(part);
            }
        });
        mail.htmlBody().ifPresent(this::html);
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
                    label(part) + " says " + part.transferEncoding() + " but holds " + around(encoded, lie));
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
        Charset charset = BodyText.charset(declared).orElse(null);
        if (declared.isEmpty() && !ascii) {
            violations.accept(MessageRule.CHARSET, label(part) + " names no charset but holds " + foreign(content));
        } else if (!declared.isEmpty() && charset == null) {
            violations.accept(
                    MessageRule.CHARSET, label(part) + " names the unknown charset " + Printable.quote(declared));
        } else if (charset != null && !BodyText.isIn(charset, content)) {
            violations.accept(
                    MessageRule.CHARSET,
                    label(part) + " says " + declared + " but holds other bytes: " + foreign(content));
        }
    }

    private void attachmentName(MailPart part) {
        String raw = part.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("Content-Disposition")
                        || field.name().equalsIgnoreCase("Content-Type"))
                .map(HeaderField::rawValue)
                .collect(Collectors.joining("; "));
        String name = part.fileName().orElse("");
        if (name.isEmpty()) {
            violations.accept(MessageRule.ATTACHMENT_NAME, label(part) + " has no name");
        } else if (raw.chars().anyMatch(c -> c > 126)) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name with letters that are not encoded: " + Printable.quote(name));
        } else if (raw.contains("=?")) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name in encoded words, which do not count within quotes: "
                            + Printable.quote(raw));
        } else if (UNSAFE_IN_NAMES.matcher(name).find()) {
            violations.accept(
                    MessageRule.ATTACHMENT_NAME,
                    label(part) + " has a name that is no file name: " + Printable.quote(name));
        }
    }

    private void html(String html) {
        if (!Alternatives.areThere(mail)) {
            violations.accept(
                    MessageRule.TEXT_ALTERNATIVE,
                    "there is HTML and no text as its alternative: "
                            + mail.mimeTree().replaceAll("\\s*\\n\\s*", ", "));
        }
        Document document = Jsoup.parse(html);
        Map<String, Long> parts = MimeTree.own(mail.root())
                .flatMap(part -> part.contentId().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> ids = document.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .flatMap(attribute -> CID.matcher(attribute.getValue()).results())
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
        cidLinks("there is no part", ids, id -> !parts.containsKey(id) && !parts.containsKey(unescaped(id)));
        cidLinks(
                "there are several parts",
                ids,
                id -> parts.getOrDefault(id, 0L) > 1 || parts.getOrDefault(unescaped(id), 0L) > 1);
        List<String> insecure = document.select("a[href], area[href], img[src], link[href], form[action]").stream()
                .map(BodyRules::target)
                .filter(target -> target.regionMatches(true, 0, "http:", 0, 5))
                .distinct()
                .toList();
        if (!insecure.isEmpty()) {
            violations.accept(MessageRule.HTTPS_LINKS, "there is " + String.join(", ", insecure));
        }
    }

    private void cidLinks(String offence, List<String> ids, Predicate<String> offends) {
        String offending = ids.stream().filter(offends).collect(Collectors.joining(", cid:"));
        if (!offending.isEmpty()) {
            violations.accept(MessageRule.CID_LINKS, offence + " for cid:" + offending);
        }
    }

    /** Undoes the escapes of a URL (RFC 2392, section 2). */
    static String unescaped(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    private static String target(Element element) {
        return element.attr(element.hasAttr("href") ? "href" : element.hasAttr("src") ? "src" : "action");
    }

    /** Names a part, such as {@code part 2 (application/pdf)}. */
    private static String label(MailPart part) {
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

    private static String foreign(byte[] content) {
        return around(content, Math.max(0, first(content, b -> b < 0)));
    }

    private static String around(byte[] content, int at) {
        return Printable.octets(content, at - 10, at + 20);
    }
}
