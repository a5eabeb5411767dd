package io.github.junitsmtp.mail.readers;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program that reads mails. A test that needs one is aborted if it is not installed, unless {@code -Dreaders=required}. */
enum MailReader {
    EMAIL_PACKAGE("email_package.py", "python3"),
    MAILPARSER("node_readers.js", "node", "mailparser"),
    POSTAL_MIME("node_readers.js", "node", "postal-mime");

    /** The npm modules, installed by {@code .ci/run}. */
    private static final Path MODULES = Path.of("target", "npm", "node_modules").toAbsolutePath();

    private final String script;
    private final List<String> command;

    MailReader(String script, String... command) {
        this.script = script;
        this.command = List.of(command);
    }

    /** Aborts the test if one of them is not on this machine. */
    static void requireAll() {
        for (MailReader reader : values()) {
            reader.require();
        }
    }

    private void require() {
        if (command.size() > 1 && !Files.isDirectory(MODULES.resolve(command.get(1)))) {
            missing(command.get(1), "npm install --prefix junit-smtp-core/target/npm " + command.get(1));
        }
        try {
            run(List.of(command.get(0), "--version"));
        } catch (IOException | InterruptedException e) {
            missing(command.get(0), "apt-get install " + command.get(0));
        }
    }

    private static void missing(String what, String remedy) {
        String message = what + " is not on this machine: " + remedy + ", or run .ci/run, which does that";
        if ("required".equals(System.getProperty("readers"))) {
            fail(message);
        }
        abort(message);
    }

    /** Reads all mails in a folder; fields that the program could not read are missing. */
    Map<String, Map<Field, String>> read(Path folder) throws IOException, InterruptedException {
        Path file = Files.createTempFile("reader", script);
        try (InputStream source = MailReader.class.getResourceAsStream(script)) {
            Files.write(file, source.readAllBytes());
            List<String> line = new ArrayList<>(List.of(command.get(0), file.toString()));
            line.addAll(command.subList(1, command.size()));
            line.add(folder.toString());
            return readings(run(line));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, Map<Field, String>> readings(String printed) {
        Map<String, Map<Field, String>> readings = new LinkedHashMap<>();
        printed.lines().map(line -> line.split("\t", -1)).forEach(parts -> {
            Field field = Field.valueOf(parts[1].toUpperCase(Locale.ROOT));
            String value = new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            readings.computeIfAbsent(parts[0], mail -> new LinkedHashMap<>()).put(field, field.comparable(value));
        });
        return readings;
    }

    private static String run(List<String> line) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile());
            builder.environment().put("NODE_PATH", MODULES.toString());
            Process process = builder.start();
            try {
                if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IOException(line + " did not end well: " + Files.readString(output));
                }
            } finally {
                process.destroyForcibly(); // even if the test is interrupted
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
