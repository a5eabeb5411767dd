package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.store.FolderException;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RunningEngine;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A running GreenMail. */
final class RunningGreenMail implements RunningEngine {

    private final TappedGreenMail greenMail;
    private final int port;

    RunningGreenMail(TappedGreenMail greenMail, int port) {
        this.greenMail = greenMail;
        this.port = port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public OptionalInt port(MailboxProtocol protocol) {
        return greenMail.port(protocol);
    }

    @Override
    public boolean hasListenedSince(long nanoTime) {
        return greenMail.hasListenedSince(nanoTime);
    }

    @Override
    public void reset() {
        if (!greenMail.isRunning()) {
            greenMail.reset();
            return;
        }
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("Cannot empty GreenMail's mailboxes: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Boolean> authenticate(String user, String secret) {
        return greenMail.authenticate(user, secret);
    }

    @Override
    public Map<String, String> users() {
        return greenMail.users();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(greenMail) ? Optional.of(type.cast(greenMail)) : Optional.empty();
    }

    @Override
    public void close() {
        greenMail.stopForGood();
    }
}
