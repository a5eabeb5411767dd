package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GreenMail's message in transit, which is parsed when somebody asks for it. */
final class LazyMessage extends MovingMessage {

    private @Nullable RecordedMessage recorded;

    synchronized void recordedAs(RecordedMessage message) {
        recorded = message;
    }

    /** Returns the message as it was recorded, unless somebody has asked for it or replaced it since. */
    synchronized Optional<RecordedMessage> untouched() {
        return super.getMessage() == null ? Optional.ofNullable(recorded) : Optional.empty();
    }

    @Override
    public synchronized MimeMessage getMessage() {
        untouched().map(RecordedMessage::parse).ifPresent(this::setMimeMessage);
        return super.getMessage();
    }
}
