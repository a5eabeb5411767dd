package org.example.receipts;

import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.connect;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Starts a server before the application, and configures the mailer for it. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private RecordingSmtpServer smtp;

    @Override
    public Map<String, String> start() {
        smtp = RecordingSmtpServer.start();
        return Map.of(
                "quarkus.mailer.mock", "false", // by default, the mailer sends nothing in tests
                "quarkus.mailer.host", smtp.host(),
                "quarkus.mailer.port", Integer.toString(smtp.port()),
                "quarkus.mailer.keep-alive", "false", // each mail has its own session
                "quarkus.mailer.tls", "false",
                "quarkus.mailer.start-tls", "DISABLED");
    }

    @Override
    public void inject(TestInjector injector) { // for each test
        smtp.reset();
        // the mailer misses a greeting that arrives at once
        smtp.on(connect()).lenient().answer(passThrough().after(Duration.ofMillis(50)));
        injector.injectIntoFields(smtp, new TestInjector.MatchesType(RecordingSmtpServer.class));
    }

    @Override
    public void stop() {
        smtp.close();
    }
}
