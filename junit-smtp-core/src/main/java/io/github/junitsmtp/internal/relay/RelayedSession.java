package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.internal.wire.TappedInput;
import io.github.junitsmtp.internal.wire.TappedOutput;
import io.github.junitsmtp.protocol.SmtpReply;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Passes input of one client on, and sends the replies of the backend of the relay. One thread takes the client's input and waits for
 * the reply. Another one reads from the server, so that unsolicited output is passed on at once.
 */
final class RelayedSession implements ServerBehind {

    private final Dialer dialer;
    private final TappedInput input;
    private final TappedOutput output;
    private final Semaphore waiting;
    private final Executor threads;
    private final Introduction introduction = new Introduction();
    private @Nullable ServerConnection connection;
    private byte @Nullable [] asked;
    private long askedAt;
    private volatile boolean secured;
    private boolean over;
    private int lastCode;

    /** Takes, among other things, permits for sessions that wait for the greeting of the backend of the relay. */
    RelayedSession(Dialer dialer, Socket client, Semaphore waiting, Executor threads) throws IOException {
        this.dialer = dialer;
        this.waiting = waiting;
        this.input = (TappedInput) client.getInputStream();
        this.output = (TappedOutput) client.getOutputStream();
        this.threads = threads;
    }

    /** Serves the client until either side ends the session. */
    void run() {
        try {
            output.relayedBy(this);
            greet();
            Octets next = input.take();
            while (next != null && tell(next.bytes())) {
                next = input.take();
            }
        } catch (BehindException e) {
            output.failed(e.of(dialer.target(), true));
        } catch (IOException e) {
            output.failed(BehindException.told("4.4.2", "dropped the connection: " + e.getMessage())
                    .of(dialer.target(), true));
        } finally {
            close();
        }
    }

    private void greet() throws IOException {
        ServerConnection first;
        byte[] greeting;
        if (!waiting.tryAcquire()) {
            throw Problems.tooManyWaiting();
        }
        try {
            first = use(dialer.dial());
            greeting = dialer.greeting(first);
        } finally {
            waiting.release();
        }
        lastCode = SmtpReply.codeAt(greeting, 0);
        output.reply(greeting);
        read(first);
    }

    @Override
    public String address() {
        return dialer.target().address();
    }

    private ServerConnection use(ServerConnection next) throws BehindException {
        synchronized (this) {
            if (!over) {
                connection = next;
                return next;
            }
        }
        next.close();
        throw BehindException.passedOn("was no longer needed", new byte[0]);
    }

    /** Sends input to the server and waits until its reply has been passed on. Returns false if there is no reply. */
    private boolean tell(byte[] request) throws IOException {
        ServerConnection current = current();
        synchronized (this) {
            asked = request;
            askedAt = System.nanoTime();
        }
        try {
            current.write(request);
        } catch (IOException e) {
            current.stopWriting(); // the other thread finds out how it ended
        }
        return awaitReply();
    }

    private ServerConnection current() throws IOException {
        ServerConnection current;
        synchronized (this) {
            current = connection;
        }
        return current == null ? another() : current;
    }

    /** Opens a connection in place of an abandoned one, and restores its state. */
    private ServerConnection another() throws IOException {
        ServerConnection next = use(dialer.dial());
        dialer.requireGreeting(next);
        if (secured) {
            next.startTls();
        }
        introduction.repeat(next);
        read(next);
        return next;
    }

    private synchronized boolean awaitReply() {
        try {
            while (asked != null && !over) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
        }
        return !over;
    }

    private void read(ServerConnection current) {
        current.be(this::patience);
        threads.execute(() -> {
            try {
                readReplies(current);
            } finally {
                ended(current);
            }
        });
    }

    /** The time left for the server, which may be silent as long as nothing is asked of it. */
    private synchronized long patience() {
        long all = dialer.target().replyTimeout().toNanos();
        return asked == null ? all : askedAt + all - System.nanoTime();
    }

    private void readReplies(ServerConnection current) {
        try {
            Optional<byte[]> reply = current.next();
            while (reply.isPresent() && say(reply.get(), current)) {
                reply = current.next();
            }
            if (reply.isEmpty()) {
                failed(Problems.ended(current, isAsked(), lastCode), current);
            }
        } catch (SocketTimeoutException e) {
            failed(Problems.noReply(dialer.target(), current), current);
        } catch (IOException e) {
            failed(
                    BehindException.passedOn("dropped the connection: " + e.getMessage(), current.takeFragment()),
                    current);
        }
    }

    private synchronized boolean isAsked() {
        return asked != null;
    }

    /** Passes a reply on. Returns false if the connection is no longer in use. */
    private boolean say(byte[] reply, ServerConnection current) {
        byte[] request;
        synchronized (this) {
            if (current != connection) {
                return false;
            }
            request = asked;
        }
        lastCode = SmtpReply.codeAt(reply, 0);
        if (request == null) {
            output.unsolicited(reply);
            return true;
        }
        introduction.replied(request, reply);
        output.reply(reply);
        synchronized (this) {
            asked = null;
            notifyAll();
            return current == connection;
        }
    }

    private void failed(BehindException problem, ServerConnection current) {
        synchronized (this) {
            if (current != connection) {
                return;
            }
        }
        output.failed(problem.of(dialer.target(), isAsked()));
    }

    /** Notes that a connection has ended. If it was still in use, the session is over. */
    private void ended(ServerConnection current) {
        boolean surprise;
        synchronized (this) {
            surprise = current == connection;
        }
        if (surprise) {
            close();
        }
    }

    @Override
    public Optional<String> startTls() {
        ServerConnection current;
        synchronized (this) {
            current = connection;
        }
        if (current == null) {
            return Optional.empty(); // the session is over
        }
        try {
            current.secureAfterStartTls();
            secured = true;
            introduction.forget();
            return Optional.empty();
        } catch (BehindException e) {
            return Optional.of(e.inWords(dialer.target()));
        } catch (IOException e) {
            return Optional.of(Problems.securing(e, dialer.target()).inWords(dialer.target()));
        }
    }

    @Override
    public synchronized void abandon() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
            abandon();
            notifyAll();
        }
        dialer.close();
    }
}
