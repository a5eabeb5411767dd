package io.github.junitsmtp.benchmarks.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fastest a server in Java can be: it knows no rules, and keeps messages as bytes. */
final class LimitServer implements Contender {

    private static final int BACKLOG = 50;

    private final ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final List<byte[]> messages = Collections.synchronizedList(new ArrayList<>());

    LimitServer() throws IOException {
        new Thread(this::accept).start();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                new Thread(new LimitSession(client, messages)).start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public int received() {
        return messages.size();
    }

    @Override
    public void purge() {
        messages.clear();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
