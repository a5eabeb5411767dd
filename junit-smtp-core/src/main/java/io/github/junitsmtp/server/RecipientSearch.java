package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.waiting.UnseenElements;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Looks whether each of several recipients got a mail. */
final class RecipientSearch {

    private final List<MailAddress> recipients;
    private final boolean ordered;

    private RecipientSearch(List<MailAddress> recipients, boolean ordered) {
        this.recipients = recipients;
        this.ordered = ordered;
    }

    static RecipientSearch anyOrder(String... recipients) {
        return new RecipientSearch(MailSearch.addresses(recipients), false);
    }

    static RecipientSearch inOrder(String... recipients) {
        return new RecipientSearch(MailSearch.addresses(recipients), true);
    }

    /** Says who is still without a mail, for the beginning of a sentence; nothing if nobody is. */
    Optional<String> missing(ReceivedMails mails) {
        List<MailAddress> without = missingFrom(mails.list(), recipients);
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of((ordered
                                ? "in this order there was none to <" + without.get(0) + ">"
                                : "there was none to " + show(without))
                        + ", ");
    }

    /** Goes on searching at each call where it stopped before. */
    BooleanSupplier goingOnIn(RecordingSmtpServer server) {
        UnseenElements<ReceivedMail> news =
                new UnseenElements<>(() -> server.mails().list());
        List<MailAddress> without = new ArrayList<>(recipients);
        return () -> {
            List<MailAddress> left = List.copyOf(missingFrom(news.next(), without));
            without.clear();
            without.addAll(left);
            return without.isEmpty() && missing(server.mails()).isEmpty(); // unless they were forgotten meanwhile
        };
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

    private static String show(List<MailAddress> addresses) {
        return addresses.stream().map(address -> "<" + address + ">").collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "mails to " + show(recipients) + (ordered ? " in this order" : "");
    }
}
