package io.github.junitsmtp.internal.enforcement;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static io.github.junitsmtp.script.Policies.sizeLimit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class CommandRulesTest {

    private static final String SEVEN_DOTS = ".\r\n".repeat(7);

    private static SmtpClient connect(RecordingSmtpServer smtp) {
        SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
        client.ehlo("client.example");
        return client;
    }

    private static RecordingSmtpServer with(SmtpExtension extension) {
        return RecordingSmtpServer.builder().enable(extension).start();
    }

    /** RFC 4865, sections 3 and 4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLDFOR=93200",
                "HOLDUNTIL=2040-01-01T00:00:00Z",
                "HOLDUNTIL=2001-01-01T00:00:00Z",
                "HOLDUNTIL=2030-99-99T99:99:99Z",
                "HOLDFOR=10 HOLDUNTIL=2037-01-01T00:00:00Z"
            })
    void a_release_that_FUTURERELEASE_does_not_allow_is_refused(String parameters) {
        try (RecordingSmtpServer smtp = with(SmtpExtension.FUTURERELEASE);
                SmtpClient client = connect(smtp)) {
            assertThat(client.send("MAIL FROM:<a@b.example> " + parameters))
                    .hasCode(501)
                    .hasEnhancedStatusCode("5.5.4");
        }
    }

    @Test
    void a_release_that_FUTURERELEASE_allows_is_accepted() {
        try (RecordingSmtpServer smtp = with(SmtpExtension.FUTURERELEASE);
                SmtpClient client = connect(smtp)) {
            assertThat(client.mailFrom("a@b.example", "HOLDFOR=86400")).isOk();
            client.rset();
            assertThat(client.mailFrom(
                            "a@b.example",
                            "HOLDUNTIL="
                                    + OffsetDateTime.now(ZoneOffset.UTC)
                                            .plusHours(1)
                                            .withSecond(1) // otherwise Java omits the seconds once a minute
                                            .withNano(0)))
                    .isOk();
        }
    }

    /** RFC 2852, section 4. */
    @ParameterizedTest
    @ValueSource(strings = {"BY=0;R", "BY=-5;R", "BY=-5;rt"})
    void a_mail_to_be_returned_when_it_is_late_needs_some_time(String by) {
        try (RecordingSmtpServer smtp = with(SmtpExtension.DELIVERBY);
                SmtpClient client = connect(smtp)) {
            assertThat(client.mailFrom("a@b.example", by)).hasCode(501);
            assertThat(client.mailFrom("a@b.example", by.toUpperCase().replace('R', 'N')))
                    .isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM: Anne <a@b.example>",
                "MAIL FROM:<a@b.example>SIZE=100",
                "MAIL FROM:<t@[999.999.999.999]>",
                "MAIL FROM:<t@[256.1.1.1]>",
                "MAIL FROM:<t@[IPv6:invalid]>",
                "MAIL FROM:<t@[IPv6:1:2:3]>",
                "MAIL FROM:<t@[ipv6:12345::1]>",
                "MAIL FROM:<@>",
                "MAIL FROM:<\"\">",
                "MAIL FROM:<@relay.example:>",
                "MAIL FROM:<@relay.example,b.example:c@d.example>",
                "MAIL FROM:<@:a@b.example>",
                "MAIL FROM:<@a@b.example:c@d.example>"
            })
    void a_path_that_is_none_is_a_syntax_error(String command) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = connect(smtp)) {
            assertThat(client.send(command)).hasCode(501);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[255.0.0.1]",
                "[IPv6:::1]",
                "[IPv6:2001:db8::192.0.2.1]",
                "[IPv6:1:2:3:4:5:6:7:8]",
                "[x-tag:any]"
            })
    void address_literals_are_addresses(String literal) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = connect(smtp)) {
            assertThat(client.mailFrom("t@" + literal)).isOk();
        }
    }

    /** RFC 1870, section 3. */
    @Test
    void doubled_dots_do_not_count_for_the_size_of_a_message() {
        SmtpServerBuilder builder = RecordingSmtpServer.builder().maxMessageSize(SEVEN_DOTS.length());
        try (RecordingSmtpServer smtp = builder.start();
                SmtpClient client = connect(smtp)) {
            client.pipeline("MAIL FROM:<a@b.example> SIZE=21", "RCPT TO:<c@d.example>", "DATA");
            assertThat(client.message(SEVEN_DOTS)).isOk();
            assertThat(smtp.mails().last().content()).hasSize(SEVEN_DOTS.length());

            client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
            assertThat(client.message(SEVEN_DOTS + ".\r\n")).isStorageExceeded();
            client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
            assertThat(client.message("x".repeat(20) + "\r\n")).isStorageExceeded();
        }
    }

    @Test
    void a_policy_of_size_counts_as_the_server_does(RecordingSmtpServer smtp) {
        smtp.apply(sizeLimit(SEVEN_DOTS.length()));
        try (SmtpClient client = connect(smtp)) {
            client.pipeline("MAIL FROM:<a@b.example> SIZE=21", "RCPT TO:<c@d.example>", "DATA");
            assertThat(client.message(SEVEN_DOTS)).isOk();
            client.pipeline("MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA");
            assertThat(client.message(SEVEN_DOTS + ".\r\n")).isStorageExceeded();
            assertThat(client.mailFrom("a@b.example", "SIZE=99999999999999999999"))
                    .isStorageExceeded()
                    .hasText("Message too big for system");
        }
    }

    /** RFC 4954, section 6. */
    @Test
    void without_login_a_submission_server_refuses_whatever_needs_one(RecordingSmtpServer smtp) {
        smtp.apply(requireAuthentication());
        try (SmtpClient client = connect(smtp)) {
            for (String command : new String[] {
                "MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA", "VRFY ada", "EXPN list", "HELP"
            }) {
                assertThat(client.send(command)).as(command).isAuthenticationRequired();
            }
            assertThat(client.noop()).isOk();
            assertThat(client.rset()).isOk();
            client.authPlain("shop", "secret");
            assertThat(client.mailFrom("a@b.example")).isOk();
        }
    }

    @Test
    void stubs_for_a_domain_pass_over_paths_without_one(RecordingSmtpServer smtp) {
        smtp.on(CommandPatterns.mailFromDomain("b.example")).lenient().answer(noSuchUser());
        smtp.on(CommandPatterns.rcptToDomain("b.example")).lenient().answer(noSuchUser());
        try (SmtpClient client = connect(smtp)) {
            assertThat(client.mailFrom("")).isOk();
            assertThat(client.send("RCPT TO:<postmaster>")).isOk();
            assertThat(client.rcptTo("c@b.example")).isMailboxUnavailable();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c@under_score.example", "c@b.example.", "c@b..example", "c@[999.1.1.1]", "c@not a domain"})
    void stubs_for_a_domain_pass_over_what_is_none(String address, RecordingSmtpServer smtp) {
        smtp.on(CommandPatterns.rcptToDomain("d.example")).lenient().answer(noSuchUser());
        try (SmtpClient client = connect(smtp)) {
            client.mailFrom("");
            assertThat(client.rcptTo(address)).hasCode(501).hasEnhancedStatusCode("5.1.3");
        }
    }
}
