package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.bulk.BulkMail;
import io.github.junitsmtp.internal.bulk.BulkMail.Unsubscribe;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.Optional;

/** Extracts from a mail what mailbox providers check. */
final class BulkMails {

    /** The rules of RFC 5322. */
    private static final RuleSet<MessageRule> FORMAT = RuleSet.only(
            MessageRule.DATE,
            MessageRule.FROM,
            MessageRule.ADDRESSES,
            MessageRule.MESSAGE_ID,
            MessageRule.LINE_LENGTH,
            MessageRule.LINE_ENDS,
            MessageRule.NUL,
            MessageRule.HEADER_ASCII,
            MessageRule.HEADER_INJECTION);

    private BulkMails() {}

    static BulkMail of(ReceivedMail mail, DnsRecords records) {
        Optional<ListUnsubscribe> list = mail.listUnsubscribe();
        return new BulkMail(
                mail.violations(FORMAT).stream().map(RuleViolation::toString).toList(),
                AddressField.of(mail)
                        .filter(field -> field.is("From"))
                        .map(field -> field.addresses().mailboxes().stream()
                                .map(Mailbox::address)
                                .map(MailAddress::toString)
                                .toList())
                        .toList(),
                mail.sender().domain().orElse(""),
                mail.isEncrypted(),
                mail.dkimResults(records),
                new Unsubscribe(
                        list.isPresent(),
                        list.filter(ListUnsubscribe::oneClick).isPresent(),
                        list.flatMap(ListUnsubscribe::repetition),
                        list.flatMap(ListUnsubscribe::httpsTarget)),
                mail.htmlBody(),
                mail.textBody(),
                records.texts());
    }
}
