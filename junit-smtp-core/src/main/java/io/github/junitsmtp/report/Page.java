package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;

/** Puts the page together. */
final class Page {

    private static final int MOST_OPEN_MAILS = 1;
    private static final int MOST_MAILS = 1000;
    private static final int LONGEST_TITLE = 1000;

    private final Circumstances circumstances;
    private final List<SmtpSession> sessions;
    private final List<ReceivedMail> mails;
    private final Extract shownMails;
    private final MailNumbers numbers;
    private final Glossary glossary = new Glossary();

    private Page(Circumstances circumstances, Transcript transcript) {
        this.circumstances = circumstances;
        this.sessions = transcript.sessions();
        this.mails = transcript.mails().list();
        this.shownMails = new Extract(mails.size(), MOST_MAILS, index -> false);
        this.numbers = new MailNumbers(mails, shownMails);
    }

    static String of(String title, Circumstances circumstances, Transcript transcript) {
        return new Page(circumstances, transcript).html(Cut.marked(title, LONGEST_TITLE));
    }

    private String html(String title) {
        Template template = new Template(title);
        verdict(template.slot("verdict"), title);
        preformatted(template.slot("failure"), cut(Objects.requireNonNullElse(circumstances.failure(), "")));
        if (circumstances.failedWaits().isEmpty()) {
            template.slot("misses").remove();
        } else {
            NearMisses.show(circumstances.failedWaits(), numbers, template.slot("misses"));
        }
        preformatted(template.slot("before-reset"), circumstances.beforeReset());
        Extract shownSessions = Sessions.choose(sessions);
        Overview.show(sessions, shownSessions, template.slot("overview"));
        new Sessions(glossary, numbers).show(sessions, shownSessions, template.slot("sessions"));
        mails(template.slot("mails"));
        template.slot("codes").appendChild(glossary.entries());
        return template.html();
    }

    private static void preformatted(Element slot, String text) {
        if (text.isBlank()) {
            slot.remove();
        } else {
            slot.appendChild(text("pre", "", text.strip()).attr("tabindex", "0"));
        }
    }

    private void verdict(Element header, String title) {
        header.appendChild(
                circumstances.failure() == null
                        ? text("p", "verdict", "Recorded")
                        : text("p", "verdict failed", "✕ Failed"));
        header.appendChild(text("h1", "", title));
        header.appendChild(text("p", "counts", counts()));
        circumstances.losses().forEach(loss -> header.appendChild(text("p", "problem", cut(loss))));
        firstRefusal(header);
    }

    private static String cut(String text) {
        String beginning = Cut.beginning(text, Allowance.MOST_CHARACTERS);
        return beginning.length() < text.length() ? beginning + "\n... truncated" : text;
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
        shownMails.forEach(
                index -> section.appendChild(MailCard.of(mails.get(index), index + 1, allowance)
                        .attr("open", mails.size() <= MOST_OPEN_MAILS)),
                number -> section.appendChild(Sessions.leftOut(number, "mail")));
    }
}
