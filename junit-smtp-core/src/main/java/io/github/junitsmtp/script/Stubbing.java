package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import org.apiguardian.api.API;

/**
 * The beginning of a stub: says how the commands that match a pattern are answered.
 *
 * <p>A positive reply takes the place of the engine's, which still hears of the command. A negative one is all there is: what it
 * refuses never reaches the engine, and a refused mail is in no mailbox.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stubbing {

    private final Script script;
    private final CommandPattern pattern;

    Stubbing(Script script, CommandPattern pattern) {
        this.script = script;
        this.pattern = pattern;
    }

    /**
     * Answers with a reply.
     *
     * @param code the code, 200 to 599
     * @param text the text
     * @return the stub, in place from now on
     * @throws IllegalArgumentException if the code is out of range or the text holds CR or LF
     */
    public Stub reply(int code, String text) {
        return reply(SmtpReply.of(code, text));
    }

    /**
     * Answers with a reply that has an enhanced status code.
     *
     * @param code the code, 200 to 599
     * @param enhanced the enhanced status code, such as {@code 4.7.1}
     * @param text the text
     * @return the stub, in place from now on
     * @throws IllegalArgumentException if the codes are of different classes, one is out of range or malformed, or the text
     *     holds CR or LF
     */
    public Stub reply(int code, String enhanced, String text) {
        return reply(SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), text));
    }

    /**
     * Answers with a reply, which may have many lines.
     *
     * @param reply the reply
     * @return the stub, in place from now on
     */
    public Stub reply(SmtpReply reply) {
        return script.add(new Stub(script, pattern, Answer.reply(reply)));
    }

    /**
     * Hangs up without a reply.
     *
     * @return the stub, in place from now on
     */
    public Stub disconnect() {
        return script.add(new Stub(script, pattern, Answer.disconnect()));
    }
}
