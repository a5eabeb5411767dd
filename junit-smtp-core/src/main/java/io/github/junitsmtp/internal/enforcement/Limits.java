package io.github.junitsmtp.internal.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits for clients, as advertised by LIMITS (RFC 9422). */
public record Limits(int mails, int recipients, int recipientDomains) {

    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Limits withMails(int number) {
        return new Limits(number, recipients, recipientDomains);
    }

    public Limits withRecipients(int number) {
        return new Limits(mails, number, recipientDomains);
    }

    public Limits withRecipientDomains(int number) {
        return new Limits(mails, recipients, number);
    }

    /** Returns the parameters to advertise, if there are limits. */
    public Optional<String> advertised() {
        List<String> words = new ArrayList<>();
        add(words, "MAILMAX", mails);
        add(words, "RCPTMAX", recipients);
        add(words, "RCPTDOMAINMAX", recipientDomains);
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private static void add(List<String> words, String name, int limit) {
        if (limit < Integer.MAX_VALUE) {
            words.add(name + "=" + limit);
        }
    }
}
