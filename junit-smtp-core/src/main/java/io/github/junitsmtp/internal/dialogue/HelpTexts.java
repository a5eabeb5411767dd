package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Locale;
import java.util.Map;

/** What HELP says about a command: its syntax (RFC 5321, section 4.1.1). */
final class HelpTexts {

    private static final Map<String, String> SYNTAX = Map.ofEntries(
            Map.entry("EHLO", "EHLO <domain or address literal>"),
            Map.entry("HELO", "HELO <domain>"),
            Map.entry(
                    "MAIL", "MAIL FROM:<reverse-path> [parameters], for example MAIL FROM:<ada@example.org> SIZE=1000"),
            Map.entry("RCPT", "RCPT TO:<forward-path> [parameters], for example RCPT TO:<ada@example.org>"),
            Map.entry("DATA", "DATA, then the message, then a line with a single dot"),
            Map.entry("RSET", "RSET"),
            Map.entry("NOOP", "NOOP [anything]"),
            Map.entry("VRFY", "VRFY <user>"),
            Map.entry("AUTH", "AUTH <mechanism> [initial response], for example AUTH PLAIN"),
            Map.entry("STARTTLS", "STARTTLS, then the TLS handshake, then EHLO again"),
            Map.entry("BDAT", "BDAT <octets> [LAST], immediately followed by that many octets"),
            Map.entry("EXPN", "EXPN <list>"),
            Map.entry("ETRN", "ETRN <domain>"),
            Map.entry("HELP", "HELP [command]"),
            Map.entry("QUIT", "QUIT"));

    private HelpTexts() {}

    static SmtpReply on(String topic) {
        String syntax = SYNTAX.get(topic.toUpperCase(Locale.ROOT));
        return syntax == null
                ? SmtpReply.of(
                        504, EnhancedStatusCode.parse("5.5.4"), "No help on that topic; send HELP without an argument")
                : SmtpReply.of(214, EnhancedStatusCode.parse("2.0.0"), syntax);
    }
}
