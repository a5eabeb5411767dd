package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.examples.servers.MailServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.Relay;
import io.github.junitsmtp.server.SmtpServerBuilder;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for a real server behind the recording one, for all senders, and for transparent and completed relays. */
interface RealServerContract {

    String MESSAGE = """
            From: Shop <shop@example.com>
            Subject: Hi
            Date: Tue, 24 Nov 2026 12:00:00 +0000
            Message-ID: <4711@example.com>

            Hello
            """;

    /** Returns the server, which all tests of this class share one after another. */
    MailServer behind();

    /** The clients. */
    enum Sender {
        ANGUS_MAIL(AngusMailTest::new),
        SMTPLIB(SmtplibTest::new),
        CURL(CurlTest::new),
        SWAKS(SwaksTest::new);

        private final Supplier<Client> client;

        Sender(Supplier<Client> client) {
            this.client = client;
        }

        void send(Letter letter) throws Exception {
            client.get().send(letter);
        }
    }

    enum Manner {
        TRANSPARENT {
            @Override
            Relay of(Relay relay) {
                return relay.transparent();
            }
        },
        COMPLETED {
            @Override
            Relay of(Relay relay) {
                return relay.completed();
            }
        };

        abstract Relay of(Relay relay);
    }

    default Relay relay() {
        return Relay.to("localhost", behind().port())
                .trust(TestCertificates.ofThisJvm().sslContext());
    }

    default SmtpServerBuilder server(Manner manner) {
        behind().mailsOf(MailServer.ADA).clear();
        behind().mailsOf(MailServer.BOB).clear();
        return RecordingSmtpServer.builder().relayTo(manner.of(relay()));
    }

    /** Waits for the mail in both mailboxes and compares it with the recorded one. */
    default void arrivesByteForByte(ReceivedMail mail) {
        for (String address : List.of(MailServer.ADA, MailServer.BOB)) {
            await().dontCatchUncaughtExceptions() // of servers of other tests
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(behind().mailsOf(address).mails())
                            .as("mails of %s: %s", address, behind().log())
                            .hasSize(1));
            // In Latin-1, a character is a byte.
            String recorded = new String(mail.content(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            String stored = withoutAdditions(
                    new String(behind().mailsOf(address).mails().get(0), StandardCharsets.ISO_8859_1), recorded);
            assertThat(stored.endsWith(recorded))
                    .as("%s stored: %s, and the record has: %s", behind().name(), stored, recorded)
                    .isTrue();
            assertThat(stored.substring(0, stored.length() - recorded.length()).lines())
                    .as("what %s puts before the mail", behind().name())
                    .allMatch(line -> line.matches(
                            "(Return-Path|Delivered-To|X-Original-To|Received|Envelope-to|Delivery-date):.*|[ \t].*"));
        }
    }

    /** Python sends neither field, so servers add them (RFC 6409, section 8). */
    private static String withoutAdditions(String stored, String recorded) {
        return recorded.contains("Message-ID: ")
                ? stored
                : stored.replaceFirst("(?m)^Message-I[dD]: .*\n", "").replaceFirst("(?m)^Date: .*\n", "");
    }

    @ParameterizedTest
    @EnumSource
    default void a_mail_to_two_arrives_through_a_transparent_relay(Sender sender) throws Exception {
        delivers(sender, Manner.TRANSPARENT);
    }

    @ParameterizedTest
    @EnumSource
    default void a_mail_to_two_arrives_through_a_completed_relay(Sender sender) throws Exception {
        delivers(sender, Manner.COMPLETED);
    }

    private void delivers(Sender sender, Manner manner) throws Exception {
        try (RecordingSmtpServer smtp = server(manner).start()) {
            sender.send(Letter.to(smtp));

            assertThat(smtp)
                    .hasReceivedMail()
                    .isFrom(Letter.SENDER)
                    .hasOnlyRecipients(Letter.ADA, Letter.BOB)
                    .hasSubject(Letter.SUBJECT)
                    .hasTextBodyContaining(Letter.TEXT.strip()); // it contains dots
            assertThat(heardOut(smtp)).singleSession().noCommandWasRejected().endedWithQuit();
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_large_mail_arrives(Manner manner) throws Exception {
        try (RecordingSmtpServer smtp = server(manner).start()) {
            Sender.CURL.send(new Letter(smtp, Tls.NONE, "", "All work and no play.\n".repeat(200_000)));

            assertThat(smtp.mails().get(0).content()).hasSizeGreaterThan(4_000_000);
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void TLS_is_done_on_both_sides(Sender sender) throws Exception {
        assumeTrue(behind().startsTls(), "this server cannot do TLS");
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start()) {
            sender.send(new Letter(smtp, Tls.STARTTLS_REQUIRED, "", Letter.TEXT));

            assertThat(smtp).hasReceivedMail().isEncrypted();
            assertThat(heardOut(smtp)).singleSession().isEncrypted();
            arrivesByteForByte(smtp.mails().get(0));
            assertThat(new String(behind().mailsOf(MailServer.ADA).mails().get(0), StandardCharsets.ISO_8859_1))
                    .as("what the backend says of the connection to it")
                    .containsPattern("(?i)with esmtps");
        }
    }

    @Test
    default void a_completed_relay_does_TLS_on_each_side_on_its_own() throws Exception {
        assumeTrue(behind().startsTls(), "this server cannot do TLS");
        behind().mailsOf(MailServer.ADA).clear();
        behind().mailsOf(MailServer.BOB).clear();
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .relayTo(relay().startTls().completed())
                .start()) {
            Sender.ANGUS_MAIL.send(Letter.to(smtp));

            assertThat(smtp).hasReceivedMail();
            assertThat(heardOut(smtp)).singleSession().isNotEncrypted();
            arrivesByteForByte(smtp.mails().get(0));
            assertThat(new String(behind().mailsOf(MailServer.ADA).mails().get(0), StandardCharsets.ISO_8859_1))
                    .containsPattern("(?i)with esmtps");
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_login_is_for_the_server_behind(Sender sender) throws Exception {
        assumeTrue(behind().takesLogins(), "this server takes no logins");
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start()) {
            sender.send(new Letter(smtp, Tls.NONE, "PLAIN", Letter.TEXT));

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs(MailServer.USER);
            assertThat(heardOut(smtp).render()).doesNotContain(MailServer.PASSWORD);
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @Test
    default void a_wrong_password_is_refused_by_the_server_behind() {
        assumeTrue(behind().takesLogins(), "this server takes no logins");
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.com");

            assertThat(client.authPlain(MailServer.USER, "wrong")).isAuthenticationFailed();
            assertThat(client.authPlain(MailServer.USER, MailServer.PASSWORD)).isAuthenticationSuccessful();
        }
    }

    @Test
    default void the_replies_are_its_own() {
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start();
                SmtpClient direct = SmtpClient.connect("127.0.0.1", behind().port());
                SmtpClient relayed = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(timeless(relayed.greeting())).isEqualTo(timeless(direct.greeting()));
            for (String command : List.of(
                    "EHLO client.example.com",
                    "RSET",
                    "MAIL FROM:<shop@example.com>",
                    "RCPT TO:<ada@example.org>",
                    "RCPT TO:<nobody@example.org>",
                    "RCPT TO:<ada@elsewhere.example>",
                    "MAIL FROM:<shop@example.com>",
                    "XFOO",
                    "QUIT")) {
                assertThat(timeless(relayed.send(command))).as(command).isEqualTo(timeless(direct.send(command)));
            }
        }
    }

    /** Removes the time from Exim's greeting. */
    private static String timeless(SmtpReply reply) {
        return reply.toString().replaceAll("\\d\\d:\\d\\d:\\d\\d", "hh:mm:ss");
    }

    @ParameterizedTest
    @EnumSource
    default void an_unknown_recipient_is_refused_and_the_others_get_it(Manner manner) {
        try (RecordingSmtpServer smtp = server(manner).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.com");
            client.mailFrom(Letter.SENDER);
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550);
            assertThat(client.rcptTo(MailServer.ADA)).isOk();
            assertThat(client.rcptTo(MailServer.BOB)).isOk();
            client.data();

            assertThat(client.message(MESSAGE)).isOk();

            assertThat(smtp).hasReceivedMail().hasOnlyRecipients(MailServer.ADA, MailServer.BOB);
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @Test
    default void a_sender_is_told_of_an_unknown_recipient() {
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.com");
            client.mailFrom(Letter.SENDER);
            client.rcptTo("nobody@example.org");

            assertThat(client.data()).isPermanentFailure();
            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @ParameterizedTest
    @EnumSource
    default void eight_bits_dots_and_long_lines_arrive_as_they_were_sent(Manner manner) {
        String message =
                "From: Gr\u00fc\u00dfe <shop@example.com>\r\nSubject: 8 bits\r\nDate: Tue, 24 Nov 2026 12:00:00 +0000\r\n"
                        + "Message-ID: <4711@example.com>\r\n\r\n.\r\n..\r\n.x\r\n\u00e4\u00f6\u00fc \u20ac\r\n"
                        + "x".repeat(990) + "\r\n \r\n\r\n.";
        try (RecordingSmtpServer smtp = server(manner).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.com");
            client.mailFrom(Letter.SENDER, "BODY=8BITMIME");
            client.rcptTo(MailServer.ADA);
            client.rcptTo(MailServer.BOB);
            client.data();

            assertThat(client.message(message)).isOk();

            assertThat(smtp.mails().get(0).content()).isEqualTo((message + "\r\n").getBytes(StandardCharsets.UTF_8));
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_group_of_commands_is_answered_in_order(Manner manner) {
        try (RecordingSmtpServer smtp = server(manner).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            SmtpReply extensions = client.ehlo("client.example.com");
            assumeTrue(extensions.lines().contains("PIPELINING"), "this server does not offer it");

            assertThat(client.pipeline(
                            "MAIL FROM:<shop@example.com>",
                            "RCPT TO:<nobody@example.org>",
                            "RCPT TO:<ada@example.org>",
                            "RCPT TO:<bob@example.net>",
                            "DATA"))
                    .extracting(SmtpReply::code)
                    .containsExactly(250, 550, 250, 250, 354);
            assertThat(client.message(MESSAGE)).isOk();
            arrivesByteForByte(smtp.mails().get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_mail_that_is_too_large_is_refused_and_not_received(Manner manner) {
        try (RecordingSmtpServer smtp = server(manner).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.com");
            client.mailFrom(Letter.SENDER);
            client.rcptTo(MailServer.ADA);
            client.data();

            SmtpReply reply = client.message(
                    "Subject: large\n\n" + "x".repeat(78).concat("\n").repeat(70_000));

            assertThat(reply).isPermanentFailure();
            assertThat(smtp).hasReceivedNoMail();
            assertThat(client.mailFrom(Letter.SENDER)).isOk();
        }
    }

    @Test
    default void a_stub_comes_before_the_server_behind() {
        try (RecordingSmtpServer smtp = server(Manner.TRANSPARENT).start()) {
            smtp.on(rcptTo(MailServer.ADA)).once().answer(greylisted());

            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> Sender.ANGUS_MAIL.send(Letter.to(smtp)))
                    .withStackTraceContaining("451");

            assertThat(smtp).hasReceivedNoMail();
            assertThat(behind().mailsOf(MailServer.ADA).mails()).isEmpty();
        }
    }
}
