package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The rules on the header of the message. */
final class HeaderRules {

    /** Fields that may occur once at most, beside those that have a rule of their own (RFC 5322, section 3.6). */
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
            "Content-Transfer-Encoding");

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");
    private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]+");

    private final ReceivedMail mail;
    private final BiConsumer<MessageRule, String> violations;

    HeaderRules(ReceivedMail mail, BiConsumer<MessageRule, String> violations) {
        this.mail = mail;
        this.violations = violations;
    }

    void check() {
        List<String> dates = one(MessageRule.DATE, "Date");
        if (dates.size() == 1 && !isDate(dates.get(0))) {
            violations.accept(MessageRule.DATE, "Date can not be read: " + Printable.quote(dates.get(0)));
        }
        List<String> authors = one(MessageRule.FROM, "From");
        if (authors.size() == 1
                && AddressField.of(mail)
                        .anyMatch(field -> field.is("From") && field.addresses().namesNobody())) {
            violations.accept(MessageRule.FROM, "From names no mailbox: " + Printable.quote(authors.get(0)));
        }
        List<String> ids = one(MessageRule.MESSAGE_ID, "Message-ID");
        if (ids.size() == 1 && !MESSAGE_ID.matcher(ids.get(0)).matches()) {
            violations.accept(
                    MessageRule.MESSAGE_ID,
                    "Message-ID is not of the form <left@right>: " + Printable.quote(ids.get(0)));
        }
        mail.header("Bcc").forEach(value -> violations.accept(MessageRule.BCC, "there is Bcc: " + value));
        ONCE_AT_MOST.forEach(this::once);
        mail.headers().forEach(this::smuggled);
    }

    private List<String> one(MessageRule rule, String name) {
        List<String> values = mail.header(name);
        if (values.isEmpty()) {
            violations.accept(rule, "there is no " + name);
        } else if (values.size() > 1) {
            violations.accept(rule, "there are " + values.size() + " of " + name + ": " + quoted(values));
        }
        return values;
    }

    private void once(String name) {
        List<String> values = mail.header(name);
        if (values.size() > 1) {
            violations.accept(
                    MessageRule.HEADER_INJECTION,
                    "there are " + values.size() + " of " + name + ", which may occur once: " + quoted(values));
        }
    }

    private void smuggled(HeaderField field) {
        String decoded = field.value();
        if (decoded.indexOf('\r') >= 0 || decoded.indexOf('\n') >= 0) {
            violations.accept(
                    MessageRule.HEADER_INJECTION,
                    field.name() + " decodes to what holds CR or LF: " + Printable.quote(decoded));
        }
        if (!FIELD_NAME.matcher(field.name()).matches()) {
            violations.accept(
                    MessageRule.HEADER_INJECTION, "a line of the header is no field: " + Printable.quote(field.name()));
        }
    }

    private static boolean isDate(String value) {
        try {
            return new MailDateFormat().parse(value) != null;
        } catch (ParseException e) {
            return false;
        }
    }

    private static String quoted(List<String> values) {
        Set<String> distinct = new TreeSet<>();
        values.forEach(value -> distinct.add(Printable.quote(value)));
        return String.join(", ", distinct);
    }
}
