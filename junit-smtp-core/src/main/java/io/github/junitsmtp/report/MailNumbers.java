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

    MailNumbers(List<ReceivedMail> mails) {
        mails.forEach(mail -> numbers.put(mail, numbers.size() + 1));
    }

    /** Makes a link to where the mail is shown, or names it if it came later than that. */
    Element link(ReceivedMail mail) {
        Integer number = numbers.get(mail);
        return number == null
                ? text("span", "", mail.toString())
                : text("a", "", "mail " + number).attr("href", "#mail-" + number);
    }
}
