package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * What the first test with a server costs in each build. Most of it is spent on loading classes, and, unlike time, these can be counted on
 * any machine.
 */
@Timeout(300)
class FreshJvmTest {

    /** A little more than a passing test needs. */
    private static final int MOST_CLASSES = 260;

    /** As above. The JVM creates a class for each lambda and each method reference when it is first used. */
    private static final int MOST_LAMBDAS = 125;

    private static List<String> loaded;

    static final class Receipt {

        @Test
        void arrives(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", smtp.host());
            properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
            properties.setProperty("mail.smtp.localhost", "localhost");
            MimeMessage mail = new MimeMessage(Session.getInstance(properties));
            mail.setFrom(new InternetAddress("shop@example.com"));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
            mail.setSubject("Your receipt");
            mail.setText("Thank you.");

            Transport.send(mail);

            assertThat(smtp).hasReceivedMail().hasSubject("Your receipt");
        }
    }

    /** Runs the test in a JVM of its own. */
    static final class Run {

        public static void main(String... arguments) {
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Receipt.class))
                                    .build(),
                            summary);
            System.out.println("passed: " + summary.getSummary().getTestsSucceededCount());
        }
    }

    @BeforeAll
    static void runTheTest() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Run.class.getName());
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        loaded = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(loaded).contains("passed: 1");
    }

    private static List<String> loadedFrom(String prefix) {
        return loaded.stream()
                .filter(name -> name.startsWith(prefix))
                .map(line -> line.substring(0, (line + " ").indexOf(' ')))
                .toList();
    }

    private static List<String> ours(boolean lambdas) {
        return loadedFrom("io.github.junitsmtp.").stream()
                .filter(name -> !name.startsWith(FreshJvmTest.class.getName()))
                .filter(name -> name.contains("$$Lambda") == lambdas)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.junitsmtp.client.",
                "io.github.junitsmtp.conformance.",
                "io.github.junitsmtp.html.",
                "io.github.junitsmtp.internal.conduct.",
                "io.github.junitsmtp.internal.mime.CharsetNames",
                "io.github.junitsmtp.jupiter.AnnotationText",
                "io.github.junitsmtp.jupiter.EvidenceFiles",
                "io.github.junitsmtp.mail.LazyMessage$JakartaMail",
                "io.github.junitsmtp.protocol.Catalog",
                "io.github.junitsmtp.report.",
                "io.github.junitsmtp.tls.TestCertificates",
                "com.icegreen.greenmail.imap.ImapServer",
                "javax.crypto.",
                "org.awaitility.Awaitility",
                "org.jsoup.",
                "sun.security.ssl.",
            })
    void a_test_that_passes_does_not_load_what_it_does_not_need(String prefix) {
        assertThat(loadedFrom(prefix))
                .as("what is loaded although only other tests need it; use it only where it is needed")
                .isEmpty();
    }

    @Test
    void a_test_that_passes_needs_few_classes() {
        assertThat(ours(false))
                .as("our classes in a fresh JVM; find the new ones, and load those later that not each test needs")
                .hasSizeLessThanOrEqualTo(MOST_CLASSES);
    }

    @Test
    void a_test_that_passes_needs_few_lambdas() {
        assertThat(ours(true))
                .as("our lambdas in a fresh JVM; where a loop or a condition is as clear, it loads no class")
                .hasSizeLessThanOrEqualTo(MOST_LAMBDAS);
    }
}
