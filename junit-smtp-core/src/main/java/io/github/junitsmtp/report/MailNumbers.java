package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMail;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Numbers mails in order of arrival, as the extension numbers its files. */
final class MailNumbers {

    private static final int MOST_NAMED = 5;

    private final IdentityHashMap<ReceivedMail, Integer> numbers = new IdentityHashMap<>();

    private final Extract shown;

    /** If there are many mails, only the first and the last ones are shown. */
    MailNumbers(List<ReceivedMail> mails, Extract shown) {
        mails.forEach(mail -> numbers.put(mail, numbers.size() + 1));
        this.shown = shown;
    }

    /** Lists a few mails by number, or counts them if there are many. */
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

    /** Creates a link to the mail, or just its name if the mail is not shown or arrived after the others. */
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
