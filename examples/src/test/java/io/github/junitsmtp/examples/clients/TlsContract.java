package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS of both kinds, and certificates that clients must not trust. */
interface TlsContract extends Client {

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS_REQUIRED", "IMPLICIT"})
    default void it_speaks_TLS_and_keeps_to_its_rules(Tls mode) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(mode)
                .user(Letter.USER, Letter.PASSWORD)
                .start()) {
            send(new Letter(smtp, mode, "PLAIN", Letter.TEXT));

            assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs(Letter.USER);
            assertThat(heardOut(smtp))
                    .singleSession()
                    .isEncrypted()
                    .isWellBehavedExceptFor(violations().toArray(ClientRule[]::new));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "WRONG_HOST", "SELF_SIGNED", "UNTRUSTED_CA"})
    default void it_does_not_trust_everybody(ServerCertificate certificate) {
        assumeFalse(trusted().contains(certificate), "this client does not look at that");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .certificate(certificate)
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> send(new Letter(smtp, Tls.STARTTLS_REQUIRED, "", Letter.TEXT)));

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp.transcript()).singleSession().hasNoLogins().doesNotHaveCommand("MAIL");
        }
    }

    @Test
    default void it_sends_nothing_in_the_clear_if_TLS_is_not_offered() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().user(Letter.USER, Letter.PASSWORD).start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> send(new Letter(smtp, Tls.STARTTLS_REQUIRED, "PLAIN", Letter.TEXT)));

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp.transcript()).singleSession().hasNoLogins().doesNotHaveCommand("MAIL");
        }
    }
}
