package io.github.junitsmtp.greenmail;

import io.github.junitsmtp.internal.text.Addresses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A socket that keeps trying to accept clients when the process has no file handles left. It logs this once, and
 * retries with increasing delays.
 */
class PatientServerSocket extends ServerSocket {

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean hasFailed;

    PatientServerSocket() throws IOException {}

    /**
     * Waits for a client.
     *
     * @throws IOException if the socket was closed or the thread was interrupted
     */
    @Override
    public final Socket accept() throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return acceptOnce();
            } catch (IOException e) {
                if (isClosed()) {
                    throw e;
                }
                warn(e);
            }
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Waits for a client, and fails if there is no file handle left. */
    Socket acceptOnce() throws IOException {
        return super.accept();
    }

    private synchronized void warn(IOException e) {
        if (!hasFailed) {
            hasFailed = true;
            System.getLogger(getClass().getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "SMTP server at " + Addresses.of(getInetAddress(), getLocalPort())
                                    + " cannot accept clients and keeps trying: " + e);
        }
    }

    private void pause(long millis) throws InterruptedIOException {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted before a client could be accepted");
        }
    }

    @Override
    public final void close() throws IOException {
        closing.countDown();
        super.close();
    }
}
