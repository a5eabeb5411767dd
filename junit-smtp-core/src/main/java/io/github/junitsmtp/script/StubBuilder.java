package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.stubbing.StubDefinition;
import io.github.junitsmtp.internal.stubbing.StubDraft;
import io.github.junitsmtp.internal.stubbing.StubSettings;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A builder for a stub. Set the limits first: the stub becomes active as soon as it has an answer.
 *
 * <pre>{@code
 * smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Try again later");
 * smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
 * smtp.on(message()).answer(localError(), disconnect(), passThrough());
 * }</pre>
 *
 * <p>A builder is immutable and can create several stubs. A builder that is never given an answer makes the test fail,
 * as an unused stub does.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StubBuilder {

    private final CommandPattern pattern;
    private final Script<Incoming> script;
    private final StubDraft draft;
    private final StubSettings settings;

    private StubBuilder(CommandPattern pattern, Script<Incoming> script, StubDraft draft, StubSettings settings) {
        this.pattern = pattern;
        this.script = script;
        this.draft = draft;
        this.settings = settings;
    }

    /**
     * Creates a builder.
     *
     * @param pattern the pattern for the commands to answer
     * @param script the script to which the stub is added
     * @return the builder
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static StubBuilder on(CommandPattern pattern, Script<Incoming> script) {
        return new StubBuilder(pattern, script, script.begin(pattern.toString()), StubSettings.DEFAULT);
    }

    private StubBuilder with(StubSettings changed) {
        return new StubBuilder(pattern, script, draft, changed);
    }

    /**
     * Limits the stub to one answer; further commands are answered as if the stub did not exist.
     *
     * @return the builder with this limit
     */
    public StubBuilder once() {
        return times(1);
    }

    /**
     * Limits how many answers the stub gives; further commands are answered as if the stub did not exist.
     *
     * @param limit the maximum number of answers, at least 1
     * @return the builder with this limit
     * @throws IllegalArgumentException if the limit is not positive
     */
    public StubBuilder times(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("times must be positive but was " + limit);
        }
        return with(settings.times(limit));
    }

    /**
     * Makes the stub answer only from the given match onward; earlier matches are answered as if the stub did not
     * exist.
     *
     * @param match the number of the first match to answer, counted from 1
     * @return the builder with this limit
     * @throws IllegalArgumentException if the number is not positive
     */
    public StubBuilder fromMatch(int match) {
        if (match < 1) {
            throw new IllegalArgumentException("match must be positive but was " + match);
        }
        return with(settings.fromMatch(match));
    }

    /**
     * Limits the stub to the given state of the server.
     *
     * <pre>{@code
     * smtp.on(mailFrom()).whenStateIs("overloaded").willSetStateTo("").reply(451, "4.3.2", "Overloaded");
     * smtp.setState("overloaded");
     * }</pre>
     *
     * @param state the name of the state; the initial state is the empty string
     * @return the builder with this limit
     */
    public StubBuilder whenStateIs(String state) {
        return with(settings.whenStateIs(state));
    }

    /**
     * Sets the state of the server each time the stub answers.
     *
     * @param state the name of the state
     * @return the changed builder
     */
    public StubBuilder willSetStateTo(String state) {
        return with(settings.willSetStateTo(state));
    }

    /**
     * Allows the stub to go unused without failing the test.
     *
     * @return the changed builder
     */
    public StubBuilder lenient() {
        return with(settings.asLenient());
    }

    /**
     * Fails the test if the stub goes unused, which is the default except for stubs created by policies.
     *
     * @return the changed builder
     */
    public StubBuilder strict() {
        return with(settings.asStrict());
    }

    /**
     * Answers with a reply.
     *
     * @param code the code, between 200 and 599
     * @param text the text
     * @return the stub, now active
     * @throws IllegalArgumentException if the code is out of range, the text contains CR or LF, or SMTP does not allow
     *     the code in reply to the commands that this stub answers
     * @see Answers#reply(int, String)
     */
    public Stub reply(int code, String text) {
        return answer(Answers.reply(code, text));
    }

    /**
     * Answers with a reply that has an enhanced status code.
     *
     * @param code the code, between 200 and 599
     * @param enhanced the enhanced status code, such as {@code 4.7.1}
     * @param text the text
     * @return the stub, now active
     * @throws IllegalArgumentException if the codes are of different classes, one is out of range or malformed, the
     *     text contains CR or LF, or SMTP does not allow the code in reply to the commands that this stub answers
     * @see Answers#reply(int, String, String)
     */
    public Stub reply(int code, String enhanced, String text) {
        return answer(Answers.reply(code, enhanced, text));
    }

    /**
     * Answers with a reply whose text is the standard name of its code.
     *
     * @param code the code
     * @return the stub, now active
     * @throws IllegalArgumentException if SMTP does not allow the code in reply to the commands that this stub answers
     * @see Answers#reply(ReplyCode)
     */
    public Stub reply(ReplyCode code) {
        return answer(Answers.reply(code));
    }

    /**
     * Answers with a reply, which may have several lines.
     *
     * @param reply the reply
     * @return the stub, now active
     * @throws IllegalArgumentException if SMTP does not allow the code in reply to the commands that this stub answers
     * @see Answers#reply(SmtpReply)
     */
    public Stub reply(SmtpReply reply) {
        return answer(Answers.reply(reply));
    }

    /**
     * Answers each match with the next of the given answers, and all further matches with the last one.
     *
     * @param first the first answer; see {@link Answers}
     * @param next the answers for subsequent matches
     * @return the stub, now active
     * @throws IllegalArgumentException if there are more answers than the stub may give, or one is a positive reply
     *     that SMTP does not allow for the events that the pattern matches
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2">RFC 5321, section 4.3.2</a>
     */
    public Stub answer(Answer first, Answer... next) {
        script.forget(draft); // even if what follows throws: that is failure enough
        List<Answer> answers = Stream.concat(Stream.of(first), Stream.of(next)).toList();
        requireAllCanBeGiven(answers);
        answers.forEach(answer -> answer.requireAllowedBy(pattern));
        StubDefinition<Incoming> definition = new StubDefinition<>(
                pattern + " -> " + answers.stream().map(Answer::toString).collect(Collectors.joining(" -> ")),
                pattern::matches,
                pattern::isAbout,
                pattern::difference,
                pattern.positions(),
                settings,
                answers.stream()
                        .<Function<Incoming, StubAction>>map(answer -> answer::actionFor)
                        .toList());
        return new Stub(pattern, script, script.put(definition));
    }

    private void requireAllCanBeGiven(List<Answer> answers) {
        int limit = settings.times();
        if (answers.size() > limit) {
            String never = answers.stream().skip(limit).map(Answer::toString).collect(Collectors.joining(" -> "));
            throw new IllegalArgumentException("times(" + limit + ") leaves answers unused: " + never + "; call times("
                    + answers.size() + ") or more, or remove these answers");
        }
    }
}
