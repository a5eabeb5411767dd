package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes mails from their text, in the form in which they are received. */
final class TestMails {

    private TestMails() {}

    /** Makes a mail from {@code shop@example.com}; the lines of its text end with LF. */
    static ReceivedMail mail(String content, String... recipients) {
        return wire(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), recipients);
    }

    /** Makes a mail from {@code shop@example.com} with the exact bytes; a line end is added if it is missing at the end. */
    static ReceivedMail wire(byte[] content, String... recipients) {
        List<SmtpCommand> rcptTo = Arrays.stream(recipients)
                .map(to -> SmtpCommand.parse("RCPT TO:<" + to + "> NOTIFY=NEVER"))
                .toList();
        return from("MAIL FROM:<shop@example.com> SIZE=10 BODY=8BITMIME", content, rcptTo);
    }

    /** Makes a mail from the null sender. */
    static ReceivedMail bounce(String content) {
        return from(
                "MAIL FROM:<>",
                content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                List.of(SmtpCommand.parse("RCPT TO:<shop@example.com>")));
    }

    /** Makes a mail to {@code ada@example.org} of lines that end with LF, announced by parameters of MAIL. */
    static ReceivedMail announced(String parameters, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\n", "\r\n");
        return from(
                ("MAIL FROM:<shop@example.com> " + parameters).strip(),
                text.getBytes(StandardCharsets.ISO_8859_1),
                List.of(SmtpCommand.parse("RCPT TO:<ada@example.org>")));
    }

    /** Makes a mail that was announced as UTF-8. */
    static ReceivedMail smtpUtf8(String content) {
        return from(
                "MAIL FROM:<shop@example.com> SMTPUTF8",
                content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                List.of(SmtpCommand.parse("RCPT TO:<ada@example.org>")));
    }

    private static ReceivedMail from(String mailFrom, byte[] content, List<SmtpCommand> rcptTo) {
        boolean ended = content.length == 0 || content[content.length - 1] == '\n';
        byte[] end = (ended ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] data = Arrays.copyOf(content, content.length + end.length);
        System.arraycopy(end, 0, data, content.length, end.length);
        return new ReceivedMail(
                new Envelope(SmtpCommand.parse(mailFrom), rcptTo),
                Octets.of(data),
                new Arrival(1, "shop", true, Instant.EPOCH));
    }
}
