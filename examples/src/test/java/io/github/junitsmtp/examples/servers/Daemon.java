package io.github.junitsmtp.examples.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs until it is closed. A shell between it and this JVM stops it when the shell's input ends, so the program does not
 * outlive this JVM, however the JVM ends.
 */
final class Daemon implements AutoCloseable {

    private final Process shell;
    private final Path output;

    /** Starts a command, and the shell command that stops it, in which {@code $program} is its process ID and process group. */
    Daemon(Path output, String stop, List<String> command) throws IOException {
        this.output = output;
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", """
                exec 3<&0
                setsid "$@" </dev/null 3<&- & program=$!
                { read -r line <&3; %s; } & guard=$!
                wait $program
                kill $guard
                """.formatted(stop), "daemon"));
        words.addAll(command);
        shell = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Whether it is still running. */
    boolean isAlive() {
        return shell.isAlive();
    }

    /** Returns its output, decoded leniently, since programs may print any bytes. */
    String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = shell.descendants().toList();
        try {
            shell.getOutputStream().close();
            shell.onExit().get(1, TimeUnit.MINUTES);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("It does not stop: " + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            all.forEach(process -> process.onExit().join());
        }
    }
}
