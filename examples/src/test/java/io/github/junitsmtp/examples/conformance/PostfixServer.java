package io.github.junitsmtp.examples.conformance;

import static java.util.Map.entry;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.examples.clients.Program;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A separate Postfix that discards all mail. */
final class PostfixServer implements TestedServer {

    private static final Path NOTHING = Path.of("/dev/null");
    private static final String PACKAGE = "postfix";

    private final Program postfix = Program.named("postfix", PACKAGE);
    private final Program postconf = Program.named("postconf", PACKAGE);
    private final Path directory;
    private final int port;

    PostfixServer() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            Program.missing("A user who may start Postfix", "run the tests as root");
        }
        port = freePort();
        directory = Files.createTempDirectory(
                "postfix-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (String name : List.of("queue", "data", "config")) {
            Files.createDirectory(directory.resolve(name));
        }
        Files.writeString(directory.resolve("config/master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                pickup    unix n - n 1 1 pickup
                cleanup   unix n - n - 0 cleanup
                qmgr      unix n - n 1 1 qmgr
                rewrite   unix - - n - - trivial-rewrite
                bounce    unix - - n - 0 bounce
                defer     unix - - n - 0 bounce
                trace     unix - - n - 0 bounce
                tlsmgr    unix - - n 1000? 1 tlsmgr
                proxymap  unix - - n - - proxymap
                error     unix - - n - - error
                retry     unix - - n - - error
                discard   unix - - n - - discard
                anvil     unix - - n - 1 anvil
                postlog   unix-dgram n - n - 1 postlogd
                """.formatted(port));
        TestCertificates certificates = TestCertificates.ofThisJvm();
        Files.writeString(directory.resolve("config/main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/mail.log
                myhostname = mx.example.org
                mydestination = example.org
                local_recipient_maps = inline:{ ada=x, postmaster=x }
                local_transport = discard
                default_transport = discard
                alias_maps =
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                disable_dns_lookups = yes
                smtpd_tls_security_level = may
                smtpd_tls_cert_file = %2$s
                smtpd_tls_key_file = %3$s
                """.formatted(
                directory, certificates.clientCertificateFile("postfix"), certificates.clientKeyFile("postfix")));
        Program.named("chown", "coreutils")
                .run(List.of("postfix", directory.resolve("data").toString()), NOTHING);
        control("start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void control(String command) throws IOException, InterruptedException {
        postfix.run(List.of("-c", directory.resolve("config").toString(), command), NOTHING);
    }

    @Override
    public String version() {
        try {
            return postconf.run(List.of("-dh", "mail_version"), NOTHING).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", port)
                .recipient("ada@example.org")
                .refusedRecipient("nobody@example.org");
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        String brackets = "Without `strict_rfc821_envelopes = yes`, angle brackets are not required.";
        String bareLf =
                "A bare LF can end the message unless `smtpd_forbid_bare_newline` is set, as it is by default from Postfix 3.9 on.";
        return Map.ofEntries(
                entry(ConformanceRule.MAIL_WITHOUT_BRACKETS, brackets),
                entry(ConformanceRule.RCPT_WITHOUT_BRACKETS, brackets),
                entry(ConformanceRule.QUIT_ARGUMENT, "It ignores an argument to QUIT."),
                entry(ConformanceRule.PARAMETERS_NOT_OFFERED, "It accepts `AUTH=<>` although it does not offer AUTH."),
                entry(ConformanceRule.LF_DOT_LF, bareLf),
                entry(ConformanceRule.LF_DOT_CRLF, bareLf),
                entry(ConformanceRule.CRLF_DOT_LF, bareLf),
                entry(
                        ConformanceRule.BARE_LF_IN_COMMAND,
                        "Without `smtpd_forbid_bare_newline = reject`, a bare LF ends a line."),
                entry(
                        ConformanceRule.UTF8_WITHOUT_PARAMETER,
                        "Without `strict_smtputf8 = yes`, it does not require the SMTPUTF8 parameter."));
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
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
