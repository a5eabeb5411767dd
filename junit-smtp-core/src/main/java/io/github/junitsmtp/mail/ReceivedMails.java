package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;

/**
 * A snapshot of mails in order of arrival. A mail to several recipients counts as one mail.
 *
 * <p>Use {@link #list()} in loops. This class is not {@code Iterable}, because that would make AssertJ's
 * {@code assertThat(mails)} ambiguous.
 *
 * <pre>{@code
 * for (ReceivedMail mail : smtp.mails().list()) {
 *     assertThat(mail).isWellFormed();
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReceivedMails implements AssertProvider<ReceivedMailsAssert> {

    private final List<ReceivedMail> mails;

    private ReceivedMails(List<ReceivedMail> mails) {
        this.mails = mails;
    }

    /**
     * Creates a collection of mails.
     *
     * @param mails the mails
     * @return the given mails in the given order
     */
    public static ReceivedMails of(List<ReceivedMail> mails) {
        boolean isSafe = mails instanceof Journal.Snapshot<ReceivedMail> || mails instanceof ExplainedMails;
        return new ReceivedMails(isSafe ? mails : List.copyOf(mails));
    }

    /**
     * Creates a collection of a server's mails.
     *
     * @param mails the mails
     * @param explanation why there are no more mails, for failure messages
     * @return the given mails in the given order
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static ReceivedMails of(List<ReceivedMail> mails, Supplier<String> explanation) {
        return new ReceivedMails(new ExplainedMails(of(mails).mails, explanation));
    }

    /**
     * Returns the mails as a list, for use in loops and with other libraries. To assert on them, call
     * {@code assertThat(smtp.mails())}, which also offers AssertJ's list assertions. Unlike assertions on a plain list,
     * these say why a mail is missing.
     *
     * @return an immutable list
     */
    public List<ReceivedMail> list() {
        return mails;
    }

    /**
     * Returns the mails as a stream.
     *
     * @return a new stream
     */
    public Stream<ReceivedMail> stream() {
        return mails.stream();
    }

    /**
     * Returns the number of mails.
     *
     * @return the number of mails
     */
    public int size() {
        return mails.size();
    }

    /**
     * Returns the number of earlier mails that were discarded because of {@code RecordingSmtpServer.builder().keepLast(..)}.
     *
     * @return the number, or 0 for a selection of mails
     */
    public int forgotten() {
        return forgotten(mails);
    }

    private static int forgotten(List<?> mails) {
        return ExplainedMails.unexplained(mails) instanceof Journal.Snapshot<?> all ? all.forgotten() : 0;
    }

    /**
     * Returns the number of earlier mails that were discarded by {@code clearMails()} or {@code reset()}.
     *
     * @return the number, or 0 for a selection of mails
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int cleared() {
        return ExplainedMails.unexplained(mails) instanceof Journal.Snapshot<?> all ? all.cleared() : 0;
    }

    /**
     * Returns the position of a mail among these mails.
     *
     * @param mail the mail
     * @return the position, such as {@code mail 1 of 3}; empty if there is only one mail
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> placeOf(ReceivedMail mail) {
        return placeOf(mail, mails);
    }

    static Optional<String> placeOf(ReceivedMail mail, List<? extends ReceivedMail> mails) {
        int total = forgotten(mails) + mails.size();
        int index = mails.indexOf(mail);
        String which = index < 0 ? "a discarded mail" : "mail " + (forgotten(mails) + index + 1);
        return total > 1 ? Optional.of(which + " of " + total) : Optional.empty();
    }

    /**
     * Returns whether there are no mails.
     *
     * @return true if there are none
     */
    public boolean isEmpty() {
        return mails.isEmpty();
    }

    /**
     * Returns the first mail.
     *
     * @return the mail that arrived first
     * @throws NoSuchElementException if there are no mails
     */
    public ReceivedMail first() {
        return at(0, "first");
    }

    /**
     * Returns the last mail.
     *
     * @return the mail that arrived last
     * @throws NoSuchElementException if there are no mails
     */
    public ReceivedMail last() {
        return at(mails.size() - 1, "last");
    }

    private ReceivedMail at(int index, String which) {
        if (mails.isEmpty()) {
            throw new NoSuchElementException(
                    "no " + which + " mail" + ExplainedMails.criteria(mails) + ExplainedMails.outOf(mails)
                            + ": expected at least one mail but "
                            + ExplainedMails.explanation(mails)
                                    .orElse(
                                            "got none."
                                                    + " If the mail is sent on another thread, wait for it first, for example with assertThat(smtp).receivesMail()"));
        }
        return mails.get(index);
    }

    /**
     * Returns the mail at a position.
     *
     * @param index the position, counted from 0
     * @return the mail
     * @throws IndexOutOfBoundsException if there is no such mail
     */
    public ReceivedMail get(int index) {
        return mails.get(index);
    }

    /**
     * Returns the mails with the given envelope recipient, possibly among others.
     *
     * @param recipient the address
     * @return the mails to that recipient
     * @throws IllegalArgumentException if the address is invalid
     */
    public ReceivedMails to(String recipient) {
        return filtered("to <" + MailAddress.ofMailbox(recipient) + ">", isTo(recipient));
    }

    /**
     * Returns the mails with the given envelope sender.
     *
     * @param sender the address, or an empty string for the null sender
     * @return the mails from that sender
     * @throws IllegalArgumentException if the address is invalid
     */
    public ReceivedMails from(String sender) {
        return filtered("from <" + MailAddress.ofMailbox(sender) + ">", isFrom(sender));
    }

    /**
     * Returns the mails with the given subject.
     *
     * @param subject the complete decoded subject
     * @return the mails with that subject
     */
    public ReceivedMails withSubject(String subject) {
        return filtered("with subject \"" + subject + "\"", hasSubject(subject));
    }

    /**
     * Returns the mails grouped by envelope recipient. A mail to several recipients is listed for each of them.
     *
     * <pre>{@code
     * smtp.mails().byRecipient().get("ada@example.org").last();
     * }</pre>
     *
     * @return an unmodifiable map from addresses to mails, in the order in which the recipients first occur;
     *     {@code get} accepts any equivalent spelling of an address, such as {@code ada@EXAMPLE.org}, and returns null
     *     for an address without mail
     */
    public Map<String, ReceivedMails> byRecipient() {
        Map<MailAddress, List<ReceivedMail>> found = new LinkedHashMap<>();
        for (ReceivedMail mail : mails) {
            mail.recipients().stream()
                    .distinct()
                    .forEach(recipient -> found.computeIfAbsent(recipient, key -> new ArrayList<>())
                            .add(mail));
        }
        Map<MailAddress, ReceivedMails> view = new LinkedHashMap<>();
        found.forEach((recipient, some) -> view.put(
                recipient,
                new ReceivedMails(ExplainedMails.chosen(mails, List.copyOf(some), "to <" + recipient + ">"))));
        return new MailsByRecipient(view);
    }

    private ReceivedMails filtered(String criterion, Predicate<ReceivedMail> test) {
        return new ReceivedMails(
                ExplainedMails.chosen(mails, mails.stream().filter(test).toList(), criterion));
    }

    static Predicate<ReceivedMail> isTo(String recipient) {
        MailAddress address = MailAddress.ofMailbox(recipient);
        return mail -> mail.recipients().contains(address);
    }

    static Predicate<ReceivedMail> isFrom(String sender) {
        MailAddress address = MailAddress.ofMailbox(sender);
        return mail -> mail.sender().equals(address);
    }

    static Predicate<ReceivedMail> hasSubject(String subject) {
        return mail -> mail.subject().equals(Optional.of(subject));
    }

    /**
     * Creates an assertion for these mails, as {@code assertThat(mails)} does.
     *
     * @return the assertion object
     */
    @Override
    public ReceivedMailsAssert assertThat() {
        return new ReceivedMailsAssert(mails);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedMails that && mails.equals(that.mails);
    }

    @Override
    public int hashCode() {
        return mails.hashCode();
    }

    /** Returns the envelope and the subject of each mail. */
    @Override
    public String toString() {
        return mails.toString();
    }
}
