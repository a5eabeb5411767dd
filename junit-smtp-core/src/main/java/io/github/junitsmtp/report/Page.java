package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Puts the page together. */
final class Page {

    private static final int MOST_OPEN_MAILS = 1;

    private final @Nullable String failure;
    private final List<FailedWait> failedWaits;
    private final String beforeReset;
    private final List<SmtpSession> sessions;
    private final List<ReceivedMail> mails;
    private final MailNumbers numbers;
    private final Glossary glossary = new Glossary();

    private Page(@Nullable String failure, List<FailedWait> failedWaits, String beforeReset, Transcript transcript) {
        this.failure = failure;
        this.failedWaits = failedWaits;
        this.beforeReset = beforeReset;
        this.sessions = transcript.sessions();
        this.mails = transcript.mails().list();
        this.numbers = new MailNumbers(mails);
    }

    static String of(
            String title,
            @Nullable String failure,
            List<FailedWait> failedWaits,
            String beforeReset,
            Transcript transcript) {
        return new Page(failure, failedWaits, beforeReset, transcript).html(title);
    }

    private String html(String title) {
        Template template = new Template(title);
        verdict(template.slot("verdict"), title);
        if (failure == null) {
            template.slot("failure").remove();
        } else {
            template.slot("failure")
                    .appendChild(text("pre", "", cut(failure.strip())).attr("tabindex", "0"));
        }
        if (failedWaits.isEmpty()) {
            template.slot("misses").remove();
        } else {
            NearMisses.show(failedWaits, numbers, template.slot("misses"));
        }
        if (beforeReset.isEmpty()) {
            template.slot("before-reset").remove();
        } else {
            template.slot("before-reset")
                    .appendChild(text("pre", "", beforeReset.strip()).attr("tabindex", "0"));
        }
        Overview.show(sessions, template.slot("overview"));
        new Sessions(glossary, numbers).show(sessions, template.slot("sessions"));
        mails(template.slot("mails"));
        template.slot("codes").appendChild(glossary.entries());
        return template.html();
    }

    private void verdict(Element header, String title) {
        header.appendChild(
                failure == null ? text("p", "verdict", "Recorded") : text("p", "verdict failed", "✕ Failed"));
        header.appendChild(text("h1", "", title));
        header.appendChild(text("p", "counts", counts()));
        firstRefusal(header);
    }

    private static String cut(String text) {
        int length = Math.min(text.length(), Allowance.MOST_CHARACTERS);
        return text.substring(0, length) + (length < text.length() ? "\n... truncated" : "");
    }

    private String counts() {
        long refusals = sessions.stream().mapToLong(Sessions::refusals).sum();
        long scripted = sessions.stream()
                .flatMap(session -> session.exchanges().stream())
                .filter(Exchange::isScripted)
                .count();
        return Counts.grouped(sessions.size(), "session") + " · " + Counts.grouped(mails.size(), "mail") + " · "
                + Counts.grouped(refusals, "refusal") + " · " + Counts.grouped(scripted, "scripted answer");
    }

    private void firstRefusal(Element header) {
        for (SmtpSession session : sessions) {
            int step = 0;
            for (Exchange exchange : session.exchanges()) {
                step++;
                if (exchange.isRejected()) {
                    header.appendChild(
                            text("a", "jump", "Go to the first refusal").attr("href", "#" + Diagram.id(session, step)));
                    return;
                }
            }
        }
    }

    private void mails(Element section) {
        if (mails.isEmpty()) {
            section.appendChild(text("p", "nothing", "No mail was accepted."));
        }
        Allowance allowance = new Allowance();
        int number = 0;
        for (ReceivedMail mail : mails) {
            section.appendChild(MailCard.of(mail, ++number, allowance).attr("open", mails.size() <= MOST_OPEN_MAILS));
        }
    }
}
