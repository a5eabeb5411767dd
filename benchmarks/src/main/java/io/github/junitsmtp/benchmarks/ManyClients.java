package io.github.junitsmtp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * 10,000 idle clients and 2,000 that send at the same time, to a server in its own JVM with a heap of 512 MB. Both JVMs need 12,000 file
 * handles each.
 */
final class ManyClients {

    private static final int IDLE = 10_000;
    private static final int SENDING = 2_000;
    private static final String HEAP = "-Xmx512m";

    private ManyClients() {}

    /**
     * Runs the clients, which start the server.
     *
     * @param args {@code server} for the server
     * @throws Exception if a client is refused
     */
    public static void main(String... args) throws Exception {
        if (args.length > 0) {
            serve();
        } else {
            connect();
        }
    }

    private static void connect() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(
                        java,
                        HEAP,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ManyClients.class.getName(),
                        "server")
                .redirectError(new File("/dev/stderr"))
                .start();
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter stop = new PrintWriter(server.getOutputStream(), true, StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine());
            Stopwatch watch = new Stopwatch();
            List<RawClient> idle = greeted(port, IDLE);
            double connected = watch.millis();
            List<RawClient> sending = greeted(port, SENDING);
            watch = new Stopwatch();
            for (RawClient client : sending) {
                client.beginMail();
            }
            for (RawClient client : sending) {
                client.endMail();
            }
            System.out.printf(
                    "Java %s: %,d clients connected in %.1f s; %,d mails at once in %.1f s%n",
                    Runtime.version().feature(), IDLE, connected / 1000, SENDING, watch.millis() / 1000);
            stop.println("stop");
            said.lines().forEach(System.out::println);
            close(idle);
            close(sending);
        }
        server.waitFor();
    }

    private static List<RawClient> greeted(int port, int count) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient client = new RawClient(port);
            client.hello();
            clients.add(client);
        }
        return clients;
    }

    private static void close(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private static void serve() throws Exception {
        try (Recording recording = new Recording();
                RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
            recording.start();
            System.out.println(smtp.port());
            System.in.read();
            assertThat(smtp).receivesExactly(SENDING);
            assertThat(smtp.transcript()).hasSessions(IDLE + SENDING);
            System.out.printf(
                    "%,d sessions, none refused; %,d threads of the system at most; %s%n",
                    smtp.transcript().sessions().size(),
                    ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                    peakMemory());
            List<RecordedEvent> pinned = pinned(recording);
            System.out.printf("%d times a carrier was pinned%n", pinned.size());
            pinned.forEach(System.out::println);
            System.exit(0); // the clients are still running
        }
    }

    private static List<RecordedEvent> pinned(Recording recording) throws IOException {
        Path file = Files.createTempFile("pinned", ".jfr");
        recording.dump(file);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        Files.delete(file);
        return events;
    }

    /** As the Linux kernel measures it, including heap and stacks. */
    private static String peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("memory unknown");
    }
}
