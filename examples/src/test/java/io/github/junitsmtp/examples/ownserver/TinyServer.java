package io.github.junitsmtp.examples.ownserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server under test. It makes three mistakes that a glance at its log does not show. */
class TinyServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> messages = new CopyOnWriteArrayList<>();

    TinyServer() throws IOException {
        new Thread(this::accept, "tiny-server").start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What it has stored: the lines of each message, with LF after each. */
    List<String> messages() {
        return messages;
    }

    /** First mistake: 211 is the reply to HELP. */
    String greeting() {
        return "211 tiny.example.org ready";
    }

    /** Second mistake: RSET is answered, and forgets nothing. */
    void reset(Transaction transaction) {}

    /** Third mistake: the dot that clients put before another one stays. */
    String withoutStuffedDot(String line) {
        return line;
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                new Thread(() -> serve(socket), "tiny-session").start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Transaction transaction = new Transaction();
            say(socket, greeting());
            String line = in.readLine();
            while (line != null) {
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                say(socket, reply(verb, transaction));
                if (verb.equals("QUIT")) {
                    return;
                }
                if (verb.equals("DATA") && transaction.hasRecipients()) {
                    receive(in);
                    transaction.clear();
                    say(socket, "250 Stored");
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            return; // the client has gone
        }
    }

    private String reply(String verb, Transaction transaction) {
        switch (verb) {
            case "EHLO", "HELO" -> transaction.clear();
            case "MAIL" -> transaction.begin();
            case "RSET" -> reset(transaction);
            case "RCPT" -> {
                return transaction.addRecipient() ? "250 OK" : "503 MAIL first";
            }
            case "DATA" -> {
                return transaction.hasRecipients() ? "354 Go ahead" : "503 RCPT first";
            }
            case "NOOP" -> {}
            case "QUIT" -> {
                return "221 Bye";
            }
            default -> {
                return "500 What is " + verb + "?";
            }
        }
        return "250 tiny.example.org";
    }

    private void receive(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(withoutStuffedDot(line)).append('\n');
        }
        messages.add(message.toString());
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** How far a mail has come. */
    static final class Transaction {

        private boolean begun;
        private int recipients;

        void begin() {
            clear();
            begun = true;
        }

        boolean addRecipient() {
            recipients += begun ? 1 : 0;
            return begun;
        }

        boolean hasRecipients() {
            return recipients > 0;
        }

        void clear() {
            begun = false;
            recipients = 0;
        }
    }
}
