package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** A scripted answer in place. It answers every matching command until it is limited or removed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stub {

    private final Script script;
    private final CommandPattern pattern;
    private final Answer answer;
    private int limit = Integer.MAX_VALUE;
    private int used;

    Stub(Script script, CommandPattern pattern, Answer answer) {
        this.script = script;
        this.pattern = pattern;
        this.answer = answer;
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

    /** Takes one of the answers left, if the pattern matches. */
    boolean takes(Incoming incoming) {
        return pattern.matches(incoming) && takesOne(); // a predicate may block, and must not block others
    }

    private synchronized boolean takesOne() {
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    Answer answer() {
        return answer;
    }

    /** Returns pattern and answer, such as {@code rcptTo(ada@example.org) -> 451 4.7.1 Try again later}. */
    @Override
    public String toString() {
        return pattern + " -> " + answer.reply().map(Object::toString).orElse("disconnect");
    }
}
