package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A server that plays its part of a dialogue on a real socket, and closes the connection at the end. An {@link SmtpClient} plays the other
 * part. The parts are written as in {@link Talk}; {@code R:} is a reply with its own line ends.
 */
final class SmallServer implements AutoCloseable {

    private final ServerSocket server;
    private final Thread thread;

    private SmallServer(List<String> dialogue) throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread = new Thread(() -> serve(dialogue), "small-server");
        thread.start();
    }

    static SmtpSession play(List<String> dialogue) throws IOException {
        try (SmallServer server = new SmallServer(dialogue);
                SmtpClient client = SmtpClient.connect("127.0.0.1", server.server.getLocalPort())) {
            for (String line : dialogue) {
                play(client, line);
            }
            return client.session();
        }
    }

    private static void play(SmtpClient client, String line) {
        try {
            switch (line.substring(0, 3)) {
                case "C: " -> client.send(line.substring(3));
                case "L: " -> client.respond(line.substring(3));
                case "M: " -> client.message(line.substring(3).replace("|", "\r\n"));
                default -> {
                    return;
                }
            }
        } catch (SmtpClientException e) {
            return; // the dialogue is recorded
        }
    }

    private void serve(List<String> dialogue) {
        Deque<String> steps = new ArrayDeque<>(dialogue);
        try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            while (!steps.isEmpty()) {
                StringBuilder said = new StringBuilder();
                while (!steps.isEmpty()
                        && (steps.peek().startsWith("S: ") || steps.peek().startsWith("R: "))) {
                    String reply = steps.remove();
                    said.append(
                            reply.startsWith("R: ")
                                    ? reply.substring(3)
                                    : reply.substring(3).replace("|", "\r\n") + "\r\n");
                }
                socket.getOutputStream().write(said.toString().getBytes(StandardCharsets.ISO_8859_1));
                if (steps.isEmpty()) {
                    return;
                }
                boolean message = steps.remove().startsWith("M: ");
                String line = in.readLine();
                while (message && line != null && !line.equals(".")) {
                    line = in.readLine();
                }
            }
        } catch (IOException e) {
            return; // the client has finished
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
