package io.github.junitsmtp.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server whose every byte a test determines: its greeting, and its replies to lines by their beginning. Other lines get 250. */
final class ScriptedServer implements AutoCloseable {

    /** At the end of a reply: the server closes the connection. */
    static final String CLOSE = "\0close";
    /** At the end of a reply: the server resets the connection. */
    static final String RESET = "\0reset";
    /** In place of a reply: the server sends nothing, and stops reading. */
    static final String SILENCE = "\0silence";

    private final ServerSocket socket;
    private final String greeting;
    private final Map<String, String> replies = new LinkedHashMap<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /** Each line of each connection, and the end of a connection as {@code (end)}. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(String greeting) throws IOException {
        this.greeting = greeting;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        on("EHLO", "250 behind.example\r\n");
        on("DATA", "354 go on\r\n");
        on("QUIT", "221 behind.example says bye\r\n" + CLOSE);
        new Thread(this::accept, "scripted-server").start();
    }

    static ScriptedServer greeting(String greeting) throws IOException {
        return new ScriptedServer(greeting);
    }

    static ScriptedServer start() throws IOException {
        return new ScriptedServer("220 behind.example ready\r\n");
    }

    /** Sends this reply, in ISO-8859-1, to lines that begin like this. */
    ScriptedServer on(String beginning, String reply) {
        replies.put(beginning, reply);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends something unsolicited to all clients. */
    void say(String unasked) throws IOException {
        for (Socket client : clients) {
            say(client, unasked);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                new Thread(() -> serve(client), "scripted-session").start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            boolean open = say(client, greeting);
            for (String line = open ? line(in) : ""; !line.isEmpty(); line = open ? line(in) : "") {
                heard.add(line);
                String reply = replyTo(line);
                if (line.startsWith("BDAT ")) {
                    heard.add(new String(
                            in.readNBytes(Integer.parseInt(line.split("[ \r]")[1])), StandardCharsets.ISO_8859_1));
                }
                open = say(client, reply);
                if (reply.startsWith("354")) {
                    for (line = line(in); !line.equals(".\r\n") && !line.isEmpty(); line = line(in)) {
                        heard.add(line);
                    }
                    if (!line.isEmpty()) {
                        heard.add(line);
                        open = say(client, replyTo("."));
                    }
                }
            }
        } catch (IOException e) {
            return;
        } finally {
            heard.add("(end)");
        }
    }

    private String replyTo(String line) {
        return replies.entrySet().stream()
                .filter(each -> line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("250 fine\r\n");
    }

    /** Sends a reply, and returns whether the connection stays open. */
    private static boolean say(Socket client, String reply) throws IOException {
        boolean closes = reply.contains(CLOSE);
        boolean resets = reply.contains(RESET);
        if (reply.equals(SILENCE)) {
            return true;
        }
        String words = reply.replace(CLOSE, "").replace(RESET, "");
        client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        if (resets) {
            client.setSoLinger(true, 0);
        }
        return !closes && !resets;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
