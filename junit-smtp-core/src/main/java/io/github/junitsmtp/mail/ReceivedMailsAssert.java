package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.OneToEach;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.FactoryBasedNavigableListAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.description.LazyTextDescription;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on mails: AssertJ's list assertions, in which navigation methods such as {@code first()} and
 * {@code singleElement()} start assertions on a single mail.
 *
 * <p>The examples assert on one mail from {@code shop@example.com} to {@code ada@example.org} with the subject {@code Welcome}.
 *
 * @see ReceivedMails
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ReceivedMailsAssert
        extends FactoryBasedNavigableListAssert<
                ReceivedMailsAssert, List<? extends ReceivedMail>, ReceivedMail, ReceivedMailAssert> {

    /** {@link InstanceOfAssertFactory} for {@link ReceivedMails}. */
    public static final InstanceOfAssertFactory<ReceivedMails, ReceivedMailsAssert> RECEIVED_MAILS =
            new InstanceOfAssertFactory<>(
                    ReceivedMails.class, mails -> new ReceivedMailsAssert(mails == null ? null : mails.list()));

    private ExplainedMails.@Nullable Choice choice;

    ReceivedMailsAssert(@Nullable List<? extends ReceivedMail> actual) {
        super(actual, ReceivedMailsAssert.class, ReceivedMailAssert::new);
        BriefRepresentation.use(info);
        choice = ExplainedMails.choice(actual);
        if (choice != null) {
            info.description(new LazyTextDescription(choice::toString));
        }
    }

    /**
     * Continues with the mails that have the given envelope recipient, possibly among others.
     *
     * <pre>{@code
     * assertThat(smtp.mails()).to("ada@example.org").hasSize(1); // passes
     * assertThat(smtp.mails()).to("bob@example.org").hasSize(1); // fails
     * }</pre>
     *
     * @param recipient the address
     * @return assertions on the mails to that recipient
     * @throws IllegalArgumentException if the address is invalid
     */
    public final ReceivedMailsAssert to(String recipient) {
        return filtered("to <" + MailAddress.ofMailbox(recipient) + ">", ReceivedMails.isTo(recipient));
    }

    /**
     * Continues with the mails that have the given envelope sender.
     *
     * <pre>{@code
     * assertThat(smtp.mails()).from("shop@example.com").hasSize(1); // passes
     * assertThat(smtp.mails()).from("").hasSize(1); // fails
     * }</pre>
     *
     * @param sender the address, or an empty string for the null sender
     * @return assertions on the mails from that sender
     * @throws IllegalArgumentException if the address is invalid
     */
    public final ReceivedMailsAssert from(String sender) {
        return filtered("from <" + MailAddress.ofMailbox(sender) + ">", ReceivedMails.isFrom(sender));
    }

    /**
     * Continues with the mails that have the given subject.
     *
     * <pre>{@code
     * assertThat(smtp.mails()).withSubject("Welcome").singleElement().isTo("ada@example.org"); // passes
     * assertThat(smtp.mails()).withSubject("Goodbye").singleElement(); // fails
     * }</pre>
     *
     * @param subject the complete decoded subject
     * @return assertions on the mails with that subject
     */
    public final ReceivedMailsAssert withSubject(String subject) {
        return filtered("with subject \"" + subject + "\"", ReceivedMails.hasSubject(subject));
    }

    /**
     * Verifies that each of the given recipients received exactly one of the mails, and that nobody else received any. A mail to several
     * envelope recipients counts for each of them.
     *
     * <pre>{@code
     * assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org"); // passes
     * assertThat(smtp.mails()).hasExactlyOneMailToEach("ada@example.org", "bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return this assertion object
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public ReceivedMailsAssert hasExactlyOneMailToEach(String... recipients) {
        return hasExactlyOneMailToEach(List.of(recipients));
    }

    /**
     * Verifies that each of the given recipients received exactly one of the mails, and that nobody else received any, as
     * {@link #hasExactlyOneMailToEach(String...)} does.
     *
     * <pre>{@code
     * assertThat(smtp.mails()).hasExactlyOneMailToEach(List.of("ada@example.org")); // passes
     * assertThat(smtp.mails()).hasExactlyOneMailToEach(List.of("ada@example.org", "bob@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return this assertion object
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public ReceivedMailsAssert hasExactlyOneMailToEach(Collection<String> recipients) {
        List<MailAddress> expected =
                recipients.stream().map(MailAddress::ofMailbox).toList();
        new OneToEach<>(expected); // throws at once if they make no sense
        return has(Expectation.of("exactly one mail to each of " + OneToEach.inWords(expected), mails -> {
            OneToEach<MailAddress> count = new OneToEach<>(expected);
            for (int i = 0; i < mails.size(); i++) {
                ReceivedMail mail = mails.get(i);
                String number = i + 1 + ". ";
                count.add(mail.recipients(), () -> number + mail.subjectInWords());
            }
            return count.problem().map(problem -> problem + whyMissing(count, mails));
        }));
    }

    private static String whyMissing(OneToEach<?> count, List<? extends ReceivedMail> mails) {
        return count.missing().isEmpty()
                ? ""
                : ExplainedMails.explanation(mails)
                        .map(reason -> (count.hasTooMany() ? "\n" : "; ") + reason)
                        .orElse("");
    }

    /** {@inheritDoc} If there are too few mails, the failure gives the reason, if known. */
    @Override
    public ReceivedMailsAssert hasSize(int expected) {
        return isShorterThan(expected) ? has(mails("", expected)) : super.hasSize(expected);
    }

    /** {@inheritDoc} If there are too few mails, the failure gives the reason, if known. */
    @Override
    public ReceivedMailsAssert hasSizeGreaterThan(int boundary) {
        return isShorterThan(boundary + 1) ? has(mails("at least ", boundary + 1)) : super.hasSizeGreaterThan(boundary);
    }

    /** {@inheritDoc} If there are too few mails, the failure gives the reason, if known. */
    @Override
    public ReceivedMailsAssert hasSizeGreaterThanOrEqualTo(int boundary) {
        return isShorterThan(boundary)
                ? has(mails("at least ", boundary))
                : super.hasSizeGreaterThanOrEqualTo(boundary);
    }

    /** {@inheritDoc} If there are no mails, the failure gives the reason, if known. */
    @Override
    public ReceivedMailsAssert isNotEmpty() {
        return isShorterThan(1) ? has(mails("at least ", 1)) : super.isNotEmpty();
    }

    private boolean isShorterThan(int size) {
        return ExplainedMails.areExplained(actual) && actual.size() < size;
    }

    private static Expectation<List<? extends ReceivedMail>> mails(String howMany, int number) {
        return Expectation.of(howMany + Counts.of(number, "mail"), ExplainedMails::explanation);
    }

    @Override
    public final ReceivedMailAssert first() {
        return Navigation.toAny(this, super::first, ReceivedMailAssert.RECEIVED_MAIL);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A first(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.first(factory), factory);
    }

    @Override
    public final ReceivedMailAssert last() {
        return Navigation.toAny(this, super::last, ReceivedMailAssert.RECEIVED_MAIL);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A last(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toAny(this, () -> super.last(factory), factory);
    }

    @Override
    public final ReceivedMailAssert element(int index) {
        return Navigation.toElement(this, index, () -> super.element(index), ReceivedMailAssert.RECEIVED_MAIL);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A element(int index, InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toElement(this, index, () -> super.element(index, factory), factory);
    }

    @Override
    public final ReceivedMailAssert singleElement() {
        return Navigation.toOnly(this, super::singleElement, ReceivedMailAssert.RECEIVED_MAIL);
    }

    @Override
    public final <A extends AbstractAssert<?, ?>> A singleElement(InstanceOfAssertFactory<?, A> factory) {
        return Navigation.toOnly(this, () -> super.singleElement(factory), factory);
    }

    /** Describes the mail in failure messages, instead of the navigation step that led to it. */
    @Override
    public ReceivedMailAssert toAssert(ReceivedMail mail, String step) {
        return super.toAssert(
                mail,
                Stream.concat(
                                Stream.of(info.descriptionText()).filter(own -> !own.isEmpty()),
                                ReceivedMails.placeOf(mail, actual).stream())
                        .collect(joining(", ")));
    }

    @Override
    protected ReceivedMailsAssert newAbstractIterableAssert(Iterable<? extends ReceivedMail> mails) {
        List<ReceivedMail> some = new ArrayList<>();
        mails.forEach(some::add);
        return new ReceivedMailsAssert(actual == null ? some : ExplainedMails.some(actual, some));
    }

    /** Filters the mails, and describes the filter unless the test has set its own description. */
    private ReceivedMailsAssert filtered(String criterion, Predicate<ReceivedMail> test) {
        isNotNull();
        if (actual == null) {
            return Navigation.nowhere(RECEIVED_MAILS);
        }
        boolean isDescribed = info.hasDescription() && !info.descriptionText().equals(String.valueOf(choice));
        ReceivedMailsAssert filtered = filteredOn(test);
        ExplainedMails.Choice narrowed = ExplainedMails.narrowed(actual, choice, criterion);
        filtered.choice = narrowed;
        return isDescribed ? filtered : filtered.as(narrowed::toString);
    }
}
