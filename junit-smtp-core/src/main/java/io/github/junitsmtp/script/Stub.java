package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.ScriptedStub;
import org.apiguardian.api.API;

/** A scripted answer that a server gives to the commands that match a pattern. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Stub {

    private final CommandPattern pattern;
    private final Script<Incoming> script;
    private final ScriptedStub<Incoming> scripted;

    Stub(CommandPattern pattern, Script<Incoming> script, ScriptedStub<Incoming> scripted) {
        this.pattern = pattern;
        this.script = script;
        this.scripted = scripted;
    }

    /**
     * Returns the pattern of this stub.
     *
     * @return the pattern for the commands to answer
     */
    public CommandPattern pattern() {
        return pattern;
    }

    /**
     * Returns the number of answers that this stub has given.
     *
     * @return the number of answers so far
     */
    public int answersGiven() {
        return scripted.answersGiven();
    }

    /** Removes this stub from the server. Calling this again does nothing. */
    public void remove() {
        script.remove(scripted);
    }

    /** Returns the pattern and the answers, such as {@code rcptTo(ada@example.org) -> 451 4.7.1 Try again later}. */
    @Override
    public String toString() {
        return scripted.toString();
    }
}
