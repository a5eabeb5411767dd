package io.github.junitsmtp.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Many concurrent clients through a relay: no mail is lost, neither in the record nor at the backend of the relay. */
@Tag("programs")
@Isolated("it takes all there is")
@Timeout(1800)
class RelayLoadTest {

    private static final int MAILS_IN_A_SESSION = 10;
    private static final Path FIGURES = Path.of("target", "reliability.txt");

    @Test
    void a_thousand_mails_by_20_clients() throws Exception {
        load(20, 1_000);
    }

    @Test
    @Tag("long")
    void twenty_thousand_mails_by_50_clients() throws Exception {
        load(50, 20_000);
    }

    private static void load(int clients, int mails) throws Exception {
        Duration direct;
        try (SmtpSink sink = new SmtpSink()) {
            direct = send(sink.port(), clients, mails);
            assertThat(sink.valuesOf("X-Number")).hasSize(mails);
        }
        try (SmtpSink sink = new SmtpSink();
                RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .relayTo("127.0.0.1", sink.port())
                        .start()) {
            Duration relayed = send(smtp.port(), clients, mails);
            Set<String> all =
                    IntStream.range(0, mails).mapToObj(Integer::toString).collect(Collectors.toSet());

            assertThat(sink.valuesOf("X-Number")).hasSize(mails);
            assertThat(new HashSet<>(sink.valuesOf("X-Number"))).isEqualTo(all);
            List<ReceivedMail> received = smtp.mails().list();
            assertThat(received).hasSize(mails);
            assertThat(received)
                    .allSatisfy(mail -> assertThat(new String(mail.content(), StandardCharsets.US_ASCII))
                            .isEqualTo(content(mail.sender().localPart())));
            assertThat(received.stream().map(mail -> mail.sender().localPart()).collect(Collectors.toSet()))
                    .isEqualTo(all);
            assertThat(smtp.transcript().sessions()).hasSize(mails / MAILS_IN_A_SESSION);
            Files.createDirectories(FIGURES.getParent());
            Files.writeString(
                    FIGURES,
                    "%d mails by %d clients through a relay to smtp-sink: %s; without the relay: %s%n"
                            .formatted(mails, clients, figures(relayed, mails), figures(direct, mails)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String figures(Duration took, int mails) {
        return took.toMillis() + " ms, " + mails * 1000L / Math.max(1, took.toMillis()) + " mails/s";
    }

    private static Duration send(int port, int clients, int mails) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i * (mails / clients);
                sending.add(threads.submit(() -> {
                    for (int from = first; from < first + mails / clients; from += MAILS_IN_A_SESSION) {
                        session(port, from);
                    }
                    return null;
                }));
            }
            for (Future<?> client : sending) {
                client.get();
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void session(int port, int from) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(replyOf(replies)).startsWith("220 ");
            ask(socket, replies, "EHLO client.example.com\r\n", "250 ");
            for (int number = from; number < from + MAILS_IN_A_SESSION; number++) {
                ask(socket, replies, "MAIL FROM:<" + number + "@example.com>\r\n", "250 ");
                ask(socket, replies, "RCPT TO:<ada@example.org>\r\n", "250 ");
                ask(socket, replies, "DATA\r\n", "354 ");
                ask(socket, replies, content(Integer.toString(number)) + ".\r\n", "250 ");
            }
            ask(socket, replies, "QUIT\r\n", "221 ");
        }
    }

    private static void ask(Socket socket, BufferedReader replies, String what, String expected) throws IOException {
        socket.getOutputStream().write(what.getBytes(StandardCharsets.US_ASCII));
        assertThat(replyOf(replies)).startsWith(expected);
    }

    /** Returns the last line of a reply. */
    private static String replyOf(BufferedReader replies) throws IOException {
        String line = replies.readLine();
        while (line != null && line.startsWith("-", 3)) {
            line = replies.readLine();
        }
        return line;
    }

    private static String content(String number) {
        return "X-Number: " + number + "\r\nSubject: mail\r\n\r\nThis is mail " + number + "\r\n";
    }
}
