package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Assembles the page. */
final class Page {

    private static final int MOST_OPEN_MAILS = 1;
    private static final int MOST_MAILS = 1000;
    private static final int LONGEST_TITLE = 1000;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss z", Locale.ENGLISH);

    private final Circumstances circumstances;
    private final List<SmtpSession> sessions;
    private final List<ReceivedMail> mails;
    private final Subject subject;
    private final Extract shownMails;
    private final MailNumbers numbers;
    private final Allowance allowance = new Allowance();
    private final Glossary glossary = new Glossary();

    private Page(Circumstances circumstances, Transcript transcript) {
        this.circumstances = circumstances;
        this.sessions = transcript.sessions();
        this.mails = transcript.mails().list();
        this.subject = Subject.of(Cut.beginning(failure(), Allowance.MOST_CHARACTERS), mails, sessions);
        this.shownMails = new Extract(mails.size(), MOST_MAILS, subject.mails()::contains);
        this.numbers = new MailNumbers(mails, shownMails);
    }

    static String of(String title, Circumstances circumstances, Transcript transcript) {
        return new Page(circumstances, transcript).html(Cut.marked(title, LONGEST_TITLE));
    }

    private String html(String title) {
        Template template = new Template(title);
        verdict(template.slot("verdict"), title);
        if (failure().isBlank()) {
            template.slot("failure").remove();
        } else {
            template.slot("failure").appendChild(FailureText.of(failure().strip()));
        }
        Extract shownSessions = Sessions.choose(sessions, subject);
        Sessions cards = new Sessions(glossary, numbers);
        subject(template.slot("subject"), cards);
        NearMisses.show(circumstances.failedWaits(), failure(), numbers, template.slot("misses"));
        if (circumstances.beforeReset().isBlank()) {
            template.slot("before-reset").remove();
        } else {
            template.slot("before-reset")
                    .appendChild(
                            text("pre", "", circumstances.beforeReset().strip()).attr("tabindex", "0"));
        }
        overview(template.slot("overview"), shownSessions);
        cards.show(sessions, shownSessions, subject, template.slot("sessions"));
        mails(template.slot("mails"));
        template.slot("codes").appendChild(glossary.entries());
        template.linkSections();
        return template.html();
    }

    private String failure() {
        return Objects.requireNonNullElse(circumstances.failure(), "");
    }

    private void verdict(Element header, String title) {
        header.appendChild(
                circumstances.failure() == null
                        ? text("p", "verdict", "Recorded")
                        : text("p", "verdict failed", "✕ Failed"));
        header.appendChild(Markup.breakable("h1", title));
        header.appendChild(text("p", "when", when()));
        circumstances
                .losses()
                .forEach(loss -> header.appendChild(text("p", "problem", Cut.marked(loss, Allowance.MOST_CHARACTERS))));
    }

    private String when() {
        String version = getClass().getPackage().getImplementationVersion();
        return Stream.of(
                        Cut.marked(circumstances.place(), LONGEST_TITLE),
                        DATE.format(ZonedDateTime.now(ZoneId.systemDefault())),
                        sessions.isEmpty() ? "" : "sessions took " + Durations.rounded(Overview.lengthOf(sessions)),
                        version == null ? "junit-smtp" : "junit-smtp " + version)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Shows the subject of the failure, opened, directly below it. */
    private void subject(Element section, Sessions cards) {
        if (!subject.isKnown()) {
            section.remove();
        }
        subject.mails().forEach(index -> {
            section.appendChild(card(index).attr("open", true));
            alike(mails.get(index), section);
        });
        subject.sessions().forEach(index -> section.appendChild(cards.opened(sessions.get(index))));
    }

    private void alike(ReceivedMail named, Element section) {
        long others = mails.stream()
                        .filter(mail -> mail.toString().equals(named.toString()))
                        .count()
                - 1;
        if (others > 0) {
            section.appendChild(text(
                    "p",
                    "nothing",
                    Counts.grouped(others, "other mail")
                            + (others == 1
                                    ? " has the same envelope and subject; the failure may be about that one."
                                    : " have the same envelope and subject; the failure may be about any of them.")));
        }
    }

    private Element card(int index) {
        return MailCard.of(mails.get(index), index + 1, allowance, circumstances.checks());
    }

    private void overview(Element section, Extract shownSessions) {
        section.appendChild(text("p", "counts", counts()));
        firstRefusal(section);
        Overview.show(sessions, shownSessions, section);
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

    private void firstRefusal(Element section) {
        for (SmtpSession session : sessions) {
            int step = 0;
            for (Exchange exchange : session.exchanges()) {
                step++;
                if (exchange.isRejected()) {
                    section.appendChild(
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
        shownMails.forEach(
                index -> section.appendChild(
                        subject.mails().contains(index)
                                ? Markup.shownAbove("Mail " + (index + 1), "mail-" + (index + 1))
                                : card(index).attr("open", mails.size() <= MOST_OPEN_MAILS)),
                number -> section.appendChild(Sessions.leftOut(number, "mail")));
    }
}
