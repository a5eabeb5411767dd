package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An engine may have its own users, who may log in beside those of the builder. */
class EngineUsersTest {

    /** An engine with the user Ada. */
    private record Acquaintance(RunningEngine engine) implements RunningEngine {

        @Override
        public Optional<Boolean> authenticate(String user, String secret) {
            return Optional.of(user.equals("ada") && secret.equals("secret"));
        }

        @Override
        public Map<String, String> users() {
            return Map.of("ada", "secret");
        }

        @Override
        public int port() {
            return engine.port();
        }

        @Override
        public void reset() {
            engine.reset();
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return engine.unwrap(type);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private static final SmtpEngine KNOWS_ADA = new SmtpEngine() {
        private final SmtpEngine plain = new PlainEngine();

        @Override
        public String name() {
            return plain.name();
        }

        @Override
        public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
            return new Acquaintance(plain.start(settings, tap));
        }
    };

    private static int login(SmtpServerBuilder builder, String user, String password) {
        try (RecordingSmtpServer smtp = builder.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            return client.authPlain(user, password).code();
        }
    }

    @Test
    void they_may_log_in_and_nobody_else() {
        SmtpServerBuilder builder = RecordingSmtpServer.builder().engine(KNOWS_ADA);

        assertThat(login(builder, "ada", "secret")).isEqualTo(235);
        assertThat(login(builder, "ada", "wrong")).isEqualTo(535);
        assertThat(login(builder, "shop", "s3cret")).isEqualTo(535);
    }

    @Test
    void they_may_log_in_beside_those_of_the_builder() {
        SmtpServerBuilder builder =
                RecordingSmtpServer.builder().engine(KNOWS_ADA).user("shop", "s3cret");

        assertThat(login(builder, "ada", "secret")).isEqualTo(235);
        assertThat(login(builder, "shop", "s3cret")).isEqualTo(235);
        assertThat(login(builder, "shop", "secret")).isEqualTo(535);
    }

    @Test
    void a_token_without_a_name_may_be_theirs() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .engine(KNOWS_ADA)
                        .user("shop", "s3cret")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            String response = "n,,\1auth=Bearer secret\1\1";

            assertThat(client.auth(
                            "OAUTHBEARER",
                            Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.US_ASCII))))
                    .isAuthenticationSuccessful();
            assertThat(smtp.transcript()).singleSession().isAuthenticatedAs("ada");
        }
    }

    @Test
    void an_engine_without_users_has_no_say() {
        SmtpServerBuilder builder = RecordingSmtpServer.builder().engine(new PlainEngine());

        assertThat(login(builder, "ada", "wrong")).isEqualTo(235);
    }
}
