package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.badge;
import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;

/** Shows sessions, each below a summary of its special features. */
final class Sessions {

    private static final int MOST = 1000;
    private static final int MOST_OPEN = 3;
    private static final int MOST_FACTS = 20;

    private final Glossary glossary;
    private final MailNumbers mails;
    private final Allowance allowance = new Allowance();

    Sessions(Glossary glossary, MailNumbers mails) {
        this.glossary = glossary;
        this.mails = mails;
    }

    /**
     * Selects the sessions for the page. If there are many, these are the first, the last, and those with refusals.
     */
    static Extract choose(List<SmtpSession> sessions, Subject subject) {
        return new Extract(
                sessions.size(),
                MOST,
                index -> subject.sessions().contains(index) || refusals(sessions.get(index)) > 0);
    }

    Element opened(SmtpSession session) {
        return shown(session, true);
    }

    /** Opens the first sessions, preferably those with refusals, unless something above is open. */
    void show(List<SmtpSession> sessions, Extract chosen, Subject subject, Element section) {
        if (sessions.isEmpty()) {
            section.appendChild(text("p", "nothing", "No client connected."));
        }
        boolean anyTrouble = sessions.stream().anyMatch(session -> refusals(session) > 0);
        AtomicInteger open = new AtomicInteger();
        chosen.forEach(
                index -> {
                    SmtpSession session = sessions.get(index);
                    if (subject.sessions().contains(index)) {
                        section.appendChild(
                                Markup.shownAbove("Session " + session.number(), "session-" + session.number()));
                        return;
                    }
                    boolean wanted =
                            !subject.isKnown() && open.get() < MOST_OPEN && (!anyTrouble || refusals(session) > 0);
                    open.addAndGet(wanted ? 1 : 0);
                    section.appendChild(shown(session, wanted));
                },
                number -> section.appendChild(leftOut(number, "session")));
    }

    /** Reports that some items of a list are omitted. */
    static Element leftOut(int number, String noun) {
        return text("p", "nothing", Counts.grouped(number, "more " + noun) + " omitted.");
    }

    static long refusals(SmtpSession session) {
        return session.exchanges().stream().filter(Exchange::isRejected).count();
    }

    /** Describes the number of refusals; empty if there are none. */
    static String trouble(SmtpSession session) {
        long refusals = refusals(session);
        return refusals > 0 ? Counts.grouped(refusals, "refusal") : "";
    }

    private Element shown(SmtpSession session, boolean open) {
        Element details = element("details", "card session")
                .attr("id", "session-" + session.number())
                .attr("open", open);
        Element summary = details.appendElement("summary");
        summary.appendChild(text("span", "name", "Session " + session.number()));
        Element badges = summary.appendElement("span").attr("class", "badges");
        badges(session, badges);
        summary.appendChild(text(
                "span",
                "aside",
                session.ending() + (session.endedWithQuit() ? " after QUIT" : "") + " · "
                        + Durations.rounded(session.duration())));
        Element content = open ? details : Markup.folded(details);
        Element facts = content.appendElement("p").attr("class", "facts");
        facts.appendText("From " + session.peer());
        tls(session).ifPresent(tls -> facts.appendText(" · TLS " + shown(tls)));
        List<Login> logins = session.logins();
        logins.stream().limit(MOST_FACTS).forEach(login -> facts.appendText(" · login as " + shown(login)));
        rest(facts, logins.size(), "login");
        if (session.forgottenExchanges() > 0) {
            facts.appendText(" · " + Counts.grouped(session.forgottenExchanges(), "exchange") + " not kept");
        }
        session.mails().stream()
                .limit(MOST_FACTS)
                .forEach(mail -> facts.appendText(" · delivered ").appendChild(mails.link(mail)));
        rest(facts, session.mails().size(), "mail");
        content.appendChild(Diagram.of(session, glossary, allowance));
        return details;
    }

    private static void rest(Element facts, int size, String noun) {
        if (size > MOST_FACTS) {
            facts.appendText(" · " + Counts.grouped(size - MOST_FACTS, "more " + noun));
        }
    }

    private static String shown(Object words) {
        return Markup.visible(Allowance.name(words.toString()));
    }

    private void badges(SmtpSession session, Element badges) {
        String trouble = trouble(session);
        if (!trouble.isEmpty()) {
            badges.appendChild(badge("refused", trouble, "The server refused a command, or sent an invalid reply."));
        }
        long scripted =
                session.exchanges().stream().filter(Exchange::isScripted).count();
        if (scripted > 0) {
            badges.appendChild(
                    badge("scripted", Counts.grouped(scripted, "scripted answer"), "Caused by stubs in the test."));
        }
        tls(session)
                .ifPresent(tls -> badges.appendChild(badge(
                        tls.isComplete() ? "tls" : "refused", tls.protocol().orElse("TLS failed"), shown(tls))));
        if (session.exchanges().stream().anyMatch(Exchange::isPipelined)) {
            badges.appendChild(
                    badge("pipelined", "pipelined", "The client sent commands without waiting for replies."));
        }
        session.logins().stream()
                .reduce((one, other) -> other)
                .ifPresent(login -> badges.appendChild(badge("login", word(login), shown(login))));
        if (!session.mails().isEmpty()) {
            badges.appendChild(badge("mails", mails.listed(session.mails().list()), "Accepted in this session."));
        }
    }

    private static String word(Login login) {
        return login.isSuccessful() ? "logged in" : "login refused";
    }

    /** Returns the last handshake, which may have failed. */
    private static Optional<TlsHandshake> tls(SmtpSession session) {
        return session.exchanges().stream()
                .flatMap(exchange -> exchange.tls().stream())
                .reduce((one, other) -> other);
    }
}
