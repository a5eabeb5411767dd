package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mails of all sizes, accepted and refused. */
interface DeliveryContract extends Client {

    /** Long enough for a client that does not wait for the reply to send more. */
    Duration PAUSE = Duration.ofMillis(300);

    @Test
    default void a_mail_gets_through_and_is_recorded_right() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            send(Letter.to(smtp));

            assertThat(smtp)
                    .hasReceivedMail()
                    .isFrom(Letter.SENDER)
                    .hasOnlyRecipients(Letter.ADA, Letter.BOB)
                    .hasBlindCopyTo(Letter.BOB)
                    .doesNotLeakBcc()
                    .hasSubject(Letter.SUBJECT)
                    .hasTextBodyContaining(Letter.TEXT.strip())
                    .attachment(Letter.FILE_NAME)
                    .hasContentType("application/pdf")
                    .content()
                    .isEqualTo(Letter.FILE);
            assertThat(heardOut(smtp))
                    .singleSession()
                    .noCommandWasRejected()
                    .isNotEncrypted()
                    .hasNoLogins();
        }
    }

    @Test
    default void it_is_as_well_behaved_as_it_is_known_to_be() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            send(Letter.to(smtp));

            assertViolations(heardOut(smtp), violations());
        }
    }

    @Test
    default void it_asks_for_nothing_that_the_server_does_not_offer() throws Exception {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().extensions().start()) {
            send(Letter.to(smtp));

            assertThat(smtp).hasReceivedMail().hasSubject(Letter.SUBJECT);
            assertViolations(heardOut(smtp), violations());
        }
    }

    @Test
    default void it_pipelines_if_it_is_known_to() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            smtp.on(rcptTo(Letter.ADA)).answer(passThrough().after(PAUSE));

            send(Letter.to(smtp));

            assertThat(heardOut(smtp).sessions().get(0).exchanges())
                    .as("%s", smtp.transcript())
                    .extracting(exchange -> exchange.isPipelined())
                    .satisfies(pipelined -> assertThat(pipelined.contains(true)).isEqualTo(pipelines()));
            assertThat(smtp).hasReceivedExactly(1);
        }
    }

    @Test
    default void it_tells_of_a_refusal() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            smtp.on(rcptTo()).answer(noSuchUser().after(PAUSE)); // some clients give up at the first refusal

            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> send(Letter.to(smtp)))
                    .withStackTraceContaining("550");

            assertThat(smtp).wasAsked(rcptTo()).hasReceivedNoMail();
            assertViolations(heardOut(smtp), violationsWhenRefused());
        }
    }

    @Test
    default void it_sends_a_large_mail() throws Exception {
        String line = "All work and no play makes Jack a dull boy.\n";
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            send(new Letter(smtp, Tls.NONE, "", line.repeat(100_000)));

            assertThat(smtp.mails().get(0).content()).hasSizeGreaterThan(4_000_000);
            assertThat(smtp).hasReceivedMail().hasTextBodyContaining(line.repeat(10));
        }
    }

    private static void assertViolations(Transcript transcript, Set<ClientRule> known) {
        assertThat(transcript.sessions().get(0).violations(ClientRule.standard()))
                .as("violations in %s", transcript)
                .extracting(RuleViolation::rule)
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
