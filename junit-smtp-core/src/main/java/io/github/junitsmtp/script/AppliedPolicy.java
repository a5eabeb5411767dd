package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.stubbing.Script;
import org.apiguardian.api.API;

/** A policy that is in effect on a server until {@link #remove()} is called. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AppliedPolicy {

    private final Script<Incoming> script;
    private final Script<Incoming> stubs;

    private AppliedPolicy(Script<Incoming> script, Script<Incoming> stubs) {
        this.script = script;
        this.stubs = stubs;
    }

    /**
     * Adds the stubs of a policy to a script, all at once.
     *
     * @param policy the policy
     * @param script the script
     * @return the applied policy
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static AppliedPolicy of(Policy policy, Script<Incoming> script) {
        Script<Incoming> stubs = script.section();
        policy.applyTo(pattern -> StubBuilder.on(pattern, stubs).lenient());
        script.add(stubs);
        return new AppliedPolicy(script, stubs);
    }

    /**
     * Returns the number of answers that this policy has given; 0 if it was never used.
     *
     * @return the number of answers so far
     */
    public int answersGiven() {
        return stubs.answersGiven();
    }

    /** Removes all stubs of the policy at once. Calling this again does nothing. */
    public void remove() {
        script.remove(stubs);
    }
}
