package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The beginning of a stub: says how the commands that match a pattern are answered.
 *
 * <p>A positive reply takes the place of the engine's, which still hears of the command. A negative one is all there is: what it
 * refuses never reaches the engine, and a refused mail is in no mailbox.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stubbing implements ReadyReplies {

    private final CommandPattern pattern;
    private final Function<AnswerMaker, Stub> place;
    private final Duration delay;
    private final int bytesPerSecond;

    Stubbing(CommandPattern pattern, Function<AnswerMaker, Stub> place) {
        this(pattern, place, Duration.ZERO, 0);
    }

    private Stubbing(CommandPattern pattern, Function<AnswerMaker, Stub> place, Duration delay, int bytesPerSecond) {
        this.pattern = pattern;
        this.place = place;
        this.delay = delay;
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Lets the server wait before it answers. The end of the test does not wait for it.
     *
     * @param delay how long
     * @return what says how it answers then
     * @throws IllegalArgumentException if the time is negative
     */
    public Stubbing delay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative but was: " + delay);
        }
        return new Stubbing(pattern, place, delay, bytesPerSecond);
    }

    /**
     * Lets the server answer byte by byte, each in a packet of its own.
     *
     * @param bytesPerSecond how many bytes a second, 1 to 1,000,000
     * @return what says how it answers
     * @throws IllegalArgumentException if the number is out of range
     */
    public Stubbing throttledTo(int bytesPerSecond) {
        if (bytesPerSecond < 1 || bytesPerSecond > 1_000_000) {
            throw new IllegalArgumentException(
                    "Throttle to 1 to 1,000,000 bytes a second, or not at all, but was: " + bytesPerSecond);
        }
        return new Stubbing(pattern, place, delay, bytesPerSecond);
    }

    /**
     * Answers with a reply.
     *
     * @param code the code, 200 to 599
     * @param text the text
     * @return the stub, in place from now on
     * @throws IllegalArgumentException if the code is out of range, the text holds CR or LF, or SMTP forbids the code there
     */
    @Override
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
     * @throws IllegalArgumentException if the codes are of different classes, one is out of range or malformed, the text holds
     *     CR or LF, or SMTP forbids the code there
     */
    @Override
    public Stub reply(int code, String enhanced, String text) {
        return reply(SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), text));
    }

    /**
     * Answers with a reply, which may have many lines.
     *
     * @param reply the reply
     * @return the stub, in place from now on
     * @throws IllegalArgumentException if SMTP forbids the code there: it is positive, and no answer to what the pattern matches
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2">RFC 5321, section 4.3.2</a>
     */
    public Stub reply(SmtpReply reply) {
        ForbiddenAnswers.check(pattern, reply.code());
        return say(reply.bytes(), Answer.Closing.NONE);
    }

    /**
     * Answers with a reply that depends on what the client did, such as one that names the recipient. If the function throws, the
     * client gets a 451 that says so, and the test fails.
     *
     * <pre>{@code
     * smtp.on(rcptTo()).replyWith(rcpt -> SmtpReply.of(550, "No " + rcpt.command().orElseThrow().address().orElseThrow()));
     * }</pre>
     *
     * @param reply makes the reply; it is not checked against the rules
     * @return the stub, in place from now on
     */
    public Stub replyWith(Function<? super Incoming, SmtpReply> reply) {
        return place.apply(new AnswerMaker(
                incoming -> Answer.of(
                        delay,
                        bytesPerSecond,
                        Answer.Kind.SAY,
                        reply.apply(incoming).bytes(),
                        Answer.Closing.NONE),
                "a reply that depends",
                Answer.Closing.NONE));
    }

    /**
     * Answers with a reply that SMTP forbids at that point, to see what the client makes of it.
     *
     * @param reply the reply
     * @return the stub, in place from now on
     */
    public Stub replyAgainstTheRules(SmtpReply reply) {
        return say(reply.bytes(), Answer.Closing.NONE);
    }

    /**
     * Answers with a catalogued reply and its name as the text.
     *
     * @param code the code
     * @return the stub, in place from now on
     * @throws IllegalArgumentException if SMTP forbids the code there
     */
    public Stub reply(ReplyCode code) {
        return reply(code.number(), code.title());
    }

    /**
     * Says something that may be no reply at all, to the byte; it should end with CRLF unless that is the point. If it begins with
     * 2 or 3, it takes the place of what the engine says; else it is all there is.
     *
     * @param bytes what to say, as UTF-8
     * @return the stub, in place from now on
     */
    public Stub raw(String bytes) {
        return raw(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says something that may be no reply at all, as {@link #raw(String)} does.
     *
     * @param bytes what to say
     * @return the stub, in place from now on
     */
    public Stub raw(byte[] bytes) {
        return say(bytes.clone(), Answer.Closing.NONE);
    }

    /**
     * Leaves the answer to the engine, as if there were no stub; with {@link #delay} it comes late.
     *
     * @return the stub, in place from now on
     */
    public Stub passThrough() {
        return place.apply(
                AnswerMaker.of(Answer.of(delay, 0, Answer.Kind.PASS_THROUGH, new byte[0], Answer.Closing.NONE)));
    }

    /**
     * Never answers, and keeps the connection until the client closes it. The end of the test does not wait for it.
     *
     * @return the stub, in place from now on
     */
    public Stub hang() {
        return place.apply(AnswerMaker.of(Answer.of(delay, 0, Answer.Kind.HANG, new byte[0], Answer.Closing.NONE)));
    }

    /**
     * Hangs up without a reply. To hang up after one see {@link Stub#andDisconnect()}; in the middle of one, say the beginning
     * with {@link #raw(String)} first.
     *
     * @return the stub, in place from now on
     */
    public Stub disconnect() {
        return silent(Answer.Closing.CLOSE);
    }

    /**
     * Resets the connection without a reply: the client gets an error instead of an end of input.
     *
     * @return the stub, in place from now on
     */
    public Stub reset() {
        return silent(Answer.Closing.RESET);
    }

    /**
     * Says no more without a reply, and listens until the client closes the connection.
     *
     * @return the stub, in place from now on
     */
    public Stub halfClose() {
        return silent(Answer.Closing.HALF_CLOSE);
    }

    private Stub silent(Answer.Closing closing) {
        return place.apply(AnswerMaker.of(Answer.of(delay, 0, Answer.Kind.BE_SILENT, new byte[0], closing)));
    }

    private Stub say(byte[] bytes, Answer.Closing closing) {
        return place.apply(AnswerMaker.of(Answer.of(delay, bytesPerSecond, Answer.Kind.SAY, bytes, closing)));
    }
}
