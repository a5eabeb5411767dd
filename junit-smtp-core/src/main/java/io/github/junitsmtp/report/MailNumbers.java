package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.mail.ReceivedMail;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Numbers mails in the order of their arrival, as the files of the extension do. */
final class MailNumbers {

    private final Map<ReceivedMail, Integer> numbers = new IdentityHashMap<>();

    private final Extract shown;

    /** Of many mails, only the first and the last ones are shown. */
    MailNumbers(List<ReceivedMail> mails, Extract shown) {
        mails.forEach(mail -> numbers.put(mail, numbers.size() + 1));
        this.shown = shown;
    }

    /** Makes a link to where the mail is shown, or names it if it is not, or came later than the others. */
    Element link(ReceivedMail mail) {
        Integer number = numbers.get(mail);
        if (number == null) {
            return text("span", "", Allowance.name(mail.toString()));
        }
        return !shown.has(number - 1)
                ? text("span", "", "mail " + number)
                : text("a", "", "mail " + number).attr("href", "#mail-" + number);
    }
}
