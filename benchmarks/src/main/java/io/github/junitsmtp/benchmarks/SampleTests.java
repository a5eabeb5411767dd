package io.github.junitsmtp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same test with a server of its own, as users of each library write it: start, send, assert with AssertJ, stop. */
final class SampleTests {

    /** The system property that names the entrant, for tests without an extension. */
    static final String ENTRANT = "benchmarks.entrant";

    static final int REPETITIONS = 200;

    private SampleTests() {}

    static class WithJunitSmtp {
        @Test
        void receipt(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            assertReceipt(smtp);
        }
    }

    static class WithGreenMailExtension {
        @RegisterExtension
        final GreenMailExtension greenMail = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

        @Test
        void receipt() throws Exception {
            assertReceipt(greenMail);
        }
    }

    static class ByHand {
        @Test
        void receipt() throws Exception {
            try (Contender server = Entrant.valueOf(System.getProperty(ENTRANT)).start()) {
                TransportSend.sendTo(server.port());
                assertThat(server.firstSubject()).isEqualTo(SampleMail.SUBJECT);
            }
        }
    }

    static class RepeatedWithJunitSmtp {
        @RepeatedTest(REPETITIONS)
        void receipt(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            assertReceipt(smtp);
        }
    }

    static class RepeatedWithGreenMailExtension {
        @RegisterExtension
        final GreenMailExtension greenMail = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

        @RepeatedTest(REPETITIONS)
        void receipt() throws Exception {
            assertReceipt(greenMail);
        }
    }

    @ParameterizedClass
    @MethodSource("io.github.junitsmtp.benchmarks.SampleTests#fifty")
    static class FiftyWithJunitSmtp {
        @Parameter
        int number;

        @RepeatedTest(4)
        void receipt(@SmtpServer RecordingSmtpServer smtp) throws Exception {
            assertReceipt(smtp);
        }
    }

    @ParameterizedClass
    @MethodSource("io.github.junitsmtp.benchmarks.SampleTests#fifty")
    static class FiftyWithGreenMailExtension {
        @Parameter
        int number;

        @RegisterExtension
        final GreenMailExtension greenMail = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

        @RepeatedTest(4)
        void receipt() throws Exception {
            assertReceipt(greenMail);
        }
    }

    static IntStream fifty() {
        return IntStream.range(0, 50);
    }

    private static void assertReceipt(RecordingSmtpServer smtp) throws Exception {
        TransportSend.sendTo(smtp.port());
        assertThat(smtp).hasReceivedMail().hasSubject(SampleMail.SUBJECT);
    }

    private static void assertReceipt(GreenMailExtension greenMail) throws Exception {
        TransportSend.sendTo(greenMail.getSmtp().getPort());
        assertThat(greenMail.getReceivedMessages()[0].getSubject()).isEqualTo(SampleMail.SUBJECT);
    }
}
