package io.github.junitsmtp.conformance;

import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A server that follows all rules, unless a test changes something. It shares no code with the transport. */
final class RightServer implements AutoCloseable {

    /** The greeting; none if it is empty. */
    String greeting = "220 right.example.org ESMTP";

    List<String> ehlo = new ArrayList<>(List.of(
            "right.example.org",
            "PIPELINING",
            "SIZE 100000",
            "8BITMIME",
            "SMTPUTF8",
            "CHUNKING",
            "BINARYMIME",
            "DSN",
            "STARTTLS",
            "AUTH PLAIN",
            "ENHANCEDSTATUSCODES"));

    /** The end of a message, as a regular expression on all input so far. */
    String endOfData = "(?s)(?:.*\r\n)?\\.\r\n";

    /** The end of a line. */
    String endOfLine = "(?s).*\r\n";

    /** The reply to a message. */
    String queued = "250 2.0.0 Queued";

    final AtomicInteger messages = new AtomicInteger();

    /** The reply to AUTH before STARTTLS; none if it is empty. */
    String refusalOfPlainText = "";

    /** Replies to matching lines, in place of the right ones. */
    final Map<String, String> replies = new LinkedHashMap<>();

    /** Lines that the server mistakes for others. */
    final Map<String, String> mistaken = new LinkedHashMap<>();

    /** The faults of {@link RightSession}, by name. */
    final Set<String> faults = new HashSet<>();

    /** The number of accepted recipients. */
    final AtomicInteger accepted = new AtomicInteger();

    /** Opens once a session has taken part of a line for a line. */
    final CountDownLatch tookPiece = new CountDownLatch(1);

    private final ServerSocket socket;
    private final Thread acceptor = new Thread(this::accept, "right server");
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean closed;

    private RightServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static RightServer with(Consumer<RightServer> change) throws IOException {
        RightServer server = new RightServer();
        change.accept(server);
        server.acceptor.setDaemon(true);
        server.acceptor.start();
        return server;
    }

    /** Removes the extensions with some keywords. */
    RightServer without(String... keywords) {
        ehlo.removeIf(line -> List.of(keywords).contains(line.split(" ")[0]));
        return this;
    }

    RightServer reply(String line, String reply) {
        replies.put(line, reply);
        return this;
    }

    RightServer take(String line, String forWhat) {
        mistaken.put(line, forWhat);
        return this;
    }

    void endsAt(String octets) {
        endOfData += "|(?s).*" + Pattern.quote(octets);
    }

    int port() {
        return socket.getLocalPort();
    }

    SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", port())
                .credentials("shop", "secret")
                .refusedRecipient("nobody@example.net");
    }

    SSLContext tls() {
        return TestCertificates.ofThisJvm().serverContext(ServerCertificate.values()[0]);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                RightSession session = new RightSession(this, client);
                Thread thread = new Thread(session::run, "session of the right server");
                thread.setDaemon(true);
                if (faults.contains("one at a time")) {
                    session.run();
                } else {
                    thread.start();
                }
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    /** Stops serving; returns once connections are refused. */
    void die() {
        closed = true;
        try {
            socket.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops serving, until it is closed, without closing connections. */
    void hang() {
        await(end);
    }

    void awaitPiece() {
        await(tookPiece);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        end.countDown();
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
