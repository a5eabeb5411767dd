package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.authenticationRequired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.ClientRule;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each client is put through, against a server as strict as those of providers. */
abstract class ClientContract {

    /** What some clients can not. */
    enum Ability {
        LOG_IN,
        STARTTLS,
        IMPLICIT_TLS
    }

    private static final String TEXT = "Your order is on its way.\n.\n..and a line that begins with dots\n";

    /** Sends a letter, and throws if the client says that it could not. */
    abstract void send(Letter letter) throws Exception;

    Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /** Where the client is known to depart from the RFCs, in the clear and without a login. */
    Set<ClientRule> departures() {
        return Set.of();
    }

    /** Which bad certificates the client takes. */
    Set<ServerCertificate> trusted() {
        return Set.of();
    }

    /** Sends a letter, and waits until the server has heard the client out. */
    private Transcript sent(Letter letter) throws Exception {
        send(letter);
        letter.smtp()
                .await()
                .until(() -> letter.smtp().transcript().sessions().stream()
                        .noneMatch(session -> session.ending() == Ending.OPEN));
        return letter.smtp().transcript();
    }

    @Test
    void a_mail_gets_through_and_is_recorded_right() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            Transcript transcript = sent(new Letter(smtp, Tls.NONE, false, TEXT));

            assertThat(smtp)
                    .hasReceivedMail()
                    .isFrom(Letter.SENDER)
                    .hasOnlyRecipients(Letter.ADA, Letter.BOB)
                    .hasSubject(Letter.SUBJECT)
                    .hasTextBodyContaining(TEXT.strip());
            assertThat(transcript).singleSession().noCommandWasRejected().isNotEncrypted();
        }
    }

    @Test
    void it_is_as_well_behaved_as_it_is_known_to_be() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            Transcript transcript = sent(new Letter(smtp, Tls.NONE, false, TEXT));

            Set<ClientRule> departures = departures();
            assertThat(transcript.sessions().get(0).departuresFrom(ClientRule.standard()))
                    .as("departures of %s", transcript)
                    .extracting(misstep -> misstep.rule())
                    .containsExactlyInAnyOrderElementsOf(departures);
        }
    }

    @Test
    void it_logs_in() throws Exception {
        assumeTrue(abilities().contains(Ability.LOG_IN), "this client can not log in");
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().user(Letter.USER, Letter.PASSWORD).start()) {
            smtp.apply(authenticationRequired());

            send(new Letter(smtp, Tls.NONE, true, TEXT));

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs(Letter.USER);
            assertThat(smtp.transcript().render()).doesNotContain(Letter.PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT"})
    void it_speaks_TLS_and_keeps_to_its_rules(Tls mode) throws Exception {
        assumeTrue(can(mode), "this client has no such TLS");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(mode)
                .user(Letter.USER, Letter.PASSWORD)
                .start()) {
            Transcript transcript = sent(new Letter(smtp, mode, true, TEXT));

            assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs(Letter.USER);
            assertThat(transcript)
                    .singleSession()
                    .isEncrypted()
                    .isWellBehavedExceptFor(departures().toArray(ClientRule[]::new));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "WRONG_HOST", "SELF_SIGNED", "UNTRUSTED_CA"})
    void it_does_not_trust_everybody(ServerCertificate certificate) {
        assumeTrue(can(Tls.STARTTLS_REQUIRED), "this client has no TLS");
        assumeFalse(trusted().contains(certificate), "this client does not look at that");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .certificate(certificate)
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> send(new Letter(smtp, Tls.STARTTLS_REQUIRED, false, TEXT)));

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp.transcript()).singleSession().hasNoLogins().doesNotHaveCommand("MAIL");
        }
    }

    private boolean can(Tls mode) {
        return abilities().contains(mode == Tls.IMPLICIT ? Ability.IMPLICIT_TLS : Ability.STARTTLS);
    }

    @Test
    void it_tells_of_a_refusal() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            smtp.on(rcptTo(Letter.ADA)).noSuchUser();
            smtp.on(rcptTo(Letter.BOB)).noSuchUser().lenient();

            assertThatExceptionOfType(Exception.class).isThrownBy(() -> send(new Letter(smtp, Tls.NONE, false, TEXT)));

            assertThat(smtp).wasAsked(rcptTo(Letter.ADA)).hasReceivedNoMail();
        }
    }

    @Test
    void it_sends_a_large_mail() throws Exception {
        String line = "All work and no play makes Jack a dull boy.\n";
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            send(new Letter(smtp, Tls.NONE, false, line.repeat(100_000)));

            assertThat(smtp.mails().get(0).content()).hasSizeGreaterThan(4_000_000);
            assertThat(smtp).hasReceivedMail().hasTextBodyContaining(line.repeat(10));
        }
    }
}
