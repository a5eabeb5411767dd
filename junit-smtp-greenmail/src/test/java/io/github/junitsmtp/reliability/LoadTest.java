package io.github.junitsmtp.reliability;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Many clients at once: no mail is lost, none is doubled, and the record is complete. */
@Isolated("it takes all there is")
@Timeout(1800)
class LoadTest {

    private static final int MAILS_IN_A_SESSION = 10;
    private static final int MAILBOXES = 100;

    @Test
    void two_thousand_mails_by_50_clients() throws Exception {
        load(50, 2_000);
    }

    @Test
    @Tag("long")
    void a_hundred_thousand_mails_by_500_clients() throws Exception {
        load(500, 100_000);
    }

    private static void load(int clients, int mails) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            long start = System.nanoTime();
            CyclicBarrier allConnected = new CyclicBarrier(clients);
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i * (mails / clients);
                sending.add(threads.submit(() -> {
                    for (int from = first; from < first + mails / clients; from += MAILS_IN_A_SESSION) {
                        session(smtp, from, from == first ? allConnected : null);
                    }
                    return null;
                }));
            }
            for (Future<?> client : sending) {
                client.get();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Figures.add(
                    mails + " mails by " + clients + " clients",
                    took.toMillis() + " ms, " + mails * 1000L / Math.max(1, took.toMillis()) + " mails/s");
            isComplete(smtp, mails);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void session(RecordingSmtpServer smtp, int from, CyclicBarrier barrier) throws Exception {
        try (RawClient client = RawClient.connect(smtp)) {
            assertThat(client.readReply()).startsWith("220 ");
            if (barrier != null) {
                barrier.await();
            }
            assertThat(client.ask("EHLO client.example.org\r\n")).startsWith("250-");
            for (int number = from; number < from + MAILS_IN_A_SESSION; number++) {
                send(client, number);
            }
            assertThat(client.ask("QUIT\r\n")).startsWith("221 ");
        }
    }

    private static void send(RawClient client, int number) throws IOException {
        assertThat(client.ask("MAIL FROM:<" + number + "@example.com>\r\n")).startsWith("250 ");
        assertThat(client.ask("RCPT TO:<" + number % MAILBOXES + "@example.org>\r\n"))
                .startsWith("250 ");
        assertThat(client.ask("DATA\r\n")).startsWith("354 ");
        assertThat(client.ask(content(number) + ".\r\n")).startsWith("250 ");
    }

    private static String content(int number) {
        return "Subject: mail " + number + "\r\n\r\n" + "This is mail " + number + "\r\n".repeat(1 + number % 20);
    }

    private static void isComplete(RecordingSmtpServer smtp, int mails) throws Exception {
        List<ReceivedMail> received = smtp.mails().list();
        Map<String, ReceivedMail> bySender =
                received.stream().collect(Collectors.toMap(mail -> mail.sender().toString(), Function.identity()));
        assertThat(received).hasSize(mails);
        assertThat(bySender).hasSize(mails);
        for (int number = 0; number < mails; number++) {
            ReceivedMail mail = bySender.get(number + "@example.com");
            assertThat(new String(mail.content(), StandardCharsets.US_ASCII)).isEqualTo(content(number));
            assertThat(mail.recipients()).hasToString("[" + number % MAILBOXES + "@example.org]");
        }
        isComplete(smtp.transcript().sessions(), mails);
        GreenMail greenMail = smtp.unwrap(GreenMail.class).orElseThrow();
        Set<String> subjects = new HashSet<>();
        int stored = 0;
        for (var message : greenMail.getReceivedMessages()) {
            stored++;
            subjects.add(message.getSubject());
        }
        assertThat(stored).isEqualTo(mails);
        assertThat(subjects)
                .isEqualTo(IntStream.range(0, mails)
                        .mapToObj(number -> "mail " + number)
                        .collect(Collectors.toSet()));
    }

    private static void isComplete(List<SmtpSession> sessions, int mails) {
        assertThat(sessions).hasSize(mails / MAILS_IN_A_SESSION);
        for (SmtpSession session : sessions) {
            assertThat(session.ending()).isEqualTo(Ending.CLOSED_BY_SERVER);
            assertThat(session.mails()).hasSize(MAILS_IN_A_SESSION);
            assertThat(session.replies()).hasSize(1 + 1 + 4 * MAILS_IN_A_SESSION + 1);
            assertThat(session.commands().stream().collect(groupingBy(command -> command.verb(), counting())))
                    .containsOnly(
                            Map.entry("EHLO", 1L),
                            Map.entry("MAIL", (long) MAILS_IN_A_SESSION),
                            Map.entry("RCPT", (long) MAILS_IN_A_SESSION),
                            Map.entry("DATA", (long) MAILS_IN_A_SESSION),
                            Map.entry("QUIT", 1L));
        }
    }
}
