package io.github.junitsmtp.greenmail.mailboxes;

import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import java.util.Date;

/** A message for one of its recipients. */
final class MessageCopy {

    private final RecordedMessage message;
    private long uid;

    MessageCopy(RecordedMessage message) {
        this.message = message;
    }

    @SuppressWarnings("JavaUtilDate") // GreenMail takes no other
    void storeIn(MailFolder inbox) {
        uid = inbox.appendMessage(message.parse(), new Flags(), new Date(message.receivedAt()));
    }

    /** Removes the copy if the folder still has it. */
    void removeFrom(MailFolder inbox) {
        if (inbox.getMessage(uid) == null) {
            return;
        }
        try {
            inbox.setFlags(new Flags(Flags.Flag.DELETED), true, uid, null, false);
            inbox.expunge(new IdRange[] {new IdRange(uid, uid)});
        } catch (FolderException e) {
            throw new IllegalStateException("Cannot remove message " + uid + " from " + inbox, e);
        }
    }
}
