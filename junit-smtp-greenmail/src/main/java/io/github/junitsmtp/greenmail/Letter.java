package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/** GreenMail's message on its way, which is read when somebody looks into it. */
final class Letter extends MovingMessage {

    private @Nullable LetterContent content;

    void seal(LetterContent recorded) {
        content = recorded;
    }

    @Nullable
    LetterContent content() {
        return content;
    }

    /** Whether nobody has looked into it, or put another message in its place. */
    synchronized boolean isSealed() {
        return content != null && super.getMessage() == null;
    }

    @Override
    public synchronized MimeMessage getMessage() {
        if (isSealed()) {
            setMimeMessage(content.read());
        }
        return super.getMessage();
    }
}
