package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.DataCommand;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DATA as GreenMail answers it, but for the message, which is shared and not read. */
final class LetterDataCommand extends DataCommand {

    private static final Logger LOG = LoggerFactory.getLogger(LetterDataCommand.class);

    @Override
    public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line)
            throws IOException {
        Letter letter = ((LetterState) state).letter();
        if (letter.getReturnPath() == null || letter.getToAddresses().isEmpty()) {
            super.execute(connection, state, manager, line); // which says what is missing
            return;
        }
        connection.send("354 Start mail input; end with <CRLF>.<CRLF>");
        letter.seal(new LetterContent(
                ((TappedConnection) connection).takeMessage(),
                letter.getReturnPath().toString(),
                connection.getClientAddress(),
                connection.getHeloName(),
                System.currentTimeMillis()));
        String refusal = manager.checkData(state);
        if (refusal != null) {
            connection.send(refusal);
            return;
        }
        try {
            manager.send(state);
            connection.send("250 OK");
        } catch (RuntimeException e) {
            LOG.error("Can not deliver {}", letter, e);
            connection.send("451 Requested action aborted: local error in processing");
        }
        state.clearMessage();
    }
}
