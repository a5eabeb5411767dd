package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Nearest;
import io.github.junitsmtp.protocol.MailAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Describes what a mail has instead of the expected value, and where else the expected value occurs: in the header or
 * in another part.
 */
final class Elsewhere {

    private static final int MOST_EXPLAINED = 3;
    private static final List<Charset> CHARSETS_OF_MISTAKES =
            List.of(Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

    /** What decoders put in place of bytes that are invalid. */
    private static final String UNREADABLE = "\uFFFD";

    /** The elements that a parser adds to any text. */
    private static final Set<String> SKELETON = Set.of("html", "head", "body");

    private Elsewhere() {}

    static String thanSender(MailAddress expected, ReceivedMail mail) {
        return "it is <" + mail.sender() + ">"
                + explained(List.of(expected), List.of(mail.sender()), mail, "From", "Sender", "Reply-To")
                + (mail.header("From").isEmpty() ? "\nthe mail has no From header field" : "");
    }

    /** Describes the missing recipients and, if no others are allowed, the unexpected ones. */
    static Optional<String> thanRecipients(List<MailAddress> expected, boolean only, ReceivedMail mail) {
        List<MailAddress> missing = without(expected, mail.recipients());
        List<MailAddress> unexpected = only ? without(mail.recipients(), expected) : List.of();
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return Optional.empty();
        }
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty() && (expected.size() > 1 || !unexpected.isEmpty())) {
            problems.add(inWords(missing) + (missing.size() == 1 ? " is" : " are") + " missing");
        }
        if (!unexpected.isEmpty()) {
            problems.add(inWords(unexpected) + (unexpected.size() == 1 ? " is" : " are") + " unexpected");
        }
        problems.add(
                mail.recipients().isEmpty() ? "it has no recipients" : "it was sent to " + inWords(mail.recipients()));
        return Optional.of(
                String.join("; ", problems) + explained(missing, mail.recipients(), mail, "To", "Cc", "Bcc"));
    }

    private static List<MailAddress> without(List<MailAddress> addresses, List<MailAddress> others) {
        Set<MailAddress> known = new HashSet<>(others);
        return addresses.stream()
                .filter(address -> !known.contains(address))
                .distinct()
                .toList();
    }

    static String inWords(List<MailAddress> addresses) {
        return Brief.list(addresses.stream().map(address -> "<" + address + ">").toList());
    }

    private static String explained(
            List<MailAddress> missing, List<MailAddress> actual, ReceivedMail mail, String... fields) {
        return missing.stream()
                .limit(MOST_EXPLAINED)
                .flatMap(address ->
                        Stream.concat(otherCase(address, actual), inHeader(address, mail, Stream.of(fields))))
                .map(line -> "\n" + line)
                .collect(joining());
    }

    static Stream<String> otherCase(MailAddress address, List<MailAddress> actual) {
        return actual.stream()
                .filter(other -> !other.equals(address))
                .filter(other -> other.toString().equalsIgnoreCase(address.toString()))
                .limit(1)
                .map(other -> "<" + other + "> differs only in case, but the local part of an address is"
                        + " case-sensitive (RFC 5321, section 2.4)");
    }

    static Stream<String> inHeader(MailAddress address, ReceivedMail mail, Stream<String> fields) {
        return fields.filter(field -> mail.mailboxes(field).stream()
                        .anyMatch(mailbox -> mailbox.address().equals(address)))
                .limit(1)
                .map(field -> "the " + field + " header field has <" + address + ">: to verify that, call "
                        + HeaderMailboxes.call(field, address));
    }

    static Optional<String> thanInline(String contentId, ReceivedMail mail) {
        long found = mail.inlineParts().stream()
                .filter(part -> part.contentId().equals(Optional.of(contentId)))
                .count();
        if (found == 1) {
            return Optional.empty();
        }
        String tree = "its parts are\n" + mail.mimeTree();
        return Optional.of(found > 1 ? "there are " + found + " and " + tree : instead(contentId, mail) + tree);
    }

    private static String instead(String contentId, ReceivedMail mail) {
        List<MailPart> leaves = MimeTree.leaves(mail.root()).toList();
        Stream<String> attached = leaves.stream()
                .filter(part -> part.contentId().equals(Optional.of(contentId)))
                .filter(MailPart::isAttachment)
                .map(Elsewhere::attached);
        Stream<String> otherId = leaves.stream()
                .filter(part -> !part.contentId().equals(Optional.of(contentId)))
                .filter(part -> isNamed(contentId, part))
                .map(part -> part
                        + part.contentId()
                                .map(id -> " has the Content-ID <" + id + ">")
                                .orElse(" has no Content-ID"));
        Stream<String> link = Stream.of(contentId)
                .filter(id -> leaves.stream().noneMatch(part -> part.contentId().equals(Optional.of(id))))
                .filter(id -> mail.htmlBody()
                        .filter(html ->
                                BodyRules.contentIdsIn(Jsoup.parse(html)).contains(id))
                        .isPresent())
                .map(id -> "its HTML body refers to cid:" + id + ", but no part has that Content-ID");
        return Stream.of(attached, otherId, link)
                .flatMap(lines -> lines)
                .limit(MOST_EXPLAINED)
                .map(line -> line + "\n")
                .collect(joining());
    }

    private static String attached(MailPart part) {
        return part + ", which has that Content-ID, is an attachment"
                + (part.disposition().equals(Optional.of("attachment"))
                        ? ": its Content-Disposition is attachment"
                        : ": it is not in a multipart/related, and the HTML body does not refer to it");
    }

    private static boolean isNamed(String contentId, MailPart part) {
        return Stream.concat(part.contentId().stream(), part.fileName().stream())
                .anyMatch(name -> name.equalsIgnoreCase(contentId)
                        || name.regionMatches(true, 0, contentId + ".", 0, contentId.length() + 1)
                        || name.regionMatches(true, 0, contentId + "@", 0, contentId.length() + 1));
    }

    /** Describes what was found instead of a text body with the given content. */
    static String thanInText(String part, ReceivedMail mail) {
        return mail.textBody()
                .map(body -> Nearest.inWords(part, body) + garbled(part, body))
                .orElse(
                        mail.htmlBody().isPresent()
                                ? "it has only an HTML body: to verify its text, call htmlBody().visibleText()"
                                : "it has none");
    }

    /** Reports that a text was decoded with the wrong charset. */
    static String garbled(String part, String body) {
        return misread(part, body)
                .map(charset -> "\nit contains this text, but garbled: UTF-8 was decoded as " + charset)
                .orElse(
                        body.contains(UNREADABLE) && !part.contains(UNREADABLE)
                                ? "\nit contains U+FFFD, which replaces bytes that were decoded with the wrong charset"
                                : "");
    }

    /** Returns the end of a description, which reports that a text was decoded with the wrong charset. */
    static String misread(String expected, @Nullable ReceivedMail mail, Function<ReceivedMail, Optional<String>> text) {
        return Optional.ofNullable(mail)
                .flatMap(text)
                .filter(actual -> !actual.equals(expected))
                .flatMap(actual -> misread(expected, actual))
                .map(charset -> ", UTF-8 misread as " + charset)
                .orElse("");
    }

    private static Optional<Charset> misread(String part, String body) {
        byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
        return CHARSETS_OF_MISTAKES.stream()
                .filter(charset -> !new String(encoded, charset).equals(part))
                .filter(charset -> body.contains(new String(encoded, charset)))
                .findFirst();
    }

    /** Reports that a mail without an HTML body has HTML in its text body. */
    static String htmlInText(ReceivedMail mail) {
        return mail.htmlBody().isEmpty()
                        && mail.textBody().filter(Elsewhere::isHtml).isPresent()
                ? "\nits text body is HTML: send it with the content type text/html"
                : "";
    }

    private static boolean isHtml(String text) {
        return text.stripLeading().startsWith("<")
                && Jsoup.parse(text).getAllElements().stream()
                        .anyMatch(element -> !SKELETON.contains(element.normalName())
                                && element.tag().isKnownTag());
    }

    /** Lists the attachments, or reports that a part with that name is not an attachment. */
    static String thanAttachment(String fileName, ReceivedMail mail) {
        String inline = mail.inlineParts().stream()
                .filter(part -> part.fileName().equals(Optional.of(fileName)))
                .findFirst()
                .map(part -> "\n" + part + " is an inline part: to verify it, call inlinePart(\""
                        + part.contentId().orElse("") + "\")")
                .orElse("");
        String unnamed =
                mail.attachments().stream().allMatch(part -> part.fileName().isPresent())
                        ? ""
                        : "\nan attachment has no file name: set it in Content-Disposition";
        return (mail.attachments().isEmpty() ? "it has no attachments" : "it has " + Brief.list(mail.attachments()))
                + unnamed
                + inline;
    }
}
