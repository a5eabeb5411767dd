package io.github.junitsmtp.examples.ownserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server under test, for one client at a time. It makes three mistakes. */
class TinyServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private boolean sender;
    private boolean recipient;

    TinyServer() throws IOException {
        new Thread(this::serve, "tiny-server").start();
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> messages() {
        return messages;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept();
                    var in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    var out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
                forget();
                out.print(greeting() + "\r\n");
                String line = in.readLine();
                while (line != null) {
                    out.print(reply(line.split("[ :]")[0].toUpperCase(Locale.ROOT), in, out) + "\r\n");
                    line = line.equalsIgnoreCase("QUIT") ? null : in.readLine();
                }
            } catch (IOException e) {
                continue; // the client closed the connection, or the server is closed
            }
        }
    }

    private String reply(String verb, BufferedReader in, PrintStream out) throws IOException {
        return switch (verb) {
            case "EHLO", "HELO" -> ok(this::forget);
            case "MAIL" -> ok(() -> sender = true);
            case "RCPT" -> sender ? ok(() -> recipient = true) : "503 MAIL first";
            case "DATA" -> recipient ? receive(in, out) : "503 RCPT first";
            case "RSET" -> ok(this::reset);
            case "NOOP" -> ok(() -> {});
            case "QUIT" -> "221 Bye";
            default -> "500 Unknown command";
        };
    }

    private static String ok(Runnable action) {
        action.run();
        return "250 tiny.example.org";
    }

    private String receive(BufferedReader in, PrintStream out) throws IOException {
        out.print("354 Go ahead\r\n");
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(withoutStuffedDot(line)).append('\n');
        }
        messages.add(message.toString());
        forget();
        return "250 Stored";
    }

    final void forget() {
        sender = false;
        recipient = false;
    }

    /** First mistake: 211 is a reply to HELP. */
    String greeting() {
        return "211 tiny.example.org ready";
    }

    /** Second mistake: RSET gets a reply, but the sender and the recipient are kept. */
    void reset() {}

    /** Third mistake: the dot that clients add before another one is kept. */
    String withoutStuffedDot(String line) {
        return line;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
