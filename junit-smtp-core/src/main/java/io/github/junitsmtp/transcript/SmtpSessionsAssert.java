package io.github.junitsmtp.transcript;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.FactoryBasedNavigableListAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on sessions: AssertJ's list assertions, in which navigation methods such as {@code first()} and
 * {@code singleElement()} start assertions on a single session.
 *
 * @see TranscriptAssert#sessions()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpSessionsAssert
        extends FactoryBasedNavigableListAssert<
                SmtpSessionsAssert, List<? extends SmtpSession>, SmtpSession, SmtpSessionAssert> {

    @SuppressWarnings("unchecked") // only this package creates assertions with it
    static final InstanceOfAssertFactory<List<?>, SmtpSessionsAssert> SMTP_SESSIONS = new InstanceOfAssertFactory<>(
            (Class<List<?>>) (Class<?>) List.class, list -> new SmtpSessionsAssert((List<SmtpSession>) list));

    SmtpSessionsAssert(@Nullable List<? extends SmtpSession> actual) {
        super(actual, SmtpSessionsAssert.class, SmtpSessionAssert::new);
        BriefRepresentation.use(info);
    }

    /** {@inheritDoc} The failure shows the outcome of each session. */
    @Override
    public SmtpSessionsAssert hasSize(int expected) {
        return has(Expectation.of(
                Counts.of(expected, "session"), sessions -> sessions.size() == expected, SmtpSessionsAssert::found));
    }

    /** {@inheritDoc} The failure shows the outcome of each session. */
    @Override
    public SmtpSessionsAssert hasSizeGreaterThan(int boundary) {
        return has(moreThan(boundary));
    }

    /** {@inheritDoc} The failure says that there are no sessions. */
    @Override
    public SmtpSessionsAssert isNotEmpty() {
        return has(moreThan(0));
    }

    private static Expectation<List<? extends SmtpSession>> moreThan(int boundary) {
        return Expectation.of(
                "at least " + Counts.of(boundary + 1L, "session"),
                sessions -> sessions.size() > boundary,
                SmtpSessionsAssert::found);
    }

    private static String found(List<? extends SmtpSession> sessions) {
        return switch (sessions.size()) {
            case 0 -> "there are none";
            case 1 -> "there is " + TranscriptAssert.overview(sessions, 0);
            default -> "there are " + TranscriptAssert.overview(sessions, 0);
        };
    }

    @Override
    public final SmtpSessionAssert first() {
        return Navigation.toAny(this, super::first, SmtpSessionAssert.SMTP_SESSION);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A first(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.first(factory), factory);
    }

    @Override
    public final SmtpSessionAssert last() {
        return Navigation.toAny(this, super::last, SmtpSessionAssert.SMTP_SESSION);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A last(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.last(factory), factory);
    }

    @Override
    public final SmtpSessionAssert element(int index) {
        return Navigation.toElement(this, index, () -> super.element(index), SmtpSessionAssert.SMTP_SESSION);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A element(int index, InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toElement(this, index, () -> super.element(index, factory), factory);
    }

    @Override
    public final SmtpSessionAssert singleElement() {
        return Navigation.toOnly(this, super::singleElement, SmtpSessionAssert.SMTP_SESSION);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A singleElement(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toOnly(this, () -> super.singleElement(factory), factory);
    }

    /** Describes the session in failure messages, instead of the navigation step that led to it. */
    @Override
    public SmtpSessionAssert toAssert(SmtpSession session, String step) {
        return super.toAssert(
                session,
                Stream.of(
                                info.descriptionText(),
                                actual.size() == 1
                                        ? ""
                                        : "session " + (actual.indexOf(session) + 1) + " of " + actual.size())
                        .filter(part -> !part.isEmpty())
                        .collect(joining(", ")));
    }

    @Override
    protected SmtpSessionsAssert newAbstractIterableAssert(Iterable<? extends SmtpSession> sessions) {
        List<SmtpSession> some = new ArrayList<>();
        sessions.forEach(some::add);
        return new SmtpSessionsAssert(some);
    }
}
