package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.github.junitsmtp.internal.store.Octets;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * A message as recorded by the transport, shared by the transcript and all recipients.
 *
 * @param data the data as sent by the client
 * @param sender the reverse-path, for the trace fields that GreenMail puts before the header
 * @param client the address of the client
 * @param helo the client's name in HELO or EHLO
 * @param receivedAt the time of receipt, in milliseconds since 1970
 */
record RecordedMessage(Octets data, String sender, String client, String helo, long receivedAt) {

    private static final int LONE_DOT = 3;
    private static final int CRLF = 2;

    /** Parses the message without doubled dots and, like GreenMail, without its last CRLF. */
    MimeMessage parse() {
        byte[] trace = trace().getBytes(StandardCharsets.UTF_8);
        byte[] sent = data.bytes();
        byte[] message = new byte[trace.length + sent.length];
        System.arraycopy(trace, 0, message, 0, trace.length);
        int length = trace.length;
        boolean atStartOfLine = true;
        for (int i = 0; i < sent.length - LONE_DOT; i++) {
            if (!atStartOfLine || sent[i] != '.') {
                message[length++] = sent[i];
            }
            atStartOfLine = sent[i] == '\n' && i > 0 && sent[i - 1] == '\r';
        }
        int end = Math.max(trace.length, length - CRLF);
        return GreenMailUtil.newMimeMessage(new SharedByteArrayInputStream(message, 0, end));
    }

    @SuppressWarnings("JavaUtilDate") // as GreenMail writes it
    private String trace() {
        return "Return-Path: <" + oneLine(sender) + ">\r\nReceived: from " + client + " (HELO " + oneLine(helo) + "); "
                + new Date(receivedAt) + "\r\n";
    }

    /** GreenMail decodes encoded words in addresses and removes any line breaks in the result. */
    private static String oneLine(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}
