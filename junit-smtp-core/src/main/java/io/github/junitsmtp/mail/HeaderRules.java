package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The rules on the header of the message. */
final class HeaderRules {

    /** Fields that may occur at most once, apart from those with their own rule (RFC 5322, section 3.6). */
    private static final List<String> ONCE_AT_MOST = List.of(
            "Subject",
            "To",
            "Cc",
            "Sender",
            "Reply-To",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Content-Disposition",
            "Content-ID",
            "Content-Description");

    private static final Pattern VERSION = Pattern.compile("1\\s*\\.\\s*0");
    private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]+");

    private final ReceivedMail mail;
    private final BiConsumer<MessageRule, String> violations;

    HeaderRules(ReceivedMail mail, BiConsumer<MessageRule, String> violations) {
        this.mail = mail;
        this.violations = violations;
    }

    void check() {
        if (one(MessageRule.DATE, "Date").size() == 1) {
            String date = written("Date");
            DateTimeField.faultOf(date)
                    .ifPresent(fault ->
                            violations.accept(MessageRule.DATE, "Date " + fault + ": " + Printable.quote(date)));
        }
        from();
        if (one(MessageRule.MESSAGE_ID, "Message-ID").size() == 1 && !isMessageId(written("Message-ID"))) {
            violations.accept(
                    MessageRule.MESSAGE_ID,
                    "Message-ID is not of the form <left@right>: " + Printable.quote(written("Message-ID")));
        }
        mail.header("Bcc").forEach(value -> violations.accept(MessageRule.BCC, "the header contains Bcc: " + value));
        ONCE_AT_MOST.forEach(this::once);
        addresses();
        mimeVersion();
        mail.headers().forEach(field -> {
            smuggled(field);
            EncodedWordCheck.faultIn(field)
                    .ifPresent(fault -> violations.accept(MessageRule.ENCODED_WORDS, field.name() + " " + fault));
        });
    }

    private void from() {
        List<String> authors = one(MessageRule.FROM, "From");
        if (authors.size() != 1) {
            return;
        }
        AddressList list = addressFields("From").get(0).addresses();
        if (list.namesNobody()) {
            violations.accept(MessageRule.FROM, "From contains no mailbox: " + Printable.quote(authors.get(0)));
        } else if (list.mailboxes().size() > 1 && mail.header("Sender").isEmpty()) {
            violations.accept(
                    MessageRule.FROM,
                    "From contains " + list.mailboxes().size() + " mailboxes, but there is no Sender: "
                            + Printable.quote(authors.get(0)));
        }
    }

    private List<AddressField> addressFields(String name) {
        return AddressField.of(mail).filter(field -> field.is(name)).toList();
    }

    private void addresses() {
        AddressField.of(mail)
                .filter(field -> !field.is("Bcc")
                        && !(field.is("From") && field.addresses().namesNobody()))
                .forEach(field ->
                        field.problem().ifPresent(problem -> violations.accept(MessageRule.ADDRESSES, problem)));
        for (AddressField sender : addressFields("Sender")) {
            if (sender.addresses().mailboxes().size() > 1) {
                violations.accept(
                        MessageRule.ADDRESSES,
                        "Sender contains " + sender.addresses().mailboxes().size()
                                + " mailboxes, but only one is allowed: "
                                + Printable.quote(sender.field().value()));
            }
        }
    }

    private void mimeVersion() {
        List<String> versions = mail.header("MIME-Version");
        Optional<String> mimeField = mail.headers().stream()
                .map(HeaderField::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"))
                .findFirst();
        String version = written("MIME-Version");
        if (versions.isEmpty()) {
            mimeField.ifPresent(
                    name -> violations.accept(MessageRule.MIME_VERSION, "there is " + name + " but no MIME-Version"));
        } else if (!VERSION.matcher(HeaderText.withoutComments(version)).matches()) {
            violations.accept(MessageRule.MIME_VERSION, "MIME-Version is not 1.0: " + Printable.quote(version));
        }
    }

    /** An ID is an address in angle brackets without a route, possibly in obsolete syntax (RFC 5322, sections 3.6.4 and 4.5.4). */
    private static boolean isMessageId(String value) {
        String id = HeaderText.withoutComments(value);
        AddressList list = AddressList.read(id);
        return id.startsWith("<")
                && !id.substring(1).stripLeading().startsWith("@")
                && id.endsWith(">")
                && list.fault().isEmpty()
                && list.mailboxes().size() == 1;
    }

    /**
     * Returns the first field with a name, unfolded but not decoded: encoded words have no meaning in structured
     * fields.
     */
    private String written(String name) {
        return mail.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> HeaderText.unfolded(field.rawValue()).strip())
                .findFirst()
                .orElse("");
    }

    private List<String> one(MessageRule rule, String name) {
        List<String> values = mail.header(name);
        if (values.isEmpty()) {
            violations.accept(rule, "there is no " + name);
        } else if (values.size() > 1) {
            violations.accept(rule, "there are " + values.size() + " " + name + " fields: " + quoted(values));
        }
        return values;
    }

    private void once(String name) {
        List<String> values = mail.header(name);
        if (values.size() > 1) {
            violations.accept(
                    MessageRule.HEADER_INJECTION,
                    "there are " + values.size() + " " + name + " fields, but only one is allowed: " + quoted(values));
        }
    }

    private void smuggled(HeaderField field) {
        String decoded = field.value();
        if (decoded.indexOf('\r') >= 0 || decoded.indexOf('\n') >= 0) {
            violations.accept(
                    MessageRule.HEADER_INJECTION,
                    field.name() + " decodes to text with CR or LF: " + Printable.quote(decoded));
        }
        if (!FIELD_NAME.matcher(field.name()).matches()) {
            violations.accept(
                    MessageRule.HEADER_INJECTION, "a header line is not a field: " + Printable.quote(field.name()));
        }
    }

    private static String quoted(List<String> values) {
        Set<String> distinct = new TreeSet<>();
        values.forEach(value -> distinct.add(Printable.quote(value)));
        return String.join(", ", distinct);
    }
}
