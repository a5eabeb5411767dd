package io.github.junitsmtp.internal.stubbing;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;

/**
 * How far a session had come at some moment.
 *
 * @param session its number
 * @param mails how many mails it had delivered
 * @param user who had logged in
 * @param encrypted whether the connection was in TLS
 * @param offersStartTls whether the server offered TLS
 * @param sender the sender of the open transaction
 * @param recipients those accepted in it, a list that does not change
 */
public record SessionProgress(
        int session,
        int mails,
        Optional<String> user,
        boolean encrypted,
        boolean offersStartTls,
        Optional<MailAddress> sender,
        List<MailAddress> recipients) {}
