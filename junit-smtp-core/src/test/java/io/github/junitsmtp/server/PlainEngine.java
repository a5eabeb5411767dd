package io.github.junitsmtp.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The smallest engine: accepts everything, keeps all it receives, and reads lines like any server. */
public final class PlainEngine implements SmtpEngine {

    /** What one running engine received; tests get it with {@code unwrap}. */
    public static final class Heard {
        final List<String> lines = new CopyOnWriteArrayList<>();
    }

    public PlainEngine() {}

    @Override
    public String name() {
        return "PlainEngine";
    }

    @Override
    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(settings.bindTo(), settings.port()));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        Heard heard = new Heard();
        Thread acceptor = new Thread(() -> accept(server, tap, heard), "plain-engine");
        acceptor.start();
        return new Running(server, heard, acceptor);
    }

    private static void accept(ServerSocket server, UnaryOperator<Socket> tap, Heard heard) {
        while (!server.isClosed()) {
            try {
                Socket socket = tap.apply(server.accept());
                new Thread(() -> serve(socket, heard), "plain-session").start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket, Heard heard) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(socket, "220 plain");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.lines.add(line);
                switch (line.split(" ", 2)[0].toUpperCase()) {
                    case "EHLO" -> say(socket, "250-plain", "250 DSN");
                    case "DATA" -> {
                        say(socket, "354 go");
                        for (String data = in.readLine(); data != null && !data.equals("."); data = in.readLine()) {
                            heard.lines.add(data);
                        }
                        say(socket, "250 stored");
                    }
                    case "QUIT" -> {
                        say(socket, "221 bye");
                        return;
                    }
                    case "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> say(socket, "250 fine");
                    default -> say(socket, "500 what");
                }
            }
        } catch (IOException e) {
            heard.lines.add("broken: " + e);
        }
    }

    private static void say(Socket socket, String... lines) throws IOException {
        for (String line : lines) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private record Running(ServerSocket server, Heard heard, Thread acceptor) implements RunningEngine {

        @Override
        public int port() {
            return server.getLocalPort();
        }

        @Override
        public void reset() {
            heard.lines.clear();
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return type == Heard.class ? Optional.of(type.cast(heard)) : Optional.empty();
        }

        @Override
        public void close() {
            try {
                server.close();
                acceptor.join();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
