package io.github.junitsmtp.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The plain engine on sockets that count their writes. */
final class CountingEngine implements SmtpEngine {

    final AtomicInteger writes = new AtomicInteger();

    @Override
    public String name() {
        return "CountingEngine";
    }

    @Override
    public RunningEngine start(EngineSettings settings, UnaryOperator<Socket> tap) throws IOException {
        return new PlainEngine().start(settings, accepted -> tap.apply(new CountingSocket(accepted)));
    }

    private final class CountingSocket extends Socket {

        private final Socket accepted;

        CountingSocket(Socket accepted) {
            this.accepted = accepted;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return accepted.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(accepted.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    writes.incrementAndGet();
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public InetAddress getInetAddress() {
            return accepted.getInetAddress();
        }

        @Override
        public int getPort() {
            return accepted.getPort();
        }

        @Override
        public void close() throws IOException {
            accepted.close();
        }
    }
}
