package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks whether each of several recipients got a mail. */
final class MailsSearch {

    private final List<MailAddress> recipients;
    private final boolean ordered;

    private MailsSearch(List<MailAddress> recipients, boolean ordered) {
        this.recipients = recipients;
        this.ordered = ordered;
    }

    static MailsSearch anyOrder(String... recipients) {
        return new MailsSearch(MailSearch.addresses(recipients), false);
    }

    static MailsSearch inOrder(String... recipients) {
        return new MailsSearch(MailSearch.addresses(recipients), true);
    }

    /** Says who is still without a mail, for the beginning of a sentence; nothing if nobody is. */
    Optional<String> missing(ReceivedMails mails) {
        List<MailAddress> without = ordered ? withoutInOrder(mails) : withoutAny(mails);
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of((ordered
                                ? "in this order there was none to <" + without.get(0) + ">"
                                : "there was none to " + show(without))
                        + ", ");
    }

    private List<MailAddress> withoutAny(ReceivedMails mails) {
        return recipients.stream()
                .filter(recipient ->
                        mails.stream().noneMatch(mail -> mail.recipients().contains(recipient)))
                .toList();
    }

    private List<MailAddress> withoutInOrder(ReceivedMails mails) {
        int next = 0;
        for (int i = 0; i < mails.size() && next < recipients.size(); i++) {
            if (mails.get(i).recipients().contains(recipients.get(next))) {
                next++;
            }
        }
        return recipients.subList(next, recipients.size());
    }

    private static String show(List<MailAddress> addresses) {
        return addresses.stream().map(address -> "<" + address + ">").collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "mails to " + show(recipients) + (ordered ? " in this order" : "");
    }
}
