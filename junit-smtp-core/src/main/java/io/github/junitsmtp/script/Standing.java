package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param session its number
 * @param mails how many mails it has delivered
 * @param user who has logged in, or null
 * @param encrypted whether the connection is in TLS
 * @param startTls whether it could be
 * @param sender the sender of the open transaction, or null
 * @param recipients those accepted in it so far, in a list that does not grow
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Standing(
        int session,
        int mails,
        @Nullable String user,
        boolean encrypted,
        boolean startTls,
        @Nullable MailAddress sender,
        List<MailAddress> recipients) {}
