package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A separate Postfix that sends all mail to one server. It accepts mail through {@code sendmail}, so it needs no port. */
final class PostfixRelay implements AutoCloseable {

    private static final Path NOTHING = Path.of("/dev/null");

    private final Path directory;
    private final Program postfix = Program.named("postfix", "postfix libsasl2-modules");
    private final Program sendmail = Program.named("sendmail", "postfix libsasl2-modules");

    PostfixRelay(RecordingSmtpServer smtp, String... settings) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            Program.missing("A user who may start Postfix", "run the tests as root");
        }
        directory = Files.createTempDirectory(
                "postfix-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (String name : List.of("queue", "data", "config")) {
            Files.createDirectory(directory.resolve(name));
        }
        Files.writeString(directory.resolve("config/master.cf"), """
                pickup    unix n - n 1 1 pickup
                cleanup   unix n - n - 0 cleanup
                qmgr      unix n - n 1 1 qmgr
                rewrite   unix - - n - - trivial-rewrite
                bounce    unix - - n - 0 bounce
                defer     unix - - n - 0 bounce
                trace     unix - - n - 0 bounce
                verify    unix - - n - 1 verify
                tlsmgr    unix - - n 1000? 1 tlsmgr
                proxymap  unix - - n - - proxymap
                smtp      unix - - n - - smtp
                error     unix - - n - - error
                retry     unix - - n - - error
                discard   unix - - n - - discard
                scache    unix - - n - 1 scache
                anvil     unix - - n - 1 anvil
                postlog   unix-dgram n - n - 1 postlogd
                """);
        Files.writeString(directory.resolve("config/main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/mail.log
                myhostname = relay.example.org
                mydestination =
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                relayhost = [127.0.0.1]:%2$d
                disable_dns_lookups = yes
                smtp_host_lookup = native
                %3$s
                """.formatted(
                        directory, smtp.port(), String.join("\n", settings)));
        Program.named("chown", "coreutils")
                .run(List.of("postfix", directory.resolve("data").toString()), NOTHING);
        control("start");
    }

    private void control(String command) throws IOException, InterruptedException {
        postfix.run(List.of("-c", directory.resolve("config").toString(), command), NOTHING);
    }

    void send(Letter letter) throws IOException, InterruptedException {
        String config = directory.resolve("config").toString();
        sendmail.run(
                List.of("-t", "-i", "-C", config, "-f", Letter.SENDER),
                Map.of("MAIL_CONFIG", config),
                letter.messageFile("Bcc: " + Letter.BOB));
    }

    String log() {
        Path log = directory.resolve("mail.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "there is no log";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            control("stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            deleteAll();
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(PostfixRelay::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
