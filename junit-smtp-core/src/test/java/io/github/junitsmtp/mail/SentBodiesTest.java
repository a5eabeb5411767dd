package io.github.junitsmtp.mail;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bodies that are read are those that the sender set, however they were encoded. */
class SentBodiesTest {

    static Stream<Arguments> encodings() {
        return Stream.of("7bit", "8bit", "binary", "quoted-printable", "base64")
                .flatMap(encoding -> Stream.of(
                        Arguments.of(encoding, false, "plain"),
                        Arguments.of(encoding, false, "html"),
                        Arguments.of(encoding, true, "plain"),
                        Arguments.of(encoding, true, "html")));
    }

    @ParameterizedTest(name = "{0}, multipart: {1}, text/{2}")
    @MethodSource("encodings")
    void a_body_is_the_text_that_was_set(
            String encoding,
            boolean isMultipart,
            String subtype,
            @SmtpServer RecordingSmtpServer smtp,
            @SmtpServer Session session)
            throws MessagingException {
        for (String text : List.of("Hello", "Hello\n", "Hello\r\n", "Hello\n\nAda", "", "Hello \t", " Hello")) {
            send(session, text, encoding, isMultipart, subtype);

            ReceivedMail mail = smtp.mails().get(smtp.mails().size() - 1);
            String body = text.replace("\r", "").replaceFirst("\n$", "");
            if (subtype.equals("plain")) {
                assertThat(mail).hasTextBody(text).hasTextBodyContaining(text);
                assertThat(mail).textBody().isEqualTo(body);
            } else {
                assertThat(mail).hasHtmlBody(text).hasHtmlBodyContaining(text);
                assertThat(mail).htmlBody().isEqualTo(body);
            }
        }
    }

    /** The example of RFC 3676, section 4.5, shortened, and soft line breaks of quoted-printable (RFC 2045, section 6.7). */
    @Test
    void lines_that_were_broken_for_the_journey_are_compared_whole() {
        String flowed = "Content-Type: text/plain; format=flowed\n\n"
                + "`Take some more tea,' the March Hare said \nto Alice, very earnestly.\n\n From Alice\n-- \nThe Hatter\n";
        assertThat(TestMails.mail(flowed)).hasTextBody("""
                `Take some more tea,' the March Hare said to Alice, very earnestly.

                From Alice
                --\s
                The Hatter
                """).hasTextBodyContaining("said to Alice");

        String quoted = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Now's the time =\nfor all folk to come=\n to the aid of Caf=C3=A9 =3D Z=C3=BCrich.=20\n";
        assertThat(TestMails.mail(quoted))
                .hasTextBody("Now's the time for all folk to come to the aid of Caf\u00e9 = Z\u00fcrich. ");
    }

    @Test
    void line_ends_that_alone_differ_are_told() {
        ReceivedMail mail = TestMails.mail("\nDear Ada,\nwelcome\n");

        assertFailure(
                () -> assertThat(mail).as("welcome").textBody().isEqualTo("Dear Ada,\r\nwelcome"),
                "[welcome, text body, only line endings differ: bodies are returned with LF line endings and no final line ending;"
                        + " hasTextBody(..) ignores the difference] \n"
                        + "expected: \n  \"Dear Ada,\r\n  welcome\"\n but was: \n  \"Dear Ada,\n  welcome\"");
        assertThat(mail).hasTextBody("Dear Ada,\r\nwelcome").hasTextBodyContaining("Ada,\r\nwelcome\r\n");
    }

    @Test
    void an_attached_text_is_the_whole_file() {
        String attached = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n--b\n"
                + "Content-Type: text/csv; name=a.csv\n\na;b\n\n--b--\n";

        assertThat(TestMails.mail(attached)).attachment("a.csv").text().isEqualTo("a;b\n");
    }

    private static void send(Session session, String text, String encoding, boolean isMultipart, String subtype)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        MimePart part = isMultipart ? new MimeBodyPart() : message;
        part.setText(text, "utf-8", subtype);
        part.setHeader("Content-Transfer-Encoding", encoding);
        if (isMultipart) {
            message.setContent(new MimeMultipart((MimeBodyPart) part));
        }
        Transport.send(message);
    }
}
