package io.github.junitsmtp.examples.clients;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program on this machine. A test that needs one is aborted if it is not installed, unless {@code -Dprograms=required}. Look it up in a
 * field, before the test begins: a test that expects exceptions would take the abortion for one.
 */
public final class Program {

    private static final List<Path> PLACES = Stream.concat(
                    Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
            .map(Path::of)
            .toList();

    private final Path file;

    private Program(Path file) {
        this.file = file;
    }

    public static Program named(String name, String debianPackage) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new)
                .orElseGet(() -> missing(name, "apt-get install " + debianPackage));
    }

    public Path file() {
        return file;
    }

    /** Aborts a test that cannot run here. */
    public static <T> T missing(String what, String remedy) {
        String message = what + " is not on this machine: " + remedy + ", or run .ci/run, which does that";
        return "required".equals(System.getProperty("programs")) ? fail(message) : abort(message);
    }

    /** Runs the program. If it fails, throws an exception with its output. */
    public String run(List<String> arguments, Map<String, String> environment, Path input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile("output", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES)) {
                    throw new IOException(file.getFileName() + " did not end: " + text(output));
                }
            } finally {
                process.destroyForcibly(); // even if the test is interrupted
            }
            if (process.exitValue() != 0) {
                throw new IOException(file.getFileName() + " failed with " + process.exitValue() + ": " + text(output));
            }
            return text(output);
        } finally {
            Files.delete(output);
        }
    }

    /** Decodes the output leniently, since programs may print any bytes. */
    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    public String run(List<String> arguments, Path input) throws IOException, InterruptedException {
        return run(arguments, Map.of(), input);
    }
}
