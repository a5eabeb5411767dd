package io.github.junitsmtp.script;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The stubs of a server. Of those that match, the one that was added last answers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Script {

    private final List<Stub> stubs = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable BrokenStub> broken = new AtomicReference<>();
    private volatile String state = "";

    /** Makes a script without stubs. */
    public Script() {}

    /**
     * Begins a stub.
     *
     * @param pattern which commands it answers
     * @return what says how
     */
    public Stubbing on(CommandPattern pattern) {
        return new Stubbing(pattern, answer -> add(new Stub(this, pattern, answer)));
    }

    /**
     * Lets a policy make its stubs, which may go without a match: they are there for what may happen.
     *
     * @param policy the policy
     */
    public void apply(Policy policy) {
        policy.applyTo(pattern -> new Stubbing(
                pattern, answer -> add(new Stub(this, pattern, answer)).lenient()));
    }

    /**
     * Finds the answer to what a client did, and counts it. If a stub throws something, the answer says so.
     *
     * @param incoming what the client did
     * @return the answer, or empty if no stub has one
     */
    public Optional<Answer> answerTo(Incoming incoming) {
        Stub[] all = stubs.toArray(new Stub[0]);
        for (int i = all.length - 1; i >= 0; i--) {
            try {
                AnswerMaker answer = all[i].matches(incoming) ? all[i].take() : null;
                if (answer != null) {
                    return Optional.of(answer.answerTo(incoming));
                }
            } catch (RuntimeException | Error e) { // thrown by the test's own code, which has to hear of it
                broken.compareAndSet(null, new BrokenStub(all[i], incoming, e));
                return Optional.of(Answer.failure(e));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the first stub that threw something when it was asked.
     *
     * @return the stub with what it threw, or empty if none did
     */
    public Optional<BrokenStub> broken() {
        return Optional.ofNullable(broken.get());
    }

    /**
     * Returns the stubs that have never matched anything and are not lenient.
     *
     * @return the stubs in the order in which they were made
     */
    public List<Stub> unused() {
        return stubs.stream().filter(Stub::isUnused).toList();
    }

    /**
     * Returns the state that stubs may depend on.
     *
     * @return its name, empty at first
     */
    public String state() {
        return state;
    }

    /**
     * Changes the state that stubs may depend on.
     *
     * @param name its name
     */
    public void enter(String name) {
        state = name;
    }

    /** Removes all stubs, and forgets what they threw. */
    public void clear() {
        stubs.clear();
        broken.set(null);
        state = "";
    }

    private Stub add(Stub stub) {
        stubs.add(stub);
        return stub;
    }

    void remove(Stub stub) {
        stubs.remove(stub);
    }
}
