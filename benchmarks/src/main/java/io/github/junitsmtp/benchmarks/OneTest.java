package io.github.junitsmtp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** One test with a mail server, for each server, and the program that runs it and prints the CPU time of the whole JVM. */
class OneTest {

    static final String ENTRANT = "benchmarks.entrant";

    public static void main(String... args) {
        boolean product = Entrant.valueOf(System.getProperty(ENTRANT)) == Entrant.JUNIT_SMTP;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        product
                                ? selectMethod(OneTest.class, "by_annotation", RecordingSmtpServer.class.getName())
                                : selectMethod(OneTest.class, "by_hand"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        if (summary.getSummary().getTestsSucceededCount() != 1) {
            summary.getSummary()
                    .getFailures()
                    .forEach(failure -> failure.getException().printStackTrace());
            System.exit(1);
        }
        System.out.println(Cpu.ofProcess());
        System.exit(0);
    }

    @Test
    void by_annotation(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        TransportSend.sendTo(smtp.port());
        assertThat(smtp).hasReceivedMail().hasSubject(SampleMail.SUBJECT);
    }

    @Test
    void by_hand() throws Exception {
        try (Contender server = Entrant.valueOf(System.getProperty(ENTRANT)).start()) {
            TransportSend.sendTo(server.port());
            assertThat(server.firstSubject()).isEqualTo(SampleMail.SUBJECT);
        }
    }
}
