package io.github.junitsmtp.examples.servers;

import io.github.junitsmtp.examples.clients.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fastest server, part of Postfix: it writes all mails to one file, and does nothing else with them. */
final class SmtpSink implements AutoCloseable {

    private final Sandbox sandbox;

    SmtpSink() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Program.named("smtp-sink", "postfix").file().toString()));
        sandbox = Sandbox.empty("smtp-sink.example.org");
        command.addAll(List.of(
                "-u", "root", "-h", sandbox.name(), "-D", dump().toString(), "127.0.0.1:" + sandbox.port(), "1000"));
        sandbox.start("kill $program", command);
    }

    int port() {
        return sandbox.port();
    }

    private Path dump() {
        return sandbox.root().resolve("dump");
    }

    /** The values of a header field that begins with {@code X-}, in all mails. */
    List<String> valuesOf(String field) throws IOException {
        try (Stream<String> lines = Files.lines(dump(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(field + ": "))
                    .map(line -> line.substring(field.length() + 2))
                    .toList();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
