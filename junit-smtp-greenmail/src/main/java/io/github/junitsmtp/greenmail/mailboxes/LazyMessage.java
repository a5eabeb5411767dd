package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GreenMail's message in transit, parsed on demand. */
final class LazyMessage extends MovingMessage {

    private @Nullable RecordedMessage recorded;

    synchronized void recordedAs(RecordedMessage message) {
        recorded = message;
    }

    /** Returns the recorded message, unless it has been requested or replaced. */
    synchronized Optional<RecordedMessage> untouched() {
        return super.getMessage() == null ? Optional.ofNullable(recorded) : Optional.empty();
    }

    @Override
    public synchronized MimeMessage getMessage() {
        untouched().map(RecordedMessage::parse).ifPresent(this::setMimeMessage);
        return super.getMessage();
    }
}
