package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for messages. A minor version of this library may add rules; {@code MessageRule.standard().asOf("0.1")} keeps
 * the rules of version 0.1.
 *
 * @see io.github.junitsmtp.mail.ReceivedMailAssert#isWellFormed()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MessageRule implements Rule {

    /**
     * There must be one Date, with a valid date, time and zone; the day of the week, if given, must be correct (RFC
     * 5322, sections 3.3 and 3.6.1).
     */
    DATE("RFC 5322, section 3.6.1"),
    /**
     * There must be one From with mailboxes or a group, and a Sender if From has several mailboxes (RFC 5322, section 3.6.2; RFC 6854,
     * section 2).
     */
    FROM("RFC 5322, section 3.6.2"),
    /**
     * To, Cc, Reply-To and other fields must contain valid address lists, and Sender a single mailbox (RFC 5322,
     * sections 3.4 and 3.6). Obsolete forms are accepted.
     */
    ADDRESSES("RFC 5322, section 3.4"),
    /** There must be one Message-ID, of the form {@code <left@right>} (RFC 5322, section 3.6.4). */
    MESSAGE_ID("RFC 5322, section 3.6.4"),
    /** Lines must be at most 998 octets long, not including CRLF (RFC 5322, section 2.1.1). */
    LINE_LENGTH("RFC 5322, section 2.1.1"),
    /** CR and LF must only occur together, at the end of a line (RFC 5322, section 2.3). */
    LINE_ENDS("RFC 5322, section 2.3"),
    /** The message must not contain NUL, unless it was sent with BODY=BINARYMIME (RFC 5322, section 4; RFC 2045, sections 2.7 and 2.8). */
    NUL("RFC 5322, section 4; RFC 2045, section 2.7"),
    /** Headers must be ASCII, or UTF-8 if the mail was sent with SMTPUTF8 (RFC 5322, section 2.2; RFC 6532, section 3). */
    HEADER_ASCII("RFC 5322, section 2.2; RFC 6532, section 3"),
    /** Encoded words must be decodable by every mail program (RFC 2047, sections 2 and 5). */
    ENCODED_WORDS("RFC 2047, sections 2 and 5"),
    /**
     * No value may contain an injected CR or LF, and fields that may occur only once must not be duplicated (RFC 5322, sections 2.2 and
     * 3.6).
     */
    HEADER_INJECTION("RFC 5322, sections 2.2 and 3.6"),
    /** The header of a sent message must not contain Bcc (RFC 5322, section 3.6.3). */
    BCC("RFC 5322, section 3.6.3"),
    /** A message that has other MIME fields must have MIME-Version (RFC 2045, section 4). */
    MIME_VERSION("RFC 2045, section 4"),
    /** The MIME structure must be well-formed, so that it can be parsed completely (RFC 2046, section 5.1). */
    MIME("RFC 2046, section 5.1"),
    /** Bodies may contain bytes above 127 only if the mail was sent with BODY=8BITMIME (RFC 6152, section 3). */
    EIGHT_BIT_BODY("RFC 6152, section 3"),
    /** Content must match its Content-Transfer-Encoding, and multiparts and messages must not be encoded (RFC 2045, section 6). */
    TRANSFER_ENCODING("RFC 2045, section 6"),
    /**
     * Text that is not ASCII must declare a charset, unless its type has a default, and must match it (RFC 2046,
     * section 4.1.2; RFC 6657, section 3).
     */
    CHARSET("RFC 2046, section 4.1.2"),
    /**
     * HTML must have a text alternative for readers whose mail program does not show HTML (RFC 2046, section 5.1.4).
     */
    TEXT_ALTERNATIVE("RFC 2046, section 5.1.4"),
    /**
     * If a part has a file name, every client must be able to decode it, and it must not contain slashes or control
     * characters. Names that are invalid on some systems only, such as {@code Re: Offer.eml}, are accepted (RFC 2183,
     * section 2.3; RFC 2231, section 4).
     */
    ATTACHMENT_NAME("RFC 2183, section 2.3; RFC 2231, section 4"),
    /** Content-IDs must be unique (RFC 2045, section 7). */
    CONTENT_ID("RFC 2045, section 7"),
    /** Each {@code cid:} in the HTML must refer to exactly one part (RFC 2392, section 2). */
    CID_LINKS("RFC 2392, section 2"),
    /**
     * A calendar must be complete, with PRODID, VERSION and a VTIMEZONE for each TZID, and its METHOD must match its
     * Content-Type. Event requests must have UID, DTSTAMP, DTSTART, ORGANIZER and ATTENDEE. All events that one
     * calendar requests must have the same UID. Events must have valid times, durations and addresses, and must not repeat a property that is
     * allowed only once (RFC 6047, section 2.4; RFC 5546, section 3.2.2; RFC 5545, section 3.6).
     */
    INVITATION("RFC 6047, section 2.4; RFC 5546, section 3.2.2"),
    /**
     * Links, images and forms in the HTML must not use http; this is checked only on request (RFC 9110, section 4.2.2).
     */
    HTTPS_LINKS("RFC 9110, section 4.2.2"),
    /**
     * A finished mail must not contain template placeholders or directives, such as <code>${name}</code>,
     * <code>{{name}}</code>, {@code %s} or {@code th:text}, in its subject, display names, bodies, HTML attributes or
     * file names.
     */
    PLACEHOLDERS(MessageRule.FINISHED),
    /**
     * The text of a finished mail must not contain {@code null}, {@code undefined}, {@code NaN}, {@code [object Object]} or
     * {@code java.util.Optional@1a2b3c}.
     */
    PROGRAM_VALUES(MessageRule.FINISHED),
    /** A finished mail must not contain sample text ("lorem ipsum"). */
    SAMPLE_TEXT(MessageRule.FINISHED),
    /** A finished mail must not contain markup that readers see as text, as in <code>&amp;amp;</code> (WHATWG HTML, section 13.1.4). */
    ESCAPED_TWICE("WHATWG HTML, section 13.1.4"),
    /** A finished mail must not contain text that was decoded with the wrong charset, or U+FFFD (Unicode, section 23.8). */
    GARBLED_TEXT("Unicode, section 23.8"),
    /**
     * Every reader must be able to open the links in a finished mail: they must have a scheme and a host, and must not
     * lead to localhost or a test host (RFC 3986, section 4.2).
     */
    LINK_TARGETS("RFC 3986, section 4.2; RFC 6761, section 6"),
    /**
     * In a finished mail, links with the same text must have the same target, unless the text is generic, such as "read
     * more" (WCAG 2.2, 2.4.4 and 3.2.4).
     */
    LINK_TEXTS("WCAG 2.2, success criteria 2.4.4 and 3.2.4"),
    /** The text and the HTML of a finished mail must contain the same links (RFC 2046, section 5.1.4). */
    ALTERNATIVE_LINKS("RFC 2046, section 5.1.4"),
    /** A finished mail must not have an empty attachment. */
    EMPTY_ATTACHMENT(MessageRule.FINISHED),
    /** Each attached file in a finished mail must match its content type and name (RFC 2046, section 1). */
    ATTACHMENT_CONTENT("RFC 2046, section 1"),
    /** Each image in a finished mail must have a source that every reader can load (WHATWG HTML, section 4.8.3). */
    IMAGE_SOURCE("WHATWG HTML, section 4.8.3");

    private static final String FINISHED = "junit-smtp: finished mails";

    private final String reference;

    MessageRule(String reference) {
        this.reference = reference;
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public String since() {
        return "0.1";
    }

    /**
     * Returns the rules that {@link io.github.junitsmtp.mail.ReceivedMailAssert#isWellFormed()} checks: all except {@link #HTTPS_LINKS} and
     * those of {@link #finished()}.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<MessageRule> standard() {
        return RuleSet.all(MessageRule.class)
                .except(HTTPS_LINKS)
                .except(finished().toArray(MessageRule[]::new));
    }

    /**
     * Returns the rules that {@link io.github.junitsmtp.mail.ReceivedMailAssert#isFinished()} checks; they find
     * template and programming mistakes that recipients would see.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<MessageRule> finished() {
        return RuleSet.only(
                PLACEHOLDERS,
                PROGRAM_VALUES,
                SAMPLE_TEXT,
                ESCAPED_TWICE,
                GARBLED_TEXT,
                LINK_TARGETS,
                LINK_TEXTS,
                ALTERNATIVE_LINKS,
                EMPTY_ATTACHMENT,
                ATTACHMENT_CONTENT,
                IMAGE_SOURCE);
    }
}
