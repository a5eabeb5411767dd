package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.FailureBehind;
import io.github.junitsmtp.internal.wire.IdleTimer;
import io.github.junitsmtp.internal.wire.ServerBehind;
import io.github.junitsmtp.internal.wire.SocketDecorator;
import io.github.junitsmtp.internal.wire.TappedInput;
import io.github.junitsmtp.internal.wire.TappedOutput;
import io.github.junitsmtp.transcript.Login;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The socket that the engine takes for the client's. Everything it reads and writes goes through the session. */
final class Tap extends SocketDecorator {

    private final Socket client;
    private final TappedSession session;
    private final IdleTimer idle;
    private final Input input = new Input();
    private final Output output = new Output();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    public Tap(Socket client, TappedSession session, IdleTimer idle) {
        super(client);
        this.client = client;
        this.session = session;
        this.idle = idle;
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // waits for no other thread
    @Override
    public void close() {
        if (thread == Thread.currentThread()) {
            session.engineClosed();
            ended.countDown();
        } else {
            session.cutOff();
        }
    }

    public void cutOff() {
        session.cutOff();
    }

    public IdleTimer idle() {
        return idle;
    }

    /** Waits until the engine's thread for this session has closed this socket, which it does soon after the session. */
    public void awaitEnd(long nanos) throws InterruptedException {
        if (thread != null && thread != Thread.currentThread()) {
            ended.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Ignored: the transport enforces the idle timeout. */
    @Override
    public synchronized void setSoTimeout(int timeout) {}

    @Override
    public String toString() {
        return "tap on " + client;
    }

    /** Gives the engine one line at a time, or a complete message. */
    private final class Input extends TappedInput {

        private byte[] chunk = new byte[0];
        private int position;

        @Override
        public int read() {
            return hasMore() ? chunk[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, buffer, offset, count);
            position += count;
            return count;
        }

        private boolean hasMore() {
            while (position == chunk.length) {
                Octets next = take();
                if (next == null) {
                    return false;
                }
                chunk = next.bytes();
                position = 0;
            }
            return true;
        }

        @Override
        public @Nullable Octets take() {
            thread = Thread.currentThread();
            return session.next();
        }

        @Override
        public Optional<Login> login() {
            return session.login();
        }

        @Override
        public int available() {
            return chunk.length - position;
        }
    }

    /** Collects the engine's output until it is a complete reply. */
    private final class Output extends TappedOutput {

        private final ByteArrayOutputStream reply = new ByteArrayOutputStream(128);
        private int column;
        private boolean last = true;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            thread = Thread.currentThread();
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (column++ == 3) {
                    last = bytes[i] != '-';
                }
                if (bytes[i] == '\n') {
                    reply.write(bytes, start, i + 1 - start);
                    start = i + 1;
                    endOfLine();
                }
            }
            reply.write(bytes, start, offset + length - start);
        }

        private void endOfLine() {
            if (last) {
                byte[] whole = reply.toByteArray();
                reply.reset();
                session.replied(whole);
            }
            column = 0;
            last = true;
        }

        @Override
        public void relayedBy(ServerBehind server) {
            thread = Thread.currentThread();
            session.relayedBy(server);
        }

        @Override
        public void reply(byte[] whole) {
            session.replied(whole);
        }

        @Override
        public void unsolicited(byte[] whole) {
            session.spokeUnasked(whole);
        }

        @Override
        public void failed(FailureBehind failure) {
            session.failed(failure);
        }
    }
}
