package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.CommandPatterns.bdat;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.transcript.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RelayTest {

    private ScriptedServer behind;
    private RecordingSmtpServer smtp;
    private SmtpClient client;

    @BeforeEach
    void start() throws IOException {
        behind = ScriptedServer.start();
        smtp = RecordingSmtpServer.builder().relayTo("127.0.0.1", behind.port()).start();
        client = SmtpClient.connect(smtp.host(), smtp.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        smtp.close();
        behind.close();
    }

    @Test
    void each_reply_is_that_of_the_server_behind() {
        behind.on("EHLO", "250-behind.example\r\n250-XUNKNOWN a=b\r\n250 SIZE 77\r\n")
                .on("MAIL", "250 sender fine\r\n")
                .on("RCPT", "251 elsewhere\r\n")
                .on(".", "250 queued as 4711\r\n")
                .on("HELP", "214-first\r\n214 second\r\n")
                .on("XUNKNOWN", "299 whatever\r\n");

        assertThat(client.greeting().bytes()).asString().isEqualTo("220 behind.example ready\r\n");
        assertThat(client.ehlo("client.example")).hasLines("behind.example", "XUNKNOWN a=b", "SIZE 77");
        assertThat(client.send("XUNKNOWN one two")).hasCode(299);
        assertThat(client.help().lines()).containsExactly("first", "second");
        assertThat(client.mailFrom("shop@example.com", "XUNKNOWN=1", "SIZE=nonsense"))
                .hasText("sender fine");
        assertThat(client.rcptTo("ada@example.org")).hasCode(251);
        assertThat(client.data()).hasText("go on");
        assertThat(client.message("Subject: Hello\n\n.dots\n")).hasText("queued as 4711");
        assertThat(client.quit()).hasText("behind.example says bye");

        assertThat(behind.heard)
                .startsWith(
                        "EHLO client.example\r\n",
                        "XUNKNOWN one two\r\n",
                        "HELP\r\n",
                        "MAIL FROM:<shop@example.com> XUNKNOWN=1 SIZE=nonsense\r\n",
                        "RCPT TO:<ada@example.org>\r\n",
                        "DATA\r\n",
                        "Subject: Hello\r\n",
                        "\r\n",
                        "..dots\r\n",
                        ".\r\n",
                        "QUIT\r\n");
        assertThat(smtp).hasReceivedMail().isFrom("shop@example.com").hasSubject("Hello");
        assertThat(smtp.transcript()).singleSession().endedWithQuit().hasEnding(Ending.CLOSED_BY_SERVER);
    }

    @Test
    void a_mail_that_the_server_behind_refuses_is_none() {
        behind.on(".", "550 5.7.1 spam\r\n");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();

        assertThat(client.message("Subject: Buy\n\n")).hasCode(550);
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void what_a_stub_refuses_never_reaches_the_server_behind() {
        smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
        smtp.on(command("NOOP")).reply(450, "4.0.0", "Later");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        assertThat(client.rcptTo("ada@example.org")).hasCode(550);
        assertThat(client.noop()).hasCode(450);
        assertThat(client.rcptTo("bob@example.org")).isOk();

        assertThat(behind.heard)
                .containsExactly(
                        "EHLO client.example\r\n", "MAIL FROM:<shop@example.com>\r\n", "RCPT TO:<bob@example.org>\r\n");
    }

    @Test
    void a_positive_stub_words_the_reply_to_what_the_server_behind_gets() {
        smtp.on(rcptTo("ada@example.org")).reply(251, "2.1.5", "Elsewhere");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).hasCode(251);
        assertThat(behind.heard).contains("RCPT TO:<ada@example.org>\r\n");
    }

    @Test
    void a_message_that_a_stub_refuses_has_no_end_at_the_server_behind_and_the_client_goes_on_as_before() {
        behind.on("AUTH PLAIN", "235 welcome\r\n");
        smtp.on(message()).once().reply(554, "5.7.1", "Not today");
        client.ehlo("client.example");
        client.authPlain("shop", "secret");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: One\n\n")).hasCode(554);
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: Two\n\n")).isOk();

        List<String> heard =
                behind.heard.stream().filter(line -> !line.equals("(end)")).toList();
        assertThat(heard).element(4).isEqualTo("DATA\r\n");
        assertThat(heard.subList(5, 10)).isEqualTo(heard.subList(0, 5));
        assertThat(behind.heard).doesNotContain("Subject: One\r\n").contains("Subject: Two\r\n");
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void chunks_pass_and_a_message_that_a_stub_refuses_is_reset() {
        behind.on("EHLO", "250-behind.example\r\n250 CHUNKING\r\n").on("BDAT", "250 chunk\r\n");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        assertThat(client.bdat("Subject: A\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasText("chunk");
        assertThat(client.bdatLast("\r\n.\r\nx".getBytes(StandardCharsets.US_ASCII)))
                .hasText("chunk");
        assertThat(smtp).hasReceivedMail().hasSubject("A");
        smtp.on(message()).reply(554, "5.7.1", "Not today");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        assertThat(client.bdatLast("Subject: B\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasCode(554);
        client.noop();

        assertThat(behind.heard)
                .containsSubsequence(
                        "BDAT 12\r\n",
                        "Subject: A\r\n",
                        "BDAT 6 LAST\r\n",
                        "\r\n.\r\nx",
                        "MAIL FROM:<shop@example.com>\r\n",
                        "RCPT TO:<ada@example.org>\r\n",
                        "RSET\r\n",
                        "NOOP\r\n");
        assertThat(behind.heard).doesNotContain("Subject: B\r\n");
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void a_chunk_that_a_stub_refuses_undoes_the_message() {
        behind.on("BDAT", "250 chunk\r\n");
        smtp.on(bdat()).once().reply(451, "4.3.0", "Later");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.bdat("Subject: A\r\n".getBytes(StandardCharsets.US_ASCII));
        client.bdatLast("\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(behind.heard).containsSubsequence("RCPT TO:<ada@example.org>\r\n", "RSET\r\n", "BDAT 2 LAST\r\n");
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void a_chunk_that_the_server_behind_refuses_is_no_part_of_the_message() {
        behind.on("BDAT 12", "451 later\r\n").on("BDAT", "250 chunk\r\n");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        assertThat(client.bdat("Subject: A\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasCode(451);
        assertThat(client.bdat("Subject: BC\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isOk();
        assertThat(client.bdatLast("\r\nHello".getBytes(StandardCharsets.US_ASCII)))
                .isOk();

        assertThat(smtp.mails().first().content()).asString().isEqualTo("Subject: BC\r\n\r\nHello");
    }

    @Test
    void a_stub_that_asks_for_a_message_which_the_server_behind_refuses_cannot_deliver_it() {
        behind.on("DATA", "554 no\r\n");
        smtp.on(data()).reply(354, "Go ahead");
        client.ehlo("client.example");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        assertThat(client.data()).hasText("Go ahead");

        assertThat(client.message("Subject: One\n\n")).hasCode(554).hasText("no");
        assertThat(client.noop()).isOk();
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void replies_to_pipelined_commands_stay_in_order() {
        behind.on("MAIL", "250 one\r\n").on("RCPT TO:<a", "550 two\r\n").on("RCPT TO:<b", "250 three\r\n");
        client.ehlo("client.example");

        assertThat(client.pipeline(
                        "MAIL FROM:<shop@example.com>", "RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>", "DATA"))
                .extracting(reply -> reply.text())
                .containsExactly("one", "two", "three", "go on");
        assertThat(client.message("Subject: Hello\n\n")).isOk();
        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("b@example.org");
    }

    @Test
    void the_verdict_on_a_login_is_that_of_the_server_behind() {
        behind.on("AUTH PLAIN", "235 welcome\r\n").on("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n");
        behind.on("c2hvcA==", "334 UGFzc3dvcmQ6\r\n").on("d3Jvbmc=", "535 5.7.8 wrong\r\n");
        client.ehlo("client.example");

        assertThat(client.authLogin("shop", "wrong")).hasCode(535);
        assertThat(client.authPlain("shop", "secret")).hasText("welcome");
        assertThat(smtp.transcript()).singleSession().isAuthenticatedAs("shop");
        assertThat(smtp.transcript().sessions().get(0).logins())
                .extracting(login -> login.mechanism() + " " + login.user() + " " + login.isSuccessful())
                .isEqualTo(List.of("LOGIN shop false", "PLAIN shop true"));
        assertThat(smtp.transcript().toString()).contains("AUTH PLAIN ********").doesNotContain("d3Jvbmc=");
        assertThat(behind.heard).contains("c2hvcA==\r\n", "d3Jvbmc=\r\n");
    }

    @Test
    void a_mechanism_that_the_library_does_not_know_passes_as_well() {
        behind.on("AUTH SCRAM-SHA-256", "334 cj1hYmM=\r\n").on("Yz1iaXdz", "235 welcome\r\n");
        client.ehlo("client.example");

        assertThat(client.auth("SCRAM-SHA-256", "biwsbj1hZGE=")).hasCode(334);
        assertThat(client.respond("Yz1iaXdz")).hasText("welcome");
        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .returns("SCRAM-SHA-256", login -> login.mechanism())
                .returns(true, login -> login.isSuccessful());
        assertThat(smtp.transcript().toString()).doesNotContain("Yz1iaXdz");
    }

    @Test
    void an_error_that_a_mechanism_tells_before_the_verdict_passes() {
        behind.on("AUTH XOAUTH2", "334 eyJzdGF0dXMiOiI0MDEifQ==\r\n").on("\r\n", "535 5.7.8 expired\r\n");
        client.ehlo("client.example");

        assertThat(client.auth("XOAUTH2", "dXNlcj1hZGEBYXV0aD1CZWFyZXIgdG9rZW4BAQ=="))
                .hasCode(334);
        assertThat(client.respond("")).hasCode(535).hasText("expired");
        assertThat(smtp.transcript().sessions().get(0).logins())
                .extracting(login -> login.user() + " " + login.isSuccessful())
                .contains("ada false")
                .doesNotContain("ada true");
    }

    @Test
    void credentials_that_a_stub_refuses_never_reach_the_server_behind_which_hears_that_the_login_is_cancelled() {
        behind.on("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n")
                .on("c2hvcA==", "334 UGFzc3dvcmQ6\r\n")
                .on("*", "501 cancelled\r\n");
        smtp.on(login("shop")).reply(454, "4.7.0", "Try again later");
        client.ehlo("client.example");

        assertThat(client.authLogin("shop", "secret")).hasCode(454);
        assertThat(client.noop()).isOk();
        assertThat(behind.heard)
                .containsExactly("EHLO client.example\r\n", "AUTH LOGIN\r\n", "c2hvcA==\r\n", "*\r\n", "NOOP\r\n");
    }

    @Test
    void a_message_that_looks_like_a_greeting_is_not_repeated_as_one() {
        smtp.on(message()).times(1).reply(554, "5.7.1", "Not today");
        client.ehlo("client.example");
        deliver("Subject: One\n\n", 554);
        deliver("EHLO other.example\n\n", 250);
        smtp.on(message()).times(1).reply(554, "5.7.1", "Not today");
        deliver("Subject: Two\n\n", 554);
        assertThat(client.noop()).isOk();

        assertThat(behind.heard)
                .filteredOn(line -> line.startsWith("EHLO client"))
                .hasSize(3);
        assertThat(behind.heard)
                .filteredOn(line -> line.startsWith("EHLO other"))
                .hasSize(1);
    }

    private void deliver(String text, int code) {
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message(text)).hasCode(code);
    }

    @Test
    void a_login_that_cannot_be_repeated_ends_the_session() {
        behind.on("AUTH CRAM-MD5", "334 PDEyMzQ+\r\n").on("c2hvcCA", "235 welcome\r\n");
        smtp.on(message()).once().reply(554, "5.7.1", "Not today");
        client.ehlo("client.example");
        client.auth("CRAM-MD5");
        assertThat(client.respond("c2hvcCAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="))
                .hasCode(235);
        deliver("Subject: One\n\n", 554);
        behind.on("c2hvcCA", "535 5.7.8 stale\r\n");

        assertThat(client.noop())
                .isServiceNotAvailable()
                .hasText("The backend of this relay, 127.0.0.1:" + behind.port()
                        + ", did not accept the client's login again on the connection that the relay opened after"
                        + " a stub had refused a message");
    }

    @Test
    void a_completed_relay_adds_what_the_transport_adds_to_any_engine() throws IOException {
        behind.on("EHLO", "250-behind.example\r\n250 XUNKNOWN\r\n").on(".", "250 queued as 4711\r\n");
        try (RecordingSmtpServer completed = RecordingSmtpServer.builder()
                        .relayTo(Relay.to("127.0.0.1", behind.port()).completed())
                        .user("shop", "secret")
                        .start();
                SmtpClient other = SmtpClient.connect(completed.host(), completed.port())) {
            assertThat(other.greeting())
                    .hasText("localhost ESMTP relay to 127.0.0.1:" + behind.port() + " recorded by junit-smtp");
            assertThat(other.ehlo("client.example")).advertises("XUNKNOWN").advertises("CHUNKING");
            assertThat(other.help()).isSystemStatus();
            assertThat(other.authPlain("shop", "secret")).isAuthenticationSuccessful();
            assertThat(other.mailFrom("shop@example.com")).isOk();
            assertThat(other.rcptTo("ada")).isOk();
            other.data();
            assertThat(other.message("Subject: Hello\n\n.dot\n"))
                    .hasEnhancedStatusCode("2.0.0")
                    .hasTextContaining("4711");
            assertThat(completed).hasReceivedMail().hasSubject("Hello");
            assertThat(behind.heard).contains("DATA\r\n", "..dot\r\n", ".\r\n");
            assertThat(behind.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("HELP"));
        }
    }
}
