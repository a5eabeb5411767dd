package io.github.junitsmtp.internal.stubbing;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a session at one moment. It is recorded for each step, so it shares the commands with the transcript and parses addresses
 * on demand.
 *
 * @param session its number
 * @param mails the number of mails delivered
 * @param userOrNull the user who had logged in, or null
 * @param encrypted whether the connection used TLS
 * @param offersStartTls whether the server offered TLS
 * @param mailFrom the MAIL command of the open transaction, or null
 * @param rcptTo the RCPT commands accepted in it, in a list that does not change
 */
public record SessionProgress(
        int session,
        int mails,
        @Nullable String userOrNull,
        boolean encrypted,
        boolean offersStartTls,
        @Nullable SmtpCommand mailFrom,
        List<SmtpCommand> rcptTo) {

    public Optional<String> user() {
        return Optional.ofNullable(userOrNull);
    }

    public Optional<MailAddress> sender() {
        return Optional.ofNullable(mailFrom).map(SessionProgress::addressOf);
    }

    public List<MailAddress> recipients() {
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
