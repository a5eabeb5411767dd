package io.github.junitsmtp.examples.servers;

import static org.awaitility.Awaitility.await;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.examples.clients.Program;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The environment of a server: a folder, a port, and its output and logs. Everything is deleted when it is closed. */
final class Sandbox implements AutoCloseable {

    /** The owner of mails; only the file system sees these numbers. */
    static final int MAIL = 65_003;

    private static final Path UNPACKED = Path.of("target/servers").toAbsolutePath();

    private final Path root;
    private final int port = FreePorts.next();
    private final String name;
    private final List<Path> logs = new ArrayList<>();
    private Daemon daemon;

    private Sandbox(Path root, String name) throws IOException {
        this.root = root;
        this.name = name;
        Folders.create(root.resolve("mail"), MAIL, "rwx------");
        Files.createDirectories(root.resolve("tls"));
        TestCertificates certificates = TestCertificates.ofThisJvm();
        Files.copy(
                certificates.serverCertificateFile(ServerCertificate.TRUSTED),
                root.resolve("tls/certificate.pem"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(
                certificates.serverKeyFile(ServerCertificate.TRUSTED),
                root.resolve("tls/key.pem"),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** An empty folder, for a server with configurable file locations. */
    static Sandbox empty(String name) throws IOException {
        requireRoot();
        return new Sandbox(
                Files.createTempDirectory(
                        "server-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
                name);
    }

    /** A folder that becomes the root of a server's file system, with {@code chroot}. */
    static Sandbox world(String server, String name) throws IOException {
        requireRoot();
        Path unpacked = UNPACKED.resolve(server);
        if (!Files.exists(unpacked.resolve("ready"))) {
            Program.missing(server, "run .ci/mail-servers");
        }
        Path root = Files.createTempDirectory(UNPACKED, "world-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Folders.link(unpacked, root);
        return new Sandbox(root, name);
    }

    private static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            Program.missing("A user who may start mail servers", "run the tests as root");
        }
    }

    Path root() {
        return root;
    }

    int port() {
        return port;
    }

    String name() {
        return name;
    }

    Path create(String folder, int owner, String permissions) throws IOException {
        return Folders.create(root.resolve(folder), owner, permissions);
    }

    /** Writes a text with the values of {port}, {name}, {root}, {largest} and others filled in. */
    void write(String file, String text, Map<String, ?> values) throws IOException {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(Map.of("port", port, "name", name, "root", root, "largest", MailServer.LARGEST));
        Folders.write(root.resolve(file), text, all);
    }

    /** Gives a file to a user. */
    void own(String file, int owner) throws IOException {
        Files.setAttribute(root.resolve(file), "unix:uid", owner);
    }

    void logsTo(String... files) {
        Stream.of(files).map(root::resolve).forEach(logs::add);
    }

    /** Starts the server and waits for its greeting. */
    void start(String stop, List<String> command) throws IOException {
        daemon = new Daemon(root.resolve("output.txt"), stop, command);
        try {
            await().dontCatchUncaughtExceptions() // those of other tests' servers, which run at the same time
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("it ended", () -> !daemon.isAlive())
                    .until(this::greets);
        } catch (RuntimeException e) {
            IOException failure = new IOException(name + " does not start: " + log(), e);
            try {
                close();
            } catch (RuntimeException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    /** Starts a server with this folder as its root. */
    void startInside(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(
                List.of(Program.named("chroot", "coreutils").file().toString(), root.toString()));
        words.addAll(command);
        start("kill -KILL -$program", words);
    }

    private boolean greets() {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", port)) {
            return client.greeting().text().contains(name);
        } catch (SmtpClientException e) {
            return false;
        }
    }

    Maildir mailsOf(String address) {
        return new Maildir(root.resolve("mail").resolve(address.substring(0, address.indexOf('@'))));
    }

    String log() {
        StringBuilder log = new StringBuilder(daemon == null ? "" : daemon.output());
        for (Path file : logs) {
            log.append(read(file));
        }
        return log.toString();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (daemon != null) {
            daemon.close();
        }
        Folders.deleteAll(root);
    }
}
