package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import java.util.Date;

/** A letter for one of its recipients. */
final class Delivery {

    private final LetterContent letter;
    private long uid;

    Delivery(LetterContent letter) {
        this.letter = letter;
    }

    void storeIn(MailFolder inbox) {
        uid = inbox.appendMessage(letter.read(), new Flags(), new Date(letter.receivedAt()));
    }

    /** Removes it if it is still there. */
    void removeFrom(MailFolder inbox) {
        if (inbox == null || inbox.getMessage(uid) == null) {
            return;
        }
        try {
            inbox.setFlags(new Flags(Flags.Flag.DELETED), true, uid, null, false);
            inbox.expunge(new IdRange[] {new IdRange(uid, uid)});
        } catch (FolderException e) {
            throw new IllegalStateException("Can not forget message " + uid + " of " + inbox, e);
        }
    }
}
