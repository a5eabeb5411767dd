package io.github.junitsmtp.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A scripted answer in place. It answers every matching command until it is limited or removed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stub {

    private final Script script;
    private final CommandPattern pattern;
    private final List<AnswerMaker> answers = new ArrayList<>(1);
    private int limit = Integer.MAX_VALUE;
    private int first = 1;
    private int matched;
    private int used;
    private boolean lenient;
    private @Nullable String state;
    private @Nullable String nextState;

    Stub(Script script, CommandPattern pattern, AnswerMaker answer) {
        this.script = script;
        this.pattern = pattern;
        this.answers.add(answer);
    }

    /**
     * Begins the answer to the next match. The last answer goes on for all that follow.
     *
     * <pre>{@code
     * smtp.on(rcptTo()).greylisted().then().mailboxFull().then().passThrough();
     * }</pre>
     *
     * @return what says how
     */
    public Stubbing then() {
        return new Stubbing(pattern, answer -> {
            synchronized (this) {
                answers.add(answer);
            }
            return this;
        });
    }

    /**
     * Answers the next match with another reply.
     *
     * @param code the code, 200 to 599
     * @param enhanced the enhanced status code
     * @param text the text
     * @return this stub
     * @throws IllegalArgumentException as {@link Stubbing#reply(int, String, String)} does
     */
    public Stub thenReply(int code, String enhanced, String text) {
        return then().reply(code, enhanced, text);
    }

    /**
     * Hangs up after the answer that was given last.
     *
     * @return this stub
     */
    public Stub andDisconnect() {
        return close(Answer.Closing.CLOSE);
    }

    /**
     * Resets the connection after the answer that was given last.
     *
     * @return this stub
     */
    public Stub andReset() {
        return close(Answer.Closing.RESET);
    }

    /**
     * Says no more after the answer that was given last, and listens until the client closes the connection.
     *
     * @return this stub
     */
    public Stub andHalfClose() {
        return close(Answer.Closing.HALF_CLOSE);
    }

    private synchronized Stub close(Answer.Closing how) {
        int last = answers.size() - 1;
        answers.set(last, answers.get(last).closing(how));
        return this;
    }

    /**
     * Lets this stub answer only once.
     *
     * @return this stub
     */
    public Stub once() {
        return times(1);
    }

    /**
     * Lets this stub answer only so many times in all; further commands are answered as if it were not there.
     *
     * @param limit how many times, at least once
     * @return this stub
     * @throws IllegalArgumentException if the limit is not positive
     */
    public synchronized Stub times(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A stub answers once at least but was to answer " + limit
                    + " times: leave it out, or call remove()");
        }
        this.limit = limit;
        return this;
    }

    /**
     * Lets this stub answer as often as it matches, as it does unless it is limited.
     *
     * @return this stub
     */
    public Stub always() {
        return times(Integer.MAX_VALUE);
    }

    /**
     * Lets this stub answer from its n-th match on; those before are answered as if it were not there.
     *
     * @param match which match is the first that it answers, counted from 1
     * @return this stub
     * @throws IllegalArgumentException if the number is not positive
     */
    public synchronized Stub fromMatch(int match) {
        if (match < 1) {
            throw new IllegalArgumentException("Matches are counted from 1 but the number was: " + match);
        }
        this.first = match;
        return this;
    }

    /**
     * Returns how often this stub has answered.
     *
     * @return the number of its answers so far
     */
    public synchronized int answers() {
        return used;
    }

    /** Takes this stub away; the server goes on as if it had never been there. */
    public void remove() {
        script.remove(this);
    }

    /**
     * Lets this stub answer only while the server is in a state, such as {@code "overloaded"}.
     *
     * @param state the name of the state; at first it is empty
     * @return this stub
     */
    public synchronized Stub inState(String state) {
        this.state = state;
        return this;
    }

    /**
     * Brings the server into another state with each answer.
     *
     * @param state the name of the state
     * @return this stub
     */
    public synchronized Stub movesTo(String state) {
        this.nextState = state;
        return this;
    }

    /**
     * Lets this stub go without a match: the test does not fail for it.
     *
     * @return this stub
     */
    public synchronized Stub lenient() {
        lenient = true;
        return this;
    }

    /**
     * Returns what this stub answers.
     *
     * @return the pattern
     */
    public CommandPattern pattern() {
        return pattern;
    }

    synchronized boolean isUnused() {
        return matched == 0 && !lenient;
    }

    boolean matches(Incoming incoming) {
        if (!isInState()) {
            return false;
        }
        try {
            return pattern.matches(incoming); // a predicate may block, and must not block others
        } catch (RuntimeException | Error e) {
            take(); // it was asked, which is what the stub is there for
            throw e;
        }
    }

    private synchronized boolean isInState() {
        return state == null || state.equals(script.state());
    }

    /** Takes one of the answers left, or returns null. */
    synchronized @Nullable AnswerMaker take() {
        if (++matched < first || used >= limit) {
            return null;
        }
        if (nextState != null) {
            script.enter(nextState);
        }
        return answers.get(Math.min(used++, answers.size() - 1));
    }

    /** Returns pattern and answers, such as {@code rcptTo(ada@example.org) -> 451 4.7.1 Try again later}. */
    @Override
    public synchronized String toString() {
        return pattern + " -> " + answers.stream().map(AnswerMaker::toString).collect(Collectors.joining(" -> "));
    }
}
