package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Transcript;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for a mail to each of several recipients, and remembers who has got one. Serves one wait. */
public final class RecipientSearch implements ArrivalExpectation {

    private final List<MailAddress> recipients;
    private final boolean ordered;
    private List<MailAddress> without;
    private @Nullable Supplier<ReceivedMails> unseen;

    private RecipientSearch(List<MailAddress> recipients, boolean ordered) {
        this.recipients = recipients;
        this.without = recipients;
        this.ordered = ordered;
    }

    public static RecipientSearch inAnyOrder(Collection<String> recipients) {
        return new RecipientSearch(addresses(recipients), false);
    }

    public static RecipientSearch inOrder(Collection<String> recipients) {
        return new RecipientSearch(addresses(recipients), true);
    }

    static List<MailAddress> addresses(Collection<String> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("recipients must not be empty");
        }
        return recipients.stream().map(MailAddress::ofMailbox).toList();
    }

    static String inWords(List<MailAddress> addresses) {
        return Brief.list(addresses.stream().map(address -> "<" + address + ">").toList());
    }

    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        unseen = transcript.unseenMails();
        return () -> stillMissing(transcript).isEmpty();
    }

    /** Checks each mail once. */
    private List<MailAddress> stillMissing(Transcript transcript) {
        if (unseen == null) {
            unseen = transcript.unseenMails();
        }
        without = List.copyOf(missingFrom(unseen.get().list(), without));
        return without;
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        List<MailAddress> missing = stillMissing(transcript);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of((ordered
                                ? "no mail arrived for <" + missing.get(0) + "> in the expected order"
                                : "no mail arrived for " + inWords(missing))
                        + "; " + ArrivalDescriptions.of(transcript, withoutMail(transcript, missing), mail -> ""));
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        return ArrivalDescriptions.mayStillCome(transcript, withoutMail(transcript, stillMissing(transcript)));
    }

    @Override
    public String howToWait() {
        return ordered ? "call receivesMailsInOrderTo(..) instead" : "call receivesMailsTo(..) instead";
    }

    /** Returns the recipients that got no mail at all. */
    static List<MailAddress> withoutMail(Transcript transcript, List<MailAddress> recipients) {
        return withoutAny(transcript.mails().list(), recipients);
    }

    private List<MailAddress> missingFrom(List<ReceivedMail> mails, List<MailAddress> wanted) {
        return ordered ? withoutInOrder(mails, wanted) : withoutAny(mails, wanted);
    }

    private static List<MailAddress> withoutAny(List<ReceivedMail> mails, List<MailAddress> wanted) {
        Set<MailAddress> found = new HashSet<>();
        mails.forEach(mail -> found.addAll(mail.recipients()));
        return wanted.stream().filter(recipient -> !found.contains(recipient)).toList();
    }

    private static List<MailAddress> withoutInOrder(List<ReceivedMail> mails, List<MailAddress> wanted) {
        int next = 0;
        for (int i = 0; i < mails.size() && next < wanted.size(); i++) {
            if (mails.get(i).recipients().contains(wanted.get(next))) {
                next++;
            }
        }
        return wanted.subList(next, wanted.size());
    }

    @Override
    public String toString() {
        return "received mails to " + inWords(recipients) + (ordered ? " in this order" : "");
    }
}
