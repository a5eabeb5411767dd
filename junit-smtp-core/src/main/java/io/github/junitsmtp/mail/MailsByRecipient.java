package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mails by recipient. The key can be any text that denotes the same address. */
final class MailsByRecipient extends AbstractMap<String, ReceivedMails> {

    private final Map<MailAddress, ReceivedMails> mails;
    private final Set<Entry<String, ReceivedMails>> entries = new LinkedHashSet<>();

    MailsByRecipient(Map<MailAddress, ReceivedMails> mails) {
        this.mails = mails;
        mails.forEach((recipient, some) -> entries.add(Map.entry(recipient.toString(), some)));
    }

    @Override
    public @Nullable ReceivedMails get(@Nullable Object recipient) {
        return recipient instanceof String text ? mails.get(MailAddress.lenient(text)) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object recipient) {
        return get(recipient) != null;
    }

    @Override
    public Set<Entry<String, ReceivedMails>> entrySet() {
        return Collections.unmodifiableSet(entries);
    }
}
