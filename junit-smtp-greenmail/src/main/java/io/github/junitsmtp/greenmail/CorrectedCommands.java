package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;

/** GreenMail's commands, with a MAIL that remembers the null sender, so that RCPT does not answer 503 after it. */
final class CorrectedCommands extends SmtpCommandRegistry {

    private static final SmtpCommand MAIL = new MailCommand() {
        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            super.execute(connection, state, manager, line);
            if (line.regionMatches(true, 0, "MAIL FROM:<>", 0, 12)
                    && state.getMessage().getReturnPath() == null) {
                state.getMessage().setReturnPath(new MailAddress(""));
            }
        }
    };

    @Override
    public SmtpCommand getCommand(String name) {
        return name.equals("MAIL") ? MAIL : super.getCommand(name);
    }
}
