package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.DataCommand;
import io.github.junitsmtp.greenmail.mailboxes.LazySmtpState;
import io.github.junitsmtp.transcript.Login;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GreenMail's DATA command, except that it takes the message from the tap and does not parse it. */
final class TappedDataCommand extends DataCommand {

    private static final Logger LOG = LoggerFactory.getLogger(TappedDataCommand.class);

    @Override
    public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line)
            throws IOException {
        MovingMessage message = state.getMessage();
        if (message.getReturnPath() == null || message.getToAddresses().isEmpty()) {
            super.execute(connection, state, manager, line); // replies with what is missing
            return;
        }
        connection.send("354 Start mail input; end with <CRLF>.<CRLF>");
        TappedConnection tapped = (TappedConnection) connection;
        String helo =
                String.valueOf(connection.getHeloName()); // "null" in the header if there was none, as GreenMail has it
        ((LazySmtpState) state).setData(tapped.takeMessage(), connection.getClientAddress(), helo);
        Optional<Login> login = tapped.login();
        if (login.isPresent()) {
            message.setAuthenticationState(AcceptedLogin.asAuthenticationState(login.get()));
        }
        String refusal = manager.checkData(state);
        if (refusal != null) {
            connection.send(refusal);
            return;
        }
        try {
            manager.send(state);
            connection.send("250 OK");
        } catch (RuntimeException e) {
            LOG.error("Cannot deliver {}", message, e);
            connection.send("451 Requested action aborted: local error in processing");
        }
        state.clearMessage();
    }
}
