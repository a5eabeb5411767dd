package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Login;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by each mechanism, without TLS. */
interface LoginContract extends Client {

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5"})
    default void it_logs_in(String mechanism) throws Exception {
        assumeTrue(mechanisms().contains(mechanism), "this client cannot log in by that");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user(Letter.USER, Letter.PASSWORD)
                .mechanisms(mechanism)
                .start()) {
            smtp.apply(requireAuthentication());

            send(new Letter(smtp, Tls.NONE, mechanism, Letter.TEXT));

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs(Letter.USER);
            assertThat(heardOut(smtp).sessions().get(0).logins())
                    .extracting(Login::mechanism)
                    .containsExactly(mechanism);
            assertThat(smtp.transcript().render()).doesNotContain(Letter.PASSWORD);
            Set<ClientRule> allowed = EnumSet.noneOf(ClientRule.class);
            allowed.addAll(violations());
            if (!mechanism.endsWith("MD5")) {
                assertThat(smtp.transcript().sessions().get(0).violations(Set.of(ClientRule.CREDENTIALS)))
                        .as("credentials that went in the clear")
                        .isNotEmpty();
                allowed.add(ClientRule.CREDENTIALS);
            }
            assertThat(smtp.transcript()).singleSession().isWellBehavedExceptFor(allowed.toArray(ClientRule[]::new));
        }
    }

    @Test
    default void it_tells_of_a_wrong_password() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user(Letter.USER, "another")
                .mechanisms("PLAIN")
                .start()) {
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> send(new Letter(smtp, Tls.NONE, "PLAIN", Letter.TEXT)));

            assertThat(smtp).hasReceivedNoMail();
            assertThat(heardOut(smtp).sessions().get(0).logins()).isNotEmpty().noneMatch(Login::isSuccessful);
        }
    }
}
