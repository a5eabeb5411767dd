package org.example.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small SMTP server that keeps the mails to the users of one domain: the code under test. */
public final class InboxServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String domain;
    private final Set<String> users;
    private final List<StoredMail> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /** Starts a server on a free port. */
    public InboxServer(String domain, String... users) {
        this.domain = domain;
        this.users = Stream.concat(Stream.of("postmaster"), Stream.of(users)).collect(Collectors.toSet());
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("inbox-server", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<StoredMail> mails() {
        return List.copyOf(mails);
    }

    String domain() {
        return domain;
    }

    /** A recipient of this domain, or {@code postmaster} without a domain. */
    boolean isKnown(String address) {
        String recipient = address.toLowerCase(Locale.ROOT);
        int at = recipient.lastIndexOf('@');
        return at < 0
                ? recipient.equals("postmaster")
                : recipient.substring(at + 1).equals(domain) && users.contains(recipient.substring(0, at));
    }

    void store(StoredMail mail) {
        mails.add(mail);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                start("inbox-session", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new InboxSession(this, client).run();
        } catch (IOException gone) {
            return; // without a reply to the message, the client still has the mail
        } finally {
            clients.remove(client);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
