package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;

/**
 * GreenMail's commands, with two changes: MAIL accepts the null sender, so that RCPT after it is not answered with 503,
 * and DATA does not parse the message.
 */
final class CorrectedCommands extends SmtpCommandRegistry {

    private static final com.icegreen.greenmail.smtp.commands.SmtpCommand MAIL = new MailCommand() {
        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            super.execute(connection, state, manager, line);
            if (state.getMessage().getReturnPath() == null && hasNullSender(line)) {
                state.getMessage().setReturnPath(new com.icegreen.greenmail.mail.MailAddress(""));
            }
        }

        private static boolean hasNullSender(String mail) {
            return SmtpCommand.parse(mail).address().filter(MailAddress::isNull).isPresent();
        }
    };

    private static final com.icegreen.greenmail.smtp.commands.SmtpCommand DATA = new TappedDataCommand();

    @Override
    public com.icegreen.greenmail.smtp.commands.SmtpCommand getCommand(String name) {
        return switch (name) {
            case "MAIL" -> MAIL;
            case "DATA" -> DATA;
            default -> super.getCommand(name);
        };
    }
}
