package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come. It is recorded for each step, so it shares the commands with the transcript and reads addresses on demand.
 *
 * @param session its number
 * @param mails how many mails it has delivered
 * @param user who has logged in, or null
 * @param encrypted whether the connection is in TLS
 * @param startTls whether it could be
 * @param mailFrom the MAIL of the open transaction, or null
 * @param rcptTo each RCPT that was accepted in it so far, in a list that does not grow
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Standing(
        int session,
        int mails,
        @Nullable String user,
        boolean encrypted,
        boolean startTls,
        @Nullable SmtpCommand mailFrom,
        List<SmtpCommand> rcptTo) {

    Optional<MailAddress> sender() {
        return Optional.ofNullable(mailFrom).map(Standing::addressOf);
    }

    List<MailAddress> recipients() {
        return new AbstractList<>() {
            @Override
            public MailAddress get(int index) {
                return addressOf(rcptTo.get(index));
            }

            @Override
            public int size() {
                return rcptTo.size();
            }
        };
    }

    private static MailAddress addressOf(SmtpCommand command) {
        return command.address().orElse(MailAddress.NULL_SENDER);
    }
}
