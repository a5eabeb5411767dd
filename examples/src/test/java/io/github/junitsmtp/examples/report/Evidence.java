package io.github.junitsmtp.examples.report;

import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** Servers with some history, and the pages on them. */
final class Evidence {

    static final String PASSWORD = "correct horse battery staple";

    private static final Path FOLDER = Path.of("target", "report");

    private Evidence() {}

    /** A failed test: one mail accepted, one refused, and one hostile. */
    static Path ofFailure(String hostileHtml) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .user("shop", PASSWORD)
                .start()) {
            smtp.on(rcptTo("eve@example.org")).reply(550, "5.1.1", "No such user here");
            new ConfirmationMailer(smtp.mailSession()).confirm(4711, "Ada Lovelace", "ada@example.org");
            send(smtp, "Hostile </title><script>document.title = 'owned'</script>", hostileHtml);
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<eve@example.org>");
            }
            Throwable failure = catchThrowable(
                    () -> assertThat(smtp).within(Duration.ofMillis(1)).receivesMailTo("eve@example.org"));
            Path page = FOLDER.resolve("browser-test.html");
            smtp.report()
                    .titled("A test that fails")
                    .failedBy(failure.getMessage())
                    .writeTo(page);
            return page;
        }
    }

    /** Many mails that browsers may interpret in any way. */
    static Path ofHostileMails(int mails, String server) throws Exception {
        Random random = new Random(1);
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            for (int i = 0; i < mails; i++) {
                send(smtp, HostileMail.torn(random, server).replaceAll("\\s", " "), HostileMail.torn(random, server));
            }
            Path page = FOLDER.resolve("hostile-mails.html");
            smtp.report().titled("Hostile mails").writeTo(page);
            return page;
        }
    }

    static Path ofManySessions(int sessions) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            smtp.on(rcptTo("user990@example.org")).answer(mailboxFull());
            for (int i = 0; i < sessions; i++) {
                try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                    client.ehlo("client.example.org");
                    client.pipeline(
                            "MAIL FROM:<shop@example.com>",
                            "RCPT TO:<user" + i + "@example.org>",
                            "RCPT TO:<archive@example.com>",
                            "DATA");
                    client.message(
                            message("Offer " + i, "<h1>Offer " + i + "</h1>" + "<p>Lorem ipsum</p>".repeat(100)));
                    client.quit();
                }
            }
            Path page = FOLDER.resolve("many-sessions.html");
            smtp.report().titled("A thousand sessions").writeTo(page);
            return page;
        }
    }

    private static void send(RecordingSmtpServer smtp, String subject, String html) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            client.message(message(subject, html));
            client.quit();
        }
    }

    private static String message(String subject, String html) {
        return "From: shop@example.com\nTo: ada@example.org\nSubject: " + subject
                + "\nMIME-Version: 1.0\nContent-Type: text/html; charset=UTF-8\n\n"
                + html;
    }
}
