package org.example.receipts;

import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.CommandPatterns.connect;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Starts a server before the application, and tells the mailer where it is. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private RecordingSmtpServer smtp;

    @Override
    public Map<String, String> start() {
        smtp = RecordingSmtpServer.start();
        return Map.of(
                "quarkus.mailer.mock", "false", // in tests the mailer sends nothing, unless it is told to
                "quarkus.mailer.host", smtp.host(),
                "quarkus.mailer.port", Integer.toString(smtp.port()),
                "quarkus.mailer.keep-alive", "false", // each mail has a session, which ends with it
                "quarkus.mailer.tls", "false",
                "quarkus.mailer.start-tls", "DISABLED");
    }

    @Override
    public void inject(TestInjector injector) { // for each test
        smtp.reset();
        // the mailer misses a greeting that comes at once
        smtp.on(connect()).lenient().answer(passThrough().after(Duration.ofMillis(50)));
        injector.injectIntoFields(smtp, new TestInjector.MatchesType(RecordingSmtpServer.class));
    }

    @Override
    public void stop() {
        smtp.close();
    }
}
