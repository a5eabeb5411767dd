package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Counts what a mail of 2 KB costs the server, in octets. The limits leave room for JVMs with larger references, and for code that is not
 * compiled yet.
 */
@Isolated("counts what all threads allocate, and the heap of the JVM")
@Timeout(600)
class WorkPerMailTest {

    private static final int MAILS = 2_000;

    private static final String MESSAGE =
            "Subject: Your receipt\r\n\r\n" + ("x".repeat(62) + "\r\n").repeat(32) + ".\r\n";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_mail_of_2_KB_makes_the_server_allocate_less_than_12_KB() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                Client client = new Client(smtp)) {
            client.deliver();
            long[] ids = LongStream.of(THREADS.getAllThreadIds())
                    .filter(id -> id != Thread.currentThread().getId())
                    .toArray();
            long[] before = THREADS.getThreadAllocatedBytes(ids);
            for (int i = 0; i < MAILS; i++) {
                client.deliver();
            }
            long[] after = THREADS.getThreadAllocatedBytes(ids);
            // of a thread that has ended, there is no figure
            long allocated = IntStream.range(0, ids.length)
                    .filter(i -> before[i] >= 0 && after[i] >= 0)
                    .mapToLong(i -> after[i] - before[i])
                    .sum();

            assertThat(smtp.mails()).hasSize(MAILS + 1);
            assertThat(allocated / MAILS).isBetween((long) MESSAGE.length(), 12_000L);
        }
    }

    @Test
    void a_mail_of_2_KB_and_its_dialogue_take_less_than_5_KB() throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                Client client = new Client(smtp)) {
            client.deliver();
            long before = usedHeap();
            for (int i = 0; i < MAILS; i++) {
                client.deliver();
            }
            long kept = usedHeap() - before;

            assertThat(smtp.mails()).hasSize(MAILS + 1);
            assertThat(kept / MAILS).isLessThan(5_000L);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A client that keeps nothing. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final OutputStream out;
        private final BufferedReader in;

        Client(RecordingSmtpServer smtp) throws IOException {
            socket = new Socket(smtp.host(), smtp.port());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            readReply();
            send("EHLO client.example.org\r\n");
        }

        void deliver() throws IOException {
            send("MAIL FROM:<shop@example.com>\r\n");
            send("RCPT TO:<ada@example.org>\r\n");
            send("DATA\r\n");
            send(MESSAGE);
        }

        private void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            readReply();
        }

        private void readReply() throws IOException {
            String line = in.readLine();
            while (line != null && line.startsWith("-", 3)) {
                line = in.readLine();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
