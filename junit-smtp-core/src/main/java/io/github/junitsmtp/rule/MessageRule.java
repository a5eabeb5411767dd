package io.github.junitsmtp.rule;

import org.apiguardian.api.API;

/**
 * A rule for messages. A minor version of this library may add rules; {@code MessageRule.standard().asOf("0.1")} is a set that does
 * not grow.
 *
 * @see io.github.junitsmtp.mail.ReceivedMailAssert#isWellFormed()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum MessageRule implements Rule {

    /** One Date with an existing day and time, a zone, and the right day of the week, if any (RFC 5322, sections 3.3 and 3.6.1). */
    DATE("RFC 5322, section 3.6.1"),
    /** One From with mailboxes or a group, and a Sender if From has several mailboxes (RFC 5322, section 3.6.2; RFC 6854, section 2). */
    FROM("RFC 5322, section 3.6.2"),
    /**
     * Valid address lists in To, Cc, Reply-To and other fields, and one mailbox in Sender (RFC 5322, sections 3.4 and 3.6). Obsolete forms
     * pass.
     */
    ADDRESSES("RFC 5322, section 3.4"),
    /** One Message-ID, of the form {@code <left@right>} (RFC 5322, section 3.6.4). */
    MESSAGE_ID("RFC 5322, section 3.6.4"),
    /** Lines of at most 998 octets, not including CRLF (RFC 5322, section 2.1.1). */
    LINE_LENGTH("RFC 5322, section 2.1.1"),
    /** CR and LF only together, at the end of a line (RFC 5322, section 2.3). */
    LINE_ENDS("RFC 5322, section 2.3"),
    /** No NUL, unless the mail was sent with BODY=BINARYMIME (RFC 5322, section 4; RFC 2045, sections 2.7 and 2.8). */
    NUL("RFC 5322, section 4; RFC 2045, section 2.7"),
    /** ASCII in headers, or UTF-8 if the mail was sent with SMTPUTF8 (RFC 5322, section 2.2; RFC 6532, section 3). */
    HEADER_ASCII("RFC 5322, section 2.2; RFC 6532, section 3"),
    /** Encoded words that every reader can decode (RFC 2047, sections 2 and 5). */
    ENCODED_WORDS("RFC 2047, sections 2 and 5"),
    /** No CR or LF injected into a value, and no duplicates of fields that may occur only once (RFC 5322, sections 2.2 and 3.6). */
    HEADER_INJECTION("RFC 5322, sections 2.2 and 3.6"),
    /** No Bcc in the header of a sent message (RFC 5322, section 3.6.3). */
    BCC("RFC 5322, section 3.6.3"),
    /** A MIME-Version in a message that has other MIME fields (RFC 2045, section 4). */
    MIME_VERSION("RFC 2045, section 4"),
    /** A structure that can be parsed completely (RFC 2046, section 5.1). */
    MIME("RFC 2046, section 5.1"),
    /** Bytes over 127 in bodies only if the mail was sent with BODY=8BITMIME (RFC 6152, section 3). */
    EIGHT_BIT_BODY("RFC 6152, section 3"),
    /** Content that matches its Content-Transfer-Encoding, and no encoding of multiparts and messages (RFC 2045, section 6). */
    TRANSFER_ENCODING("RFC 2045, section 6"),
    /** A charset for each text that is not ASCII, and text that matches its charset (RFC 2046, section 4.1.2). */
    CHARSET("RFC 2046, section 4.1.2"),
    /** A text for readers who do not see the HTML (RFC 2046, section 5.1.4). */
    TEXT_ALTERNATIVE("RFC 2046, section 5.1.4"),
    /** Names of parts, if any, that every client can read and save (RFC 2183, section 2.3; RFC 2231, section 4). */
    ATTACHMENT_NAME("RFC 2183, section 2.3; RFC 2231, section 4"),
    /** Unique Content-IDs (RFC 2045, section 7). */
    CONTENT_ID("RFC 2045, section 7"),
    /** One part for each {@code cid:} in the HTML (RFC 2392, section 2). */
    CID_LINKS("RFC 2392, section 2"),
    /**
     * The same METHOD in a calendar object and its Content-Type; UID, DTSTAMP and ORGANIZER in event requests (RFC 6047, section 2.4; RFC
     * 5546, section 3.2.2).
     */
    INVITATION("RFC 6047, section 2.4; RFC 5546, section 3.2.2"),
    /** Only https links; checked only on request (RFC 9110, section 4.2.2). */
    HTTPS_LINKS("RFC 9110, section 4.2.2"),
    /**
     * For finished mails: no template placeholder or directive in subject, names, bodies, attributes and file names, such as
     * <code>${name}</code>, <code>{{name}}</code>, {@code %s} and {@code th:text}.
     */
    PLACEHOLDERS(MessageRule.FINISHED),
    /**
     * For finished mails: no {@code null}, {@code undefined}, {@code NaN}, {@code [object Object]} or {@code java.util.Optional@1a2b3c} in
     * text.
     */
    PROGRAM_VALUES(MessageRule.FINISHED),
    /** For finished mails: no lorem ipsum. */
    SAMPLE_TEXT(MessageRule.FINISHED),
    /** For finished mails: no markup that readers see as such, as in <code>&amp;amp;</code> (WHATWG HTML, section 13.1.4). */
    ESCAPED_TWICE("WHATWG HTML, section 13.1.4"),
    /** For finished mails: no text that was decoded with the wrong charset, and no U+FFFD (Unicode, section 23.8). */
    GARBLED_TEXT("Unicode, section 23.8"),
    /**
     * For finished mails: links that every reader can open, with scheme and host, but not to localhost or a test host (RFC 3986, section
     * 4.2).
     */
    LINK_TARGETS("RFC 3986, section 4.2; RFC 6761, section 6"),
    /**
     * For finished mails: the same target for links with the same text, unless the text is general, such as "read more" (WCAG 2.2, 2.4.4
     * and 3.2.4).
     */
    LINK_TEXTS("WCAG 2.2, success criteria 2.4.4 and 3.2.4"),
    /** For finished mails: the same links in text and HTML (RFC 2046, section 5.1.4). */
    ALTERNATIVE_LINKS("RFC 2046, section 5.1.4"),
    /** For finished mails: no empty attachment. */
    EMPTY_ATTACHMENT(MessageRule.FINISHED),
    /** For finished mails: files that match their content type and name (RFC 2046, section 1). */
    ATTACHMENT_CONTENT("RFC 2046, section 1"),
    /** For finished mails: a source for each image that every reader can load (WHATWG HTML, section 4.8.3). */
    IMAGE_SOURCE("WHATWG HTML, section 4.8.3");

    private static final String FINISHED = "finished mail, no standard";

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
     * Returns the rules that {@link io.github.junitsmtp.mail.ReceivedMailAssert#isFinished()} checks: whether a mail is free of visible
     * mistakes of its template or program.
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
