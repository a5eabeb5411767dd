package io.github.junitsmtp.conformance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Changes that make {@link RightServer} break one rule. */
final class Faults {

    private static final Map<ConformanceRule, Consumer<RightServer>> ALL = new EnumMap<>(ConformanceRule.class);

    static {
        ALL.put(ConformanceRule.CONNECTS, s -> s.greeting = "554 5.3.2 No service here");
        ALL.put(ConformanceRule.GREETING_DOMAIN, s -> s.greeting = "220 /127.0.0.1 ready");
        ALL.put(ConformanceRule.EHLO, s -> s.reply("EHLO.*", "502 5.5.1 Not implemented"));
        ALL.put(ConformanceRule.EHLO_DOMAIN, s -> s.ehlo.set(0, "/127.0.0.1"));
        ALL.put(ConformanceRule.EHLO_KEYWORDS, s -> s.ehlo.add("AUTH=PLAIN LOGIN"));
        ALL.put(ConformanceRule.EHLO_WITHOUT_DOMAIN, s -> s.take("EHLO", "EHLO x"));
        ALL.put(ConformanceRule.EHLO_ADDRESS_LITERAL, s -> s.reply("EHLO .127.*", "501 5.5.4 Bad domain"));
        ALL.put(ConformanceRule.EHLO_IPV6_LITERAL, s -> s.reply("EHLO .IPv6.*", "501 5.5.4 Bad domain"));
        ALL.put(ConformanceRule.EHLO_UNKNOWN_DOMAIN, s -> s.reply("EHLO client.invalid", "550 5.7.1 Unknown domain"));
        ALL.put(ConformanceRule.EHLO_RESETS, s -> s.faults.add("keeps all at EHLO"));
        ALL.put(ConformanceRule.EHLO_REFUSED_KEEPS_STATE, s -> s.faults.add("forgets at refused EHLO"));
        ALL.put(ConformanceRule.HELO, s -> s.reply("HELO.*", "502 5.5.1 Not implemented"));
        ALL.put(ConformanceRule.HELO_NOT_EXTENDED, s -> s.faults.add("extended HELO"));
        ALL.put(ConformanceRule.HELO_RESETS, s -> s.faults.add("keeps all at HELO"));
        ALL.put(ConformanceRule.NOOP_BEFORE_EHLO, s -> s.reply("NOOP", "503 5.5.1 EHLO first"));
        ALL.put(ConformanceRule.RSET_BEFORE_EHLO, s -> s.reply("RSET", "503 5.5.1 EHLO first"));
        ALL.put(ConformanceRule.QUIT_BEFORE_EHLO, s -> s.reply("QUIT", "503 5.5.1 EHLO first"));
        ALL.put(ConformanceRule.DELIVERY, s -> s.faults.add("refuses messages"));
        ALL.put(ConformanceRule.SECOND_MAIL, s -> s.faults.add("keeps all at DATA"));
        ALL.put(ConformanceRule.MAIL_TWICE, s -> s.faults.add("MAIL twice"));
        ALL.put(ConformanceRule.MAIL_TWICE_KEEPS_STATE, s -> s.faults.add("forgets at MAIL twice"));
        ALL.put(
                ConformanceRule.MAIL_REFUSED_KEEPS_STATE,
                s -> s.reply("MAIL FROM:<sender.*", "503 5.5.1 No more MAIL"));
        ALL.put(ConformanceRule.RCPT_BEFORE_MAIL, s -> s.reply("RCPT.*", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.DATA_BEFORE_MAIL, s -> s.faults.add("DATA anyway"));
        ALL.put(ConformanceRule.DATA_WITHOUT_RECIPIENT, s -> s.faults.add("DATA anyway"));
        ALL.put(ConformanceRule.DATA_AFTER_REFUSED_RECIPIENT, s -> s.faults.add("DATA anyway"));
        ALL.put(ConformanceRule.DATA_CLEARS, s -> s.faults.add("keeps all at DATA"));
        ALL.put(ConformanceRule.RSET_CLEARS, s -> s.faults.add("keeps all at RSET"));
        ALL.put(ConformanceRule.RSET_KEEPS_SESSION, s -> s.faults.add("keeps all at RSET"));
        ALL.put(ConformanceRule.NOOP, s -> s.reply("NOOP", "500 5.5.1 Unknown command"));
        ALL.put(ConformanceRule.NOOP_ARGUMENT, s -> s.reply("NOOP .+", "501 5.5.4 No argument"));
        ALL.put(ConformanceRule.NOOP_KEEPS_STATE, s -> s.faults.add("forgets at NOOP"));
        ALL.put(ConformanceRule.VRFY, s -> s.reply("VRFY.*", "500 5.5.1 Unknown command"));
        ALL.put(ConformanceRule.VRFY_KEEPS_STATE, s -> s.faults.add("forgets at VRFY"));
        ALL.put(ConformanceRule.UNKNOWN_COMMAND, s -> s.reply("XUNKNOWN", "250 2.0.0 OK"));
        ALL.put(ConformanceRule.UNKNOWN_COMMAND_CODE, s -> s.reply("XUNKNOWN", "554 5.5.1 What"));
        ALL.put(ConformanceRule.UNKNOWN_COMMAND_KEEPS_STATE, s -> s.faults.add("forgets at unknown commands"));
        ALL.put(ConformanceRule.UNKNOWN_RECIPIENT, s -> s.reply("RCPT TO:<nobody.*", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.QUIT, s -> s.reply("QUIT", "250 2.0.0 Bye"));
        ALL.put(ConformanceRule.QUIT_IN_TRANSACTION, s -> s.reply("QUIT", "503 5.5.1 In a transaction"));
        ALL.put(ConformanceRule.QUIT_CLOSES, s -> s.faults.add("stays open"));
        ALL.put(ConformanceRule.SEPARATE_SESSIONS, s -> s.reply("RCPT.*", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.VERB_CASE, s -> s.reply("[a-z].*", "500 5.5.1 Unknown command"));
        ALL.put(ConformanceRule.TRAILING_SPACE, s -> s.reply(".* ", "501 5.5.4 Space at the end"));
        ALL.put(ConformanceRule.EMPTY_LINE, s -> s.reply("", "250 2.0.0 OK"));
        ALL.put(ConformanceRule.MAIL_WITHOUT_ARGUMENT, s -> s.reply("MAIL", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.MAIL_WITHOUT_PATH, s -> s.reply("MAIL FROM:", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.MAIL_OPEN_PATH, s -> s.reply("MAIL FROM:<[^>]*", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.MAIL_WITHOUT_BRACKETS, s -> s.reply("MAIL FROM:[^<]+", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.SPACE_IN_PATH, s -> s.reply("MAIL FROM:<two words.*", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.RCPT_WITHOUT_ARGUMENT, s -> s.reply("RCPT", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.RCPT_EMPTY_PATH, s -> s.reply("RCPT TO:<>", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.RCPT_WITHOUT_BRACKETS, s -> s.reply("RCPT TO:[^<]+", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.NULL_SENDER, s -> s.reply("MAIL FROM:<>", "550 5.1.7 No null sender"));
        ALL.put(ConformanceRule.POSTMASTER, s -> s.reply("RCPT TO:<postmaster>", "550 5.1.1 Unknown"));
        ALL.put(ConformanceRule.POSTMASTER_CASE, s -> s.reply("RCPT TO:<PostMaster>", "550 5.1.1 Unknown"));
        ALL.put(ConformanceRule.DOMAIN_CASE, s -> s.reply("RCPT TO:<recipient@EXAMPLE.COM>", "550 5.1.1 Unknown"));
        ALL.put(ConformanceRule.QUOTED_LOCAL_PART, s -> s.reply("MAIL FROM:<.two.*", "501 5.1.7 Bad path"));
        ALL.put(ConformanceRule.QUOTED_PAIR, s -> s.reply("MAIL FROM:<.a.[^>]*c.*", "501 5.1.7 Bad path"));
        ALL.put(ConformanceRule.QUOTED_SPECIALS, s -> s.reply("MAIL FROM:<.a>b.*", "501 5.1.7 Bad path"));
        ALL.put(ConformanceRule.ATEXT, s -> s.reply("MAIL FROM:<#.*", "501 5.1.7 Bad path"));
        ALL.put(ConformanceRule.ADDRESS_LITERAL, s -> s.reply("MAIL FROM:<sender@.127.*", "501 5.1.7 Bad path"));
        ALL.put(ConformanceRule.SOURCE_ROUTE, s -> s.reply("RCPT TO:<@.*", "501 5.1.3 Bad path"));
        ALL.put(ConformanceRule.DATA_ARGUMENT, s -> s.take("DATA argument", "DATA"));
        ALL.put(ConformanceRule.QUIT_ARGUMENT, s -> s.take("QUIT argument", "QUIT"));
        ALL.put(
                ConformanceRule.NUL_IN_COMMAND,
                s -> s.reply("NOOP .XCOUNTED", "250 2.0.0 OK\r\n500 5.5.1 Unknown command"));
        ALL.put(ConformanceRule.UNKNOWN_MAIL_PARAMETER, s -> s.reply("MAIL.* XUNKNOWN.*", "250 2.1.0 OK"));
        ALL.put(
                ConformanceRule.UNKNOWN_MAIL_PARAMETER_CODE,
                s -> s.reply("MAIL.* XUNKNOWN.*", "501 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.UNKNOWN_RCPT_PARAMETER, s -> s.reply("RCPT.* XUNKNOWN.*", "250 2.1.5 OK"));
        ALL.put(
                ConformanceRule.UNKNOWN_RCPT_PARAMETER_CODE,
                s -> s.reply("RCPT.* XUNKNOWN.*", "501 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.UNKNOWN_PARAMETER_KEEPS_STATE, s -> s.faults.add("forgets at unknown parameters"));
        ALL.put(ConformanceRule.PARAMETERS_NOT_OFFERED, s -> s.without("SIZE").reply("MAIL.* SIZE=.*", "250 2.1.0 OK"));
        ALL.put(
                ConformanceRule.BDAT_NOT_OFFERED,
                s -> s.without("CHUNKING", "BINARYMIME").reply("BDAT.*", "250 2.0.0 OK"));
        ALL.put(ConformanceRule.STARTTLS_NOT_OFFERED, s -> s.without("STARTTLS").reply("STARTTLS", "220 2.0.0 Go on"));
        ALL.put(ConformanceRule.AUTH_NOT_OFFERED, s -> s.without("AUTH").reply("AUTH.*", "334 "));
        ALL.put(ConformanceRule.REPLY_FORM, s -> s.reply("HELP", "214 2.0.0 Hilfe f\u00fcr alle"));
        ALL.put(ConformanceRule.REPLY_COUNT, s -> s.reply("NOOP", "250 2.0.0 OK\r\n250 2.0.0 OK"));
        ALL.put(ConformanceRule.REPLY_CODES, s -> s.reply("VRFY.*", "354 Go on"));
        ALL.put(ConformanceRule.ENHANCED_CODES, s -> s.reply("NOOP", "250 OK"));
        ALL.put(ConformanceRule.ENHANCED_CODE_CLASS, s -> s.reply("NOOP", "250 5.0.0 OK"));
        ALL.put(ConformanceRule.ENHANCED_CODE_LINES, s -> s.reply("HELP", "214-2.0.0 Read\r\n214 RFC 5321"));
        ALL.put(ConformanceRule.DOUBLED_DOTS, s -> s.endsAt("\r\n..\r\n"));
        ALL.put(ConformanceRule.SINGLE_DOT, s -> s.endsAt("\r\n. \r\n"));
        ALL.put(ConformanceRule.DOT_IN_LINE, s -> s.endsAt(".\r\n"));
        ALL.put(ConformanceRule.EMPTY_MESSAGE, s -> s.faults.add("answers messages twice"));
        ALL.put(ConformanceRule.COMMANDS_ARE_TEXT, s -> s.endsAt("\r\nQUIT\r\n"));
        ALL.put(ConformanceRule.END_IN_PIECES, s -> s.faults.add("answers messages twice"));
        ALL.put(ConformanceRule.WITHOUT_HEADER, s -> s.faults.add("needs a header"));
        ALL.put(ConformanceRule.COMMAND_LINE_LENGTH, s -> s.reply("NOOP .{400,}", "500 5.5.2 Line too long"));
        ALL.put(
                ConformanceRule.LOCAL_PART_LENGTH,
                s -> s.reply("MAIL FROM:<x{64}@.*", "501 5.1.7 Local part too long"));
        ALL.put(ConformanceRule.PATH_LENGTH, s -> s.reply("MAIL FROM:<s@x{63}.*", "501 5.1.7 Path too long"));
        ALL.put(ConformanceRule.TEXT_LINE_LENGTH, s -> s.faults.add("short lines"));
        ALL.put(ConformanceRule.MESSAGE_LENGTH, s -> s.faults.add("small messages"));
        ALL.put(ConformanceRule.RECIPIENTS, s -> s.faults.add("50 recipients"));
        ALL.put(ConformanceRule.TOO_MANY_RECIPIENTS, s -> s.faults.add("wrong code of limit"));
        ALL.put(ConformanceRule.LF_DOT_LF, s -> s.endsAt("\n.\n"));
        ALL.put(ConformanceRule.LF_DOT_CRLF, s -> s.endsAt("\n.\r\n"));
        ALL.put(ConformanceRule.CRLF_DOT_LF, s -> s.endsAt("\r\n.\n"));
        ALL.put(ConformanceRule.CR_DOT_CR, s -> s.endsAt("\r.\r"));
        ALL.put(ConformanceRule.CR_DOT_CRLF, s -> s.endsAt("\r.\r\n"));
        ALL.put(ConformanceRule.CRLF_DOT_CR, s -> s.endsAt("\r\n.\r"));
        ALL.put(ConformanceRule.LF_DOT_CR, s -> s.endsAt("\n.\r"));
        ALL.put(ConformanceRule.CR_DOT_LF, s -> s.endsAt("\r.\n"));
        ALL.put(ConformanceRule.CRLF_NUL_DOT_CRLF, s -> s.endsAt("\0.\r\n"));
        ALL.put(ConformanceRule.CRLF_DOT_NUL_CRLF, s -> s.endsAt(".\0\r\n"));
        ALL.put(ConformanceRule.BARE_CR_IN_COMMAND, s -> s.reply("NOOP\rNOOP", "250 2.0.0 OK\r\n250 2.0.0 OK"));
        ALL.put(ConformanceRule.BARE_LF_IN_COMMAND, s -> s.reply("NOOP\nNOOP", "250 2.0.0 OK\r\n250 2.0.0 OK"));
        ALL.put(ConformanceRule.PIPELINED_TRANSACTION, s -> s.faults.add("no DATA in a group"));
        ALL.put(ConformanceRule.PIPELINED_ORDER, s -> s.faults.add("keeps all at RSET"));
        ALL.put(ConformanceRule.PIPELINED_MESSAGE, s -> s.reply("RSET", "503 5.5.1 Not in a group"));
        ALL.put(ConformanceRule.PIPELINED_WITHOUT_RECIPIENT, s -> s.faults.add("DATA anyway"));
        ALL.put(ConformanceRule.PIPELINED_LARGE_GROUP, s -> s.faults.add("closes in large groups"));
        ALL.put(ConformanceRule.SIZE_KEYWORD, s -> s.without("SIZE").ehlo.add("SIZE much"));
        ALL.put(ConformanceRule.SIZE_PARAMETER, s -> s.reply("MAIL.* SIZE=100", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.SIZE_CASE, s -> s.reply("MAIL.* size=.*", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.SIZE_MALFORMED, s -> s.reply("MAIL.* SIZE=large", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.SIZE_TOO_LARGE, s -> s.faults.add("any size"));
        ALL.put(ConformanceRule.SIZE_TOO_LARGE_MESSAGE, s -> s.faults.add("any size"));
        ALL.put(ConformanceRule.BODY_8BITMIME, s -> s.reply("MAIL.* BODY=8BITMIME", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.BODY_7BIT, s -> s.reply("MAIL.* BODY=7BIT", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.BODY_CASE, s -> s.reply("MAIL.* body=.*", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.BODY_UNKNOWN, s -> s.reply("MAIL.* BODY=9BIT", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.EIGHT_BIT_MESSAGE, s -> s.faults.add("no octets over 127"));
        ALL.put(ConformanceRule.SMTPUTF8_WITH_8BITMIME, s -> s.without("8BITMIME"));
        ALL.put(
                ConformanceRule.SMTPUTF8_PARAMETER,
                s -> s.reply("MAIL FROM:<sender@example.org> SMTPUTF8", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.SMTPUTF8_VALUE, s -> s.reply("MAIL.* SMTPUTF8=1", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.SMTPUTF8_LOCAL_PART, s -> s.reply("MAIL FROM:<\u00ce.*", "553 5.6.7 Bad path"));
        ALL.put(ConformanceRule.SMTPUTF8_DOMAIN, s -> s.reply("MAIL FROM:<sender@b.*", "553 5.6.7 Bad path"));
        ALL.put(ConformanceRule.SMTPUTF8_HEADER, s -> s.faults.add("no octets over 127"));
        ALL.put(ConformanceRule.UTF8_WITHOUT_PARAMETER, s -> s.faults.add("UTF-8 always"));
        ALL.put(ConformanceRule.BDAT, s -> s.faults.add("refuses chunks"));
        ALL.put(ConformanceRule.BDAT_CHUNKS, s -> s.faults.add("chunks of lines"));
        ALL.put(ConformanceRule.BDAT_EMPTY_LAST, s -> s.faults.add("no empty chunk"));
        ALL.put(ConformanceRule.BDAT_DOTS, s -> s.faults.add("sees dots in chunks"));
        ALL.put(ConformanceRule.BDAT_THEN_DATA, s -> s.faults.add("DATA after BDAT"));
        ALL.put(ConformanceRule.BDAT_WITHOUT_TRANSACTION, s -> s.faults.add("BDAT anyway"));
        ALL.put(ConformanceRule.BDAT_REFUSED_CHUNK, s -> s.faults.add("leaves refused chunks"));
        ALL.put(ConformanceRule.BDAT_AFTER_LAST, s -> s.faults.add("BDAT anyway"));
        ALL.put(ConformanceRule.BDAT_RSET, s -> s.faults.add("BDAT anyway"));
        ALL.put(ConformanceRule.BDAT_MALFORMED, s -> s.reply("BDAT many.*", "250 2.0.0 OK"));
        ALL.put(ConformanceRule.BDAT_PIPELINED, s -> s.faults.add("refuses chunks"));
        ALL.put(ConformanceRule.BINARYMIME_WITH_CHUNKING, s -> s.without("CHUNKING"));
        ALL.put(ConformanceRule.BINARYMIME_DATA, s -> s.faults.add("DATA for binary"));
        ALL.put(ConformanceRule.BINARYMIME_MESSAGE, s -> s.faults.add("no binary"));
        ALL.put(ConformanceRule.DSN_MAIL, s -> s.reply("MAIL.* RET=.*", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.DSN_RCPT, s -> s.reply("RCPT.* ORCPT=.*", "555 5.5.4 Bad parameter"));
        ALL.put(ConformanceRule.DSN_NEVER_ALONE, s -> s.reply("RCPT.* NOTIFY=NEVER,SUCCESS", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.DSN_NOTIFY_UNKNOWN, s -> s.reply("RCPT.* NOTIFY=SOMETIMES", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.DSN_NOTIFY_TWICE, s -> s.faults.add("parameters twice"));
        ALL.put(ConformanceRule.DSN_ORCPT_MALFORMED, s -> s.reply("RCPT.* ORCPT=ada", "250 2.1.5 OK"));
        ALL.put(ConformanceRule.DSN_RET_UNKNOWN, s -> s.reply("MAIL.* RET=SOME", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.DSN_RET_TWICE, s -> s.faults.add("parameters twice"));
        ALL.put(ConformanceRule.DSN_ENVID_MALFORMED, s -> s.reply("MAIL.* ENVID=.*", "250 2.1.0 OK"));
        ALL.put(ConformanceRule.STARTTLS_HANDSHAKE, s -> s.reply("STARTTLS", "502 5.5.1 Not implemented"));
        ALL.put(ConformanceRule.STARTTLS_ARGUMENT, s -> s.reply("STARTTLS argument", "220 2.0.0 Go on"));
        ALL.put(ConformanceRule.STARTTLS_NOT_OFFERED_AGAIN, s -> s.faults.add("offers STARTTLS in TLS"));
        ALL.put(ConformanceRule.STARTTLS_TWICE, s -> s.faults.add("STARTTLS twice"));
        ALL.put(ConformanceRule.STARTTLS_FORGETS_TRANSACTION, s -> s.faults.add("keeps all at STARTTLS"));
        ALL.put(ConformanceRule.STARTTLS_FORGETS_LOGIN, s -> s.faults.add("keeps the login at STARTTLS"));
        ALL.put(ConformanceRule.STARTTLS_INJECTION, s -> s.faults.add("obeys what is injected"));
        ALL.put(
                ConformanceRule.STARTTLS_BROKEN_HANDSHAKE,
                s -> s.faults.addAll(List.of("one at a time", "hangs after a session that broke")));
        ALL.put(ConformanceRule.AUTH_MECHANISMS, s -> s.without("AUTH").ehlo.add("AUTH"));
        ALL.put(ConformanceRule.AUTH_WITHOUT_MECHANISM, s -> s.reply("AUTH", "334 "));
        ALL.put(ConformanceRule.AUTH_UNKNOWN_MECHANISM, s -> s.reply("AUTH XUNKNOWN", "334 "));
        ALL.put(ConformanceRule.AUTH_UNKNOWN_MECHANISM_CODE, s -> s.faults.add("wrong code of mechanism"));
        ALL.put(ConformanceRule.AUTH_EMPTY_CHALLENGE, s -> s.faults.add("a challenge"));
        ALL.put(ConformanceRule.AUTH_CANCEL, s -> s.faults.add("wrong code of cancel"));
        ALL.put(ConformanceRule.AUTH_SESSION_AFTER_CANCEL, s -> s.faults.add("closes after cancel"));
        ALL.put(ConformanceRule.AUTH_BAD_RESPONSE, s -> s.faults.add("response is bad"));
        ALL.put(ConformanceRule.AUTH_BAD_INITIAL_RESPONSE, s -> s.faults.add("initial response is bad"));
        ALL.put(ConformanceRule.AUTH_LONG_RESPONSE, s -> s.faults.add("long responses are commands"));
        ALL.put(ConformanceRule.AUTH_WRONG_PASSWORD, s -> s.faults.add("anybody"));
        ALL.put(ConformanceRule.AUTH_WRONG_PASSWORD_CODE, s -> s.faults.add("wrong code of password"));
        ALL.put(ConformanceRule.AUTH_INITIAL_RESPONSE, s -> s.reply("AUTH PLAIN .+", "501 5.5.4 No initial response"));
        ALL.put(ConformanceRule.AUTH_RESPONSE, s -> s.reply("AUTH PLAIN", "501 5.5.4 Initial response missing"));
        ALL.put(ConformanceRule.AUTH_CASE, s -> s.reply("auth.*", "504 5.5.4 Unknown mechanism"));
        ALL.put(ConformanceRule.AUTH_AFTER_FAILURE, s -> s.faults.add("one attempt"));
        ALL.put(ConformanceRule.AUTH_TWICE, s -> s.faults.add("AUTH twice"));
        ALL.put(ConformanceRule.AUTH_IN_TRANSACTION, s -> s.faults.add("AUTH in transactions"));
        ALL.put(ConformanceRule.AUTH_PARAMETER, s -> s.reply("MAIL.* AUTH=<>", "555 5.5.4 Bad parameter"));
        ALL.put(
                ConformanceRule.CUT_OFF_ANYWHERE,
                s -> s.faults.addAll(List.of("one at a time", "hangs after a session that broke")));
        ALL.put(
                ConformanceRule.CUT_OFF_IN_MESSAGE,
                s -> s.faults.addAll(List.of("one at a time", "hangs after a session that broke")));
        ALL.put(ConformanceRule.GARBAGE, s -> s.faults.add("dies of errors"));
        ALL.put(
                ConformanceRule.LONG_LINE,
                s -> s.reply("NOOP x{1000,}", "500 5.5.2 Line too long\r\n500 5.5.1 Unknown command"));
        ALL.put(ConformanceRule.SLOW_CLIENT, s -> s.faults.add("takes packets for lines"));
        ALL.put(ConformanceRule.MANY_NOOPS, s -> s.faults.add("few NOOPs"));
        ALL.put(
                ConformanceRule.UNREAD_REPLIES,
                s -> s.faults.addAll(List.of("one at a time", "hangs after a session that broke")));
        ALL.put(ConformanceRule.MANY_CLIENTS, s -> s.faults.add("one at a time"));
        ALL.put(ConformanceRule.MANY_ERRORS, s -> s.faults.add("dies of errors"));
    }

    private Faults() {}

    static Map<ConformanceRule, Consumer<RightServer>> all() {
        return ALL;
    }
}
