package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What clients can make a server keep. */
@Isolated("the heap of other tests would be counted, too")
@Timeout(600)
class HeapTest {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    static {
        Arrays.fill(MEGABYTE, (byte) 'x');
    }

    @Test
    void a_line_without_end_is_not_kept() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                RawClient client = RawClient.connect(smtp)) {
            client.readReply();
            long before = Resources.now().heap();
            for (int i = 0; i < 64; i++) {
                client.send(MEGABYTE);
            }

            assertThat(Resources.now().heap()).isLessThan(before + 1_000_000);
            assertThat(client.ask("\r\n")).startsWith("500 5.5.2 Line too long");
            assertThat(smtp.transcript().sessions().get(0).exchanges().get(1).sentBytes())
                    .isEqualTo(64L * MEGABYTE.length + 2);
        }
    }

    @Test
    void data_without_end_are_kept_up_to_the_limit() throws IOException {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().maxMessageSize(100_000).start();
                RawClient client = RawClient.connect(smtp)) {
            client.readReply();
            client.ask("EHLO c\r\n");
            client.ask("MAIL FROM:<a@b.example>\r\n");
            client.ask("RCPT TO:<c@d.example>\r\n");
            client.ask("DATA\r\n");
            long before = Resources.now().heap();
            for (int i = 0; i < 64; i++) {
                client.send(MEGABYTE);
            }

            assertThat(Resources.now().heap()).isLessThan(before + 1_000_000);
            assertThat(client.ask("\r\n.\r\n")).startsWith("552 5.3.4 ");
        }
    }

    @Test
    void a_thousand_idle_connections_cost_little_and_others_are_served() throws IOException {
        List<RawClient> idle = new ArrayList<>();
        RecordingSmtpServer smtp = RecordingSmtpServer.start();
        try (smtp) {
            SmtpClient.connect(smtp.host(), smtp.port()).close();
            long before = Resources.now().heap();
            for (int i = 0; i < 1_000; i++) {
                idle.add(RawClient.connect(smtp));
            }
            for (RawClient client : idle) {
                assertThat(client.readReply()).startsWith("220 ");
            }
            long each = (Resources.now().heap() - before) / 1_000;
            Figures.add("heap of an idle connection, both ends", each + " bytes");

            assertThat(each).isLessThan(60_000);
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                assertThat(client.noop()).isOk();
            }
            smtp.close();
            assertThat(smtp.transcript()).hasSessions(1_002);
            assertThat(smtp.transcript().sessions())
                    .extracting(SmtpSession::ending)
                    .doesNotContain(Ending.OPEN);
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }
}
