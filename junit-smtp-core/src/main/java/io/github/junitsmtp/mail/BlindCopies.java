package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for traces of blind copy recipients. Local parts are compared case-insensitively, because upper and lower case
 * usually reach the same person.
 */
final class BlindCopies {

    private static final Set<String> BCC_FIELDS = Set.of("bcc", "resent-bcc");
    /** Fields that name the sender, who may keep a blind copy. */
    private static final Set<String> ORIGINATOR_FIELDS = Set.of(
            "from",
            "sender",
            "reply-to",
            "return-path",
            "resent-from",
            "resent-sender",
            "errors-to",
            "disposition-notification-to");
    /** Characters that precede an address in a link or in quotes, although they may also be part of an address. */
    private static final String DELIMITERS = "/?&='|{}*`#";
    /** Characters that precede a recipient in the address of a sender (VERP). */
    private static final String TAGS = "+-=" + DELIMITERS;
    /** The longest local part (RFC 5321, section 4.5.3.1.1). */
    private static final int LONGEST_LOCAL_PART = 64;
    /** Escaped characters in a URL. */
    private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    /** A URL in a parameter of another URL is escaped twice. */
    private static final int ESCAPED_AT_MOST = 2;
    /** A possible address or local user name in any text. A trailing dot belongs to the sentence. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\w.!#$%&'*+/=?^`{|}~\\x{80}-\\x{10FFFF}-]++(?:@(?:[\\w.\\x{80}-\\x{10FFFF}-]++|\\[[^\\]\\s]{1,100}+\\]))?+");

    private BlindCopies() {}

    static List<String> leaksOf(ReceivedMail mail) {
        Set<MailAddress> blind = new HashSet<>(inLowerCase(mail.recipients()));
        Stream.of("To", "Cc", "Resent-To", "Resent-Cc")
                .flatMap(field -> mail.mailboxes(field).stream())
                .map(Mailbox::address)
                .map(BlindCopies::inLowerCase)
                .forEach(blind::remove);
        return mail.headers().stream()
                .filter(field -> isOneOf(BCC_FIELDS, field) || namesOneOf(blind, field))
                .map(field -> "    " + field)
                .toList();
    }

    /** Returns the name of a header field that reveals the recipient. */
    static Optional<String> fieldNaming(MailAddress recipient, ReceivedMail mail) {
        Set<MailAddress> one = inLowerCase(List.of(recipient));
        return mail.headers().stream()
                .filter(field -> namesOneOf(one, field))
                .map(HeaderField::name)
                .findFirst();
    }

    private static boolean namesOneOf(Set<MailAddress> recipients, HeaderField field) {
        if (recipients.isEmpty()) {
            return false;
        }
        Stream<MailAddress> named = isOneOf(ORIGINATOR_FIELDS, field)
                ? written(field).flatMap(BlindCopies::recipients)
                : Stream.concat(
                        written(field).flatMap(match -> Stream.concat(addresses(match), recipients(match))),
                        AddressList.in(field).mailboxes().stream().map(Mailbox::address));
        return named.map(BlindCopies::inLowerCase).anyMatch(recipients::contains);
    }

    private static Stream<MatchResult> written(HeaderField field) {
        return Stream.iterate(field.value(), BlindCopies::unescaped)
                .limit(1 + ESCAPED_AT_MOST)
                .distinct()
                .flatMap(value -> ADDRESS.matcher(value).results());
    }

    private static String unescaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(URLDecoder.decode(escaped.group(), StandardCharsets.UTF_8)));
    }

    /** Returns an address both as written and without the characters that may not belong to it. */
    private static Stream<MailAddress> addresses(MatchResult match) {
        String written = match.group();
        int end = written.length();
        while (end > 0 && written.charAt(end - 1) == '.') {
            end--;
        }
        int start = Math.max(0, written.lastIndexOf('@', end));
        while (start > 0 && DELIMITERS.indexOf(written.charAt(start - 1)) < 0) {
            start--;
        }
        return Stream.of(written.substring(0, end), written.substring(start, end))
                .map(MailAddress::lenient);
    }

    /**
     * Returns the recipients that the address of a sender may contain, as in
     * {@code bounce+ada=example.org@lists.example} (VERP). A local part may itself contain the character before it.
     */
    private static Stream<MailAddress> recipients(MatchResult match) {
        String written = match.group();
        int at = written.lastIndexOf('@');
        int equals = written.lastIndexOf('=', at);
        if (equals < 0) {
            return Stream.empty();
        }
        String domain = written.substring(equals + 1, at);
        return IntStream.range(Math.max(0, equals - LONGEST_LOCAL_PART), equals)
                .filter(start -> start == 0 || TAGS.indexOf(written.charAt(start - 1)) >= 0)
                .mapToObj(start -> MailAddress.lenient(written.substring(start, equals) + "@" + domain));
    }

    private static Set<MailAddress> inLowerCase(Collection<MailAddress> addresses) {
        return addresses.stream().map(BlindCopies::inLowerCase).collect(Collectors.toSet());
    }

    private static MailAddress inLowerCase(MailAddress address) {
        return MailAddress.of(
                address.localPart().toLowerCase(Locale.ROOT), address.domain().orElse(""));
    }

    private static boolean isOneOf(Set<String> names, HeaderField field) {
        return names.contains(field.name().toLowerCase(Locale.ROOT));
    }
}
