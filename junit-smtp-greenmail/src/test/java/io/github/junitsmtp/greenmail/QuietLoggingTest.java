package io.github.junitsmtp.greenmail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietLoggingTest {

    private static final String NO_LOGGER = "SLF4J(W): No SLF4J providers were found.";

    /** What a test does, in a JVM of its own. */
    static final class Delivery {

        public static void main(String... arguments) {
            try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                    SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                client.mailFrom("shop@example.com");
                client.rcptTo("ada@example.org");
                client.data();
                client.message("Subject: Welcome\n\nHello");
            }
            System.out.println("slf4j.internal.verbosity=" + System.getProperty("slf4j.internal.verbosity"));
        }
    }

    /** A program that logs before there is a server. */
    static final class LogsFirst {

        public static void main(String... arguments) {
            LoggerFactory.getLogger("shop").info("Hello");
            Delivery.main();
        }
    }

    private static String outputOf(Class<?> program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", classPathWithoutLogger(), program.getName()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String classPathWithoutLogger() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(whole.split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-nop"))
                .collect(joining(File.pathSeparator));
    }

    @Test
    void a_console_stays_empty_where_there_is_no_logger() throws IOException {
        assertThat(outputOf(Delivery.class)).isEqualToIgnoringNewLines("slf4j.internal.verbosity=null");
    }

    @Test
    void who_has_chosen_how_much_SLF4J_tells_is_told_that() throws IOException {
        assertThat(outputOf(Delivery.class, "-Dslf4j.internal.verbosity=WARN"))
                .contains(NO_LOGGER, "slf4j.internal.verbosity=WARN");
    }

    @Test
    void who_logs_before_a_server_starts_is_told_that_there_is_no_logger() throws IOException {
        assertThat(outputOf(LogsFirst.class)).contains(NO_LOGGER);
    }

    @Test
    void who_asks_for_a_logger_that_is_not_there_is_told_that() throws IOException {
        assertThat(outputOf(Delivery.class, "-Dslf4j.provider=shop.Logger")).contains("shop.Logger", NO_LOGGER);
    }
}
