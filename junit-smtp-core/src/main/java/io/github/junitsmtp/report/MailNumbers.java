package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Numbers mails in the order of their arrival, as the files of the extension do. */
final class MailNumbers {

    private static final int MOST_NAMED = 5;

    private final Map<ReceivedMail, Integer> numbers = new IdentityHashMap<>();

    private final Extract shown;

    /** Of many mails, only the first and the last ones are shown. */
    MailNumbers(List<ReceivedMail> mails, Extract shown) {
        mails.forEach(mail -> numbers.put(mail, numbers.size() + 1));
        this.shown = shown;
    }

    /** Names a few mails by their numbers, and counts many. */
    String listed(List<ReceivedMail> mails) {
        String names = mails.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return mails.size() > MOST_NAMED || names.isEmpty()
                ? Counts.grouped(mails.size(), "mail")
                : (mails.size() == 1 ? "mail " : "mails ") + names;
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
