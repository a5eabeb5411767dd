package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.FactoryBasedNavigableListAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;

/**
 * Assertions on repeated attempts, such as the retries of a mailer. They extend AssertJ's list assertions with assertions on the time
 * between attempts.
 *
 * <p>The examples assert on three attempts, one second apart.
 *
 * @see Attempt
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class AttemptsAssert
        extends FactoryBasedNavigableListAssert<
                AttemptsAssert, List<? extends Attempt>, Attempt, ObjectAssert<Attempt>> {

    /** {@link InstanceOfAssertFactory} for a list of attempts. */
    @SuppressWarnings("unchecked") // only this package passes in lists, and they hold attempts
    static final InstanceOfAssertFactory<List<?>, AttemptsAssert> ATTEMPTS = new InstanceOfAssertFactory<>(
            (Class<List<?>>) (Class<?>) List.class, list -> new AttemptsAssert((List<Attempt>) list));

    private static final InstanceOfAssertFactory<Attempt, ObjectAssert<Attempt>> ATTEMPT =
            new InstanceOfAssertFactory<>(Attempt.class, ObjectAssert::new);

    AttemptsAssert(List<? extends Attempt> actual) {
        super(actual, AttemptsAssert.class, ObjectAssert::new);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that consecutive attempts are at least the given time apart.
     *
     * <pre>{@code
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtLeast(ofMillis(900)); // passes
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtLeast(ofMinutes(1)); // fails
     * }</pre>
     *
     * @param time the minimum time
     * @return this assertion object
     */
    public AttemptsAssert spacedAtLeast(Duration time) {
        return spaced("at least " + Durations.exact(time), gap -> gap.compareTo(time) >= 0);
    }

    /**
     * Verifies that consecutive attempts are at most the given time apart.
     *
     * <pre>{@code
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtMost(ofSeconds(2)); // passes
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtMost(ofMillis(1)); // fails
     * }</pre>
     *
     * @param time the maximum time
     * @return this assertion object
     */
    public AttemptsAssert spacedAtMost(Duration time) {
        return spaced("at most " + Durations.exact(time), gap -> gap.compareTo(time) <= 0);
    }

    private AttemptsAssert spaced(String how, Predicate<Duration> test) {
        return has(Expectation.of("two or more attempts, each " + how + " after the previous one", attempts -> {
            List<Duration> gaps = Attempt.gaps(attempts);
            boolean right = !gaps.isEmpty() && gaps.stream().allMatch(test);
            return right
                    ? Optional.empty()
                    : Optional.of(
                            gaps.isEmpty()
                                    ? "it has " + Counts.of(attempts.size(), "attempt")
                                    : "the gaps are " + inWords(gaps));
        }));
    }

    private static String inWords(List<Duration> gaps) {
        return String.join(", ", gaps.stream().map(Durations::millis).toList());
    }

    /** {@inheritDoc} The failure shows the number of attempts. */
    @Override
    public AttemptsAssert hasSizeGreaterThan(int boundary) {
        return has(moreThan(boundary));
    }

    /** {@inheritDoc} The failure shows the number of attempts. */
    @Override
    public AttemptsAssert isNotEmpty() {
        return has(moreThan(0));
    }

    private static Expectation<List<? extends Attempt>> moreThan(int boundary) {
        return Expectation.of(
                "at least " + Counts.of(boundary + 1L, "attempt"),
                attempts -> attempts.size() > boundary,
                attempts -> attempts.isEmpty()
                        ? "there are none"
                        : (attempts.size() == 1 ? "there is " : "there are ") + Counts.of(attempts.size(), "attempt"));
    }

    @Override
    public final ObjectAssert<Attempt> first() {
        return Navigation.toAny(this, super::first, ATTEMPT);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A first(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.first(factory), factory);
    }

    @Override
    public final ObjectAssert<Attempt> last() {
        return Navigation.toAny(this, super::last, ATTEMPT);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A last(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.last(factory), factory);
    }

    @Override
    public final ObjectAssert<Attempt> element(int index) {
        return Navigation.toElement(this, index, () -> super.element(index), ATTEMPT);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A element(int index, InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toElement(this, index, () -> super.element(index, factory), factory);
    }

    @Override
    public final ObjectAssert<Attempt> singleElement() {
        return Navigation.toOnly(this, super::singleElement, ATTEMPT);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A singleElement(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toOnly(this, () -> super.singleElement(factory), factory);
    }

    @Override
    protected AttemptsAssert newAbstractIterableAssert(Iterable<? extends Attempt> attempts) {
        List<Attempt> some = new ArrayList<>();
        attempts.forEach(some::add);
        return new AttemptsAssert(some);
    }
}
