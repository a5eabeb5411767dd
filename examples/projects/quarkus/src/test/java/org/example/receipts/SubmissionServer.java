package org.example.receipts;

import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.connect;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** A provider's server: it accepts mail over TLS, from users who log in. */
public class SubmissionServer implements QuarkusTestResourceLifecycleManager {

    private RecordingSmtpServer smtp;

    @Override
    public Map<String, String> start() {
        smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS_REQUIRED)
                .user("shop", "secret")
                .start();
        return Map.ofEntries(
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("quarkus.mailer.host", smtp.host()),
                Map.entry("quarkus.mailer.port", Integer.toString(smtp.port())),
                Map.entry("quarkus.mailer.keep-alive", "false"),
                Map.entry("quarkus.mailer.tls", "false"), // true would mean TLS from the first byte
                Map.entry("quarkus.mailer.start-tls", "REQUIRED"),
                Map.entry("quarkus.mailer.username", "shop"),
                Map.entry("quarkus.mailer.password", "secret"),
                Map.entry("quarkus.mailer.tls-configuration-name", "smtp"),
                Map.entry(
                        "quarkus.tls.smtp.trust-store.pem.certs",
                        smtp.certificates().authorityFile().toString()));
    }

    @Override
    public void inject(TestInjector injector) {
        smtp.reset();
        smtp.on(connect()).lenient().answer(passThrough().after(Duration.ofMillis(50)));
        injector.injectIntoFields(smtp, new TestInjector.MatchesType(RecordingSmtpServer.class));
    }

    @Override
    public void stop() {
        smtp.close();
    }
}
