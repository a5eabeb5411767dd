package io.github.junitsmtp.reliability;

import io.github.junitsmtp.greenmail.GreenMailEngine;
import io.github.junitsmtp.server.EngineSettings;
import io.github.junitsmtp.server.RunningEngine;
import io.github.junitsmtp.server.SmtpEngine;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** GreenMail on sockets that count what the transport has read, so that a test knows what a reset or a close cannot undo. */
final class MeteredEngine implements SmtpEngine {

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);

    private long received;

    @Override
    public String name() {
        return "metered GreenMail";
    }

    @Override
    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
        return new GreenMailEngine().start(settings, accepted -> tap.apply(new MeteredSocket(accepted)));
    }

    /** Waits until so many bytes in all have been read from clients. */
    synchronized void awaitReceived(long count) {
        try {
            long deadline = System.nanoTime() + LONGEST_WAIT;
            while (received < count && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (received < count) {
            throw new IllegalStateException("Only " + received + " of " + count + " bytes have come");
        }
    }

    private synchronized void received(int count) {
        received += Math.max(0, count);
        notifyAll();
    }

    private final class MeteredSocket extends Socket {

        private final Socket socket;

        MeteredSocket(Socket socket) {
            this.socket = socket;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(socket.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = in.read(buffer, offset, length);
                    received(count);
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public InetAddress getInetAddress() {
            return socket.getInetAddress();
        }

        @Override
        public int getPort() {
            return socket.getPort();
        }

        @Override
        public boolean isConnected() {
            return socket.isConnected();
        }

        @Override
        public boolean isClosed() {
            return socket.isClosed();
        }

        @Override
        public boolean isInputShutdown() {
            return socket.isInputShutdown();
        }

        @Override
        public boolean isOutputShutdown() {
            return socket.isOutputShutdown();
        }

        @Override
        public InetAddress getLocalAddress() {
            return socket.getLocalAddress();
        }

        @Override
        public synchronized int getSoTimeout() throws SocketException {
            return socket.getSoTimeout();
        }

        @Override
        public void setTcpNoDelay(boolean on) throws SocketException {
            socket.setTcpNoDelay(on);
        }

        @Override
        public synchronized void setSoTimeout(int timeout) throws SocketException {
            socket.setSoTimeout(timeout);
        }

        @Override
        public void shutdownOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
