package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.Printable;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a stub lets the server do: reply, or hang up. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Answer {

    private final @Nullable SmtpReply reply;

    private Answer(@Nullable SmtpReply reply) {
        this.reply = reply;
    }

    static Answer reply(SmtpReply reply) {
        return new Answer(reply);
    }

    static Answer disconnect() {
        return new Answer(null);
    }

    /**
     * Makes the answer where a stub can not decide because its predicate threw.
     *
     * @param thrown what it threw
     * @return a reply that says so
     */
    public static Answer failure(Throwable thrown) {
        return new Answer(SmtpReply.of(
                451,
                EnhancedStatusCode.parse("4.3.0"),
                "A stub of the test threw " + Printable.quote(thrown.toString())));
    }

    /**
     * Returns the reply.
     *
     * @return the reply, or empty if the server shall hang up without one
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }
}
