package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHandlesTest {

    @Test
    void a_server_without_file_handles_says_so_once_and_goes_on_when_there_are_some(@TempDir Path folder)
            throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "there is no /bin/sh to limit file handles with");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(
                        shell.toString(),
                        "-c",
                        "ulimit -n 200 && exec \"$@\"",
                        "sh",
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:-MaxFDLimit",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS))
                    .as("whether it ended")
                    .isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(output).content().endsWith("told 1 times, then 220 localhost\n");
    }

    /** What runs with few file handles. */
    static final class Program {

        private static final class Told extends Handler {

            private final CountDownLatch once = new CountDownLatch(1);
            private volatile int times;

            @Override
            public synchronized void publish(LogRecord message) {
                times++;
                once.countDown();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }

        public static void main(String[] arguments) throws Exception {
            Told told = new Told();
            Logger logger = Logger.getLogger("io.github.junitsmtp.greenmail");
            logger.addHandler(told);
            logger.setUseParentHandlers(false);
            try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                    // open until the end: if the garbage collector closed it, there would be more handles
                    Socket first = new Socket(smtp.host(), smtp.port())) {
                greetingOf(first); // so that all classes are loaded
                Deque<Closeable> files = useUpHandles();
                files.pop().close();
                try (Socket client = new Socket(smtp.host(), smtp.port())) {
                    told.once.await();
                    for (Closeable file : files) {
                        file.close();
                    }
                    System.out.println("told " + told.times + " times, then " + greetingOf(client));
                }
            }
        }

        private static Deque<Closeable> useUpHandles() {
            Deque<Closeable> files = new ArrayDeque<>();
            try {
                while (true) {
                    files.push(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                return files;
            }
        }

        private static String greetingOf(Socket client) throws IOException {
            String line = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return String.join(" ", List.of(line.split(" ")).subList(0, 2));
        }
    }
}
