package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.refusedByPolicy;
import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class ExtensionsTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void EHLO_advertises_exactly_what_the_test_wants() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .extensions(SmtpExtension.SIZE, SmtpExtension.MT_PRIORITY)
                        .maxMessageSize(1000)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client")).hasLines("localhost", "MT-PRIORITY", "SIZE 1000");
            assertThat(client.mailFrom("a@b.example", "MT-PRIORITY=3", "SIZE=10"))
                    .isOk()
                    .hasText("fine");
            assertThat(client.rcptTo("c@d.example", "NOTIFY=NEVER"))
                    .hasCode(555)
                    .hasText("NOTIFY=NEVER requires DSN, which is not offered");
            assertThat(client.session().replies())
                    .allSatisfy(reply -> assertThat(reply.enhancedStatusCode()).isEmpty()); // RFC 2034 was not offered
        }
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().extensions().start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client")).hasLines("localhost");
            assertThat(client.send("AUTH PLAIN")).isCommandNotImplemented().hasText("AUTH is not offered");
        }
    }

    @Test
    void extensions_are_switched_on_and_off() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .enable(SmtpExtension.values())
                        .disable(SmtpExtension.HELP, SmtpExtension.PIPELINING)
                        .tls(Tls.STARTTLS)
                        .maxRecipients(2)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client"))
                    .hasLines(
                            "localhost",
                            "8BITMIME",
                            "AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER",
                            "BINARYMIME",
                            "CHUNKING",
                            "DELIVERBY",
                            "DSN",
                            "ENHANCEDSTATUSCODES",
                            "ETRN",
                            "EXPN",
                            "FUTURERELEASE 86400 2037-12-31T23:59:59Z",
                            "LIMITS RCPTMAX=2",
                            "MT-PRIORITY",
                            "SIZE 104857600",
                            "SMTPUTF8",
                            "STARTTLS",
                            "VRFY");
            client.startTls(smtp.certificates().sslContext());
            assertThat(client.ehlo("client")).advertises("REQUIRETLS");
            assertThat(client.mailFrom("a@b.example", "REQUIRETLS")).isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIZE=1000 BODY=8BITMIME SMTPUTF8",
                "body=7bit size=1",
                "RET=FULL ENVID=QQ314159",
                "RET=HDRS ENVID=a+2Bb",
                "AUTH=<>",
                "AUTH=ada@example.org",
                "BY=120;R",
                "BY=-5;NT",
                "BY=+120;RT",
                "MT-PRIORITY=-9",
                "MT-PRIORITY=0",
                "HOLDFOR=3600",
                "HOLDUNTIL=2037-12-24T18:00:00Z"
            })
    void parameters_of_MAIL_are_taken_and_recorded(String parameters) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .enable(SmtpExtension.values())
                        .disable(SmtpExtension.STARTTLS)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");

            assertThat(client.mailFrom("a@b.example", parameters)).isOk().hasEnhancedStatusCode("2.1.0");
            client.rcptTo("c@d.example", "NOTIFY=SUCCESS,DELAY", "ORCPT=rfc822;c@d.example");
            client.data();
            client.message("Subject: x\n\n");

            assertThat(smtp.mails().get(0).envelope().mailFrom().parameters())
                    .hasToString("[" + parameters.replace(" ", ", ") + "]");
            assertThat(smtp.mails().get(0).envelope().rcptTo().get(0).parameter("notify"))
                    .hasToString("Optional[NOTIFY=SUCCESS,DELAY]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FOO=BAR | 555 | Unknown parameter \"FOO=BAR\"",
                "garbage | 555 | Unknown parameter \"garbage\"",
                "BY=120;R | 555 | BY=120;R requires DELIVERBY, which is not offered",
                "BODY=BINARYMIME | 555 | BODY=BINARYMIME requires BINARYMIME, which is not offered",
                "SIZE=many | 501 | Invalid value in \"SIZE=many\"",
                "SMTPUTF8=yes | 501 | Invalid value in \"SMTPUTF8=yes\"",
                "BODY | 501 | Invalid value in \"BODY\"",
                "RET=ALL | 501 | Invalid value in \"RET=ALL\"",
                "ENVID=a=b | 501 | Invalid value in \"ENVID=a=b\"",
                "ENVID=a+2bb | 501 | Invalid value in \"ENVID=a+2bb\"",
                "SIZE=1 size=2 | 501 | Duplicate parameter \"SIZE\""
            })
    void other_parameters_are_refused(String parameters, int code, String text, SmtpClient client) {
        client.ehlo("client");

        assertThat(client.mailFrom("a@b.example", parameters))
                .hasCode(code)
                .hasEnhancedStatusCode("5.5.4")
                .hasText(text);
        assertThat(client.mailFrom("a@b.example")).isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTIFY=NEVER,SUCCESS", "NOTIFY=", "ORCPT=c@d.example", "ORCPT=rfc822;a b"})
    void parameters_of_RCPT_are_checked_too(String parameter, SmtpClient client) {
        client.ehlo("client");
        client.mailFrom("a@b.example");

        assertThat(client.rcptTo("c@d.example", parameter).code()).isIn(501, 555);
        assertThat(client.rcptTo("c@d.example", "NOTIFY=NEVER", "ORCPT=rfc822;c+40d.example"))
                .isOk();
    }

    @Test
    void addresses_that_are_not_ASCII_need_SMTPUTF8(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");

        assertThat(client.mailFrom("jörg@example.org")).hasCode(553).hasEnhancedStatusCode("5.6.7");
        assertThat(client.mailFrom("shop@example.com")).isOk();
        assertThat(client.rcptTo("ada@exämple.org")).hasCode(553);
        client.rset();
        assertThat(client.mailFrom("jörg@example.org", "SMTPUTF8")).isOk();
        assertThat(client.rcptTo("ada@exämple.org")).isOk();
    }

    @Test
    void addresses_with_SMTPUTF8_are_UTF_8(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");

        client.sendRaw("MAIL FROM:<j\u00f6rg@example.org> SMTPUTF8\r\n".getBytes(ISO_8859_1));
        assertThat(client.readReply())
                .hasCode(501)
                .hasEnhancedStatusCode("5.1.7")
                .hasText("The address is not valid UTF-8 (RFC 6531, section 3.3)");
        client.mailFrom("jörg@example.org", "SMTPUTF8");
        client.sendRaw("RCPT TO:<ada@ex\u00e4mple.org>\r\n".getBytes(ISO_8859_1));
        assertThat(client.readReply()).hasCode(501).hasEnhancedStatusCode("5.1.3");
        assertThat(client.rcptTo("ada@exämple.org")).isOk();
        assertThat(smtp.transcript().sessions().get(0).violations(EnumSet.of(ClientRule.COMMAND_ASCII)))
                .extracting(Object::toString)
                .containsExactly(
                        "COMMAND_ASCII: step 3, MAIL FROM:<j\ufffdrg@example.org> SMTPUTF8, contains bytes that are not UTF-8:"
                                + " \"MAIL FROM:<j\\xf6rg@example.org> SMTPUTF8\\r\\n\" (RFC 5321, section 2.4; RFC 6531, section 3.4)",
                        "COMMAND_ASCII: step 5, RCPT TO:<ada@ex\ufffdmple.org>, contains bytes that are not UTF-8:"
                                + " \"RCPT TO:<ada@ex\\xe4mple.org>\\r\\n\" (RFC 5321, section 2.4; RFC 6531, section 3.4)");
    }

    @Test
    void a_message_comes_in_chunks(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");

        client.sendRaw(ascii("BDAT 14\r\nSubject: x\r\n\r\nBDAT 0\r\nBDAT 12 LAST\r\n.one\r\n.\r\nend"));
        assertThat(client.readReply()).isOk().hasText("14 octets received");
        assertThat(client.readReply()).isOk();
        assertThat(client.readReply()).isOk().hasText("stored");

        assertThat(smtp.mails().get(0).content()).asString().isEqualTo("Subject: x\r\n\r\n.one\r\n.\r\nend");
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                .endsWith("DATA", "Subject: x", "", "..one", "..", "end");
        assertThat(smtp.transcript()).singleSession().replyToMessage().hasText("stored");
        assertThat(smtp).wasAsked(message(mail -> mail.subject().isPresent()), 1);
        Exchange first = smtp.transcript().sessions().get(0).exchanges().get(4);
        assertThat(first).hasToString("""
                C: BDAT 14
                C: Subject: x
                C:
                S: 250 2.0.0 14 octets received""");
        assertThat(first.sentBytes()).isEqualTo(9 + 14);
    }

    @Test
    void the_size_of_a_chunk_may_have_leading_zeros(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");

        client.sendRaw(ascii("BDAT 0000000000000000000014 LAST\r\nSubject: x\r\n\r\n")); // 1*DIGIT, RFC 3030, section 2
        assertThat(client.readReply()).isOk().hasText("stored");

        assertThat(smtp.mails().get(0).content()).asString().isEqualTo("Subject: x\r\n\r\n");
    }

    @Test
    void any_bytes_come_in_chunks() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .enable(SmtpExtension.BINARYMIME)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(ascii("Subject: x\r\nContent-Transfer-Encoding: binary\r\n\r\n"));
            for (int i = 0; i < 256; i++) {
                content.write(i);
            }
            client.ehlo("client");
            client.pipeline("MAIL FROM:<a@b.example> BODY=BINARYMIME", "RCPT TO:<c@d.example>");
            assertThat(client.data()).isBadSequence().hasText("BODY=BINARYMIME requires BDAT instead of DATA");

            client.sendRaw(ascii("BDAT " + content.size() + " LAST\r\n"));
            client.sendRaw(content.toByteArray());

            assertThat(client.readReply()).isOk();
            assertThat(smtp.mails().get(0).content()).isEqualTo(content.toByteArray());
        }
    }

    @Test
    void chunks_that_are_refused_are_read_all_the_same(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.sendRaw(ascii("BDAT 6 LAST\r\nQUIT\r\n"));
        assertThat(client.readReply()).isBadSequence().hasText("Send MAIL first");
        client.sendRaw(ascii("BDAT six\r\n"));
        assertThat(client.readReply()).isBadSequence();
        client.mailFrom("a@b.example");
        client.rcptTo("c@d.example");
        client.sendRaw(ascii("BDAT six\r\n"));
        assertThat(client.readReply()).hasCode(501);
        client.rset();
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
        client.sendRaw(ascii("BDAT 6\r\nQUIT\r\n"));
        assertThat(client.readReply()).isOk();
        assertThat(client.data()).isBadSequence().hasText("DATA and BDAT cannot be mixed in one mail transaction");
        assertThat(client.rcptTo("c@d.example")).isBadSequence();
        smtp.on(message()).answer(refusedByPolicy());
        client.sendRaw(ascii("BDAT 0 LAST\r\n"));
        assertThat(client.readReply()).hasCode(550);
        assertThat(client.send("BDAT 0 LAST")).isBadSequence();

        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines).endsWith("RSET");
    }

    @Test
    void chunks_over_the_limit_are_not_kept() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxMessageSize(10).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
            client.sendRaw(ascii("BDAT 8\r\n12345678"));
            assertThat(client.readReply()).isOk();
            client.sendRaw(ascii("BDAT 3000000 LAST\r\n" + "x".repeat(3_000_000)));
            assertThat(client.readReply()).isStorageExceeded();
            assertThat(client.noop()).isOk();
            Exchange last = smtp.transcript().sessions().get(0).exchanges().get(5);
            assertThat(last.sentBytes()).isEqualTo(3_000_000 + 19);
            assertThat(last.sent()).hasSize(19 + 2); // as much as fits
            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void limits_are_advertised_and_kept() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .maxMailsPerSession(1)
                        .maxRecipients(3)
                        .maxRecipientDomains(2)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client")).advertises("LIMITS", "MAILMAX=1", "RCPTMAX=3", "RCPTDOMAINMAX=2");
            client.mailFrom("a@b.example");
            assertThat(client.rcptTo("1@a.example")).isOk();
            assertThat(client.rcptTo("2@b.example")).isOk();
            assertThat(client.rcptTo("3@c.example"))
                    .hasCode(452)
                    .hasEnhancedStatusCode("4.5.3")
                    .hasText("Too many recipient domains; the limit is 2");
            assertThat(client.rcptTo("3@A.example")).isOk();
            assertThat(client.rcptTo("4@a.example")).hasText("Too many recipients; the limit is 3");
            client.data();
            client.message("Subject: x\n\n");
            assertThat(client.mailFrom("a@b.example"))
                    .hasCode(452)
                    .hasText("Too many mails in this session; the limit is 1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().maxRecipients(0))
                .withMessage("maxRecipients must be positive but was 0");
    }

    @Test
    void VRFY_EXPN_and_ETRN_are_answered(SmtpClient client) {
        client.ehlo("client");
        assertThat(client.vrfy("ada")).isCannotVerifyButWillAccept().hasEnhancedStatusCode("2.0.0");
        assertThat(client.send("VRFY")).hasCode(501);
        assertThat(client.expn("staff")).isCommandNotImplemented().hasText("EXPN is not offered");
        assertThat(client.send("ETRN example.org")).isCommandNotImplemented();
        assertThat(client.send("TURN")).isCommandNotImplemented().hasText("TURN is not offered");

        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .enable(SmtpExtension.EXPN, SmtpExtension.ETRN, SmtpExtension.VRFY)
                        .start();
                SmtpClient other = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(other.ehlo("client"))
                    .advertises("VRFY")
                    .advertises("EXPN")
                    .advertises("ETRN");
            assertThat(other.expn("staff")).isCannotVerifyButWillAccept();
            assertThat(other.send("ETRN example.org")).hasCode(251).hasText("No messages waiting");
            assertThat(other.send("ETRN")).hasCode(501);
        }
    }

    @Test
    void after_HELO_there_are_no_extensions(RecordingSmtpServer smtp, SmtpClient client) {
        assertThat(client.helo("client")).isOk().hasLines("localhost");
        assertThat(client.mailFrom("a@b.example", "SIZE=10")).hasCode(555);
        assertThat(client.mailFrom("a@b.example")).isOk().hasLines("fine");
        assertThat(client.rcptTo("c@d.example")).isOk().hasLines("fine");
        client.data();
        assertThat(client.message("Subject: x\n\n")).isOk().hasLines("stored");
        assertThat(client.quit()).hasLines("localhost Service closing transmission channel");
        assertThat(smtp).hasReceivedMail();
    }

    @Test
    void what_a_script_advertises_counts(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(ehlo()).reply(SmtpReply.of(250, "mx.example.org", "SIZE 10", "XFOO"));
        client.ehlo("client");

        assertThat(client.mailFrom("a@b.example", "BODY=8BITMIME"))
                .hasCode(555)
                .hasText("BODY=8BITMIME requires 8BITMIME, which is not offered");
        assertThat(client.mailFrom("a@b.example", "XFOO=1")).isOk(); // it may belong to XFOO
        assertThat(List.of(client.noop()))
                .allMatch(reply -> reply.enhancedStatusCode().isEmpty());
    }

    @Test
    void an_extension_of_ones_own_is_advertised_and_its_command_scripted() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .advertise("XCLIENT NAME")
                        .advertise("xclient NAME ADDR")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(command("XCLIENT")).reply(220, "mx.example.org ESMTP");

            assertThat(client.ehlo("client"))
                    .advertises("XCLIENT", "NAME", "ADDR")
                    .advertises("SIZE");
            assertThat(client.send("XCLIENT NAME=spike.example.org")).isServiceReady();
            assertThat(client.mailFrom("a@b.example", "XNAME=1")).isOk(); // it may belong to XCLIENT
            assertThat(client.rcptTo("c@d.example", "NOTIFY=ALWAYS")).hasCode(501);
            assertThat(smtp).transcript().singleSession().hasCommandsInOrder("EHLO", "XCLIENT", "MAIL");
        }
    }

    @Test
    void an_extension_of_ones_own_may_be_the_only_one() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .extensions()
                        .advertise("XCLIENT")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client")).hasLines("localhost", "XCLIENT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " XCLIENT", "XCLIENT  NAME", "XCLIENT ", "X_CLIENT", "XCLIENT\r\nX", "-X", "X \u00fc"})
    void a_line_that_EHLO_cannot_have_is_refused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().advertise(line))
                .withMessage("line must be a keyword and optional parameters, separated by single spaces"
                        + " (RFC 5321, section 4.1.1.1) but was " + Printable.quote(line));
    }

    @Test
    void what_is_built_in_is_enabled_rather_than_advertised() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().advertise("8BITMIME"))
                .withMessage("line must not advertise a built-in extension but was \"8BITMIME\";"
                        + " call enable(EIGHT_BIT_MIME)");
    }

    @Test
    void after_a_chunk_was_refused_the_others_are_too(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(bdat()).once().reply(452, "4.3.1", "later");
        client.ehlo("client");
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
        client.sendRaw(ascii("BDAT 5\r\nhelloBDAT 5 LAST\r\nworld"));

        assertThat(client.readReply()).hasCode(452);
        assertThat(client.readReply()).isBadSequence().hasText("A previous chunk was refused; send RSET");
        client.rset();
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
        client.sendRaw(ascii("BDAT 5 LAST\r\nhello"));
        assertThat(client.readReply()).isOk();
        assertThat(smtp).hasReceivedExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BDAT five\r\n", "BDAT 5 FIRST\r\n", "BDAT 5\nhello", "BDAT 0\0\r\n"})
    void after_a_malformed_BDAT_a_message_would_lack_a_chunk(
            String command, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>");
        client.sendRaw(ascii(command));
        assertThat(client.readReply()).isPermanentFailure();
        client.sendRaw(ascii("BDAT 5 LAST\r\nworld"));

        assertThat(client.readReply()).isBadSequence().hasText("A previous chunk was refused; send RSET");
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void recipients_over_the_limit_are_no_errors_of_the_client() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxRecipients(3).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.mailFrom("a@b.example");
            for (int i = 0; i < 30; i++) {
                assertThat(client.rcptTo(i + "@c.example").code()).isEqualTo(i < 3 ? 250 : 452);
            }
            assertThat(client.data()).isStartMailInput();
        }
    }
}
