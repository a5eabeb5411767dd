package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Renders all sessions as bars on a common time axis, with marks at refusals. */
final class Overview {

    private static final int FEWEST_TICKS = 3;
    private static final int MOST_MARKS = 100;

    private final List<SmtpSession> sessions;
    private final Instant start;
    private final double nanos;

    private Overview(List<SmtpSession> sessions) {
        this.sessions = sessions;
        this.start = startOf(sessions);
        this.nanos = Math.max(1, Durations.nanos(lengthOf(sessions)));
    }

    /** Returns the time from the start of the first session to the end of the last one. */
    static Duration lengthOf(List<SmtpSession> sessions) {
        Instant start = startOf(sessions);
        return sessions.stream()
                .map(session -> Duration.between(start, session.startedAt()).plus(session.duration()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Instant startOf(List<SmtpSession> sessions) {
        return sessions.stream()
                .map(SmtpSession::startedAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    static void show(List<SmtpSession> sessions, Extract chosen, Element section) {
        section.appendChild(new Overview(sessions).chart(chosen));
    }

    private static Duration ofNanos(double nanos) {
        return Duration.ofSeconds((long) (nanos / 1e9), (long) (nanos % 1e9));
    }

    private double begin(SmtpSession session) {
        return Durations.nanos(Duration.between(start, session.startedAt()));
    }

    private Element chart(Extract chosen) {
        Element chart = element("div", "chart")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Timeline of the sessions");
        Element axis = chart.appendElement("div").attr("class", "axis").attr("aria-hidden", "true");
        axis.appendElement("span");
        Element track = axis.appendElement("span").attr("class", "track");
        double step = step();
        chart.attr("style", "--step:" + percent(step));
        for (double at = 0; at <= nanos; at += step) {
            track.appendChild(
                    text("span", "tick", Durations.rounded(ofNanos(at))).attr("style", at(at)));
        }
        axis.appendElement("span");
        Element bars = chart.appendElement("ol").attr("class", "bars");
        chosen.forEach(
                index -> bars.appendElement("li").appendChild(bar(sessions.get(index))),
                number -> bars.appendElement("li").appendChild(Sessions.leftOut(number, "session")));
        return chart;
    }

    /** Returns the distance of ticks: 1, 2 or 5 times a power of ten, so that there are only a few. */
    private double step() {
        double unit = Math.pow(10, Math.floor(Math.log10(nanos / FEWEST_TICKS)));
        double units = nanos / FEWEST_TICKS / unit;
        return unit * (units < 2 ? 1 : units < 5 ? 2 : 5);
    }

    private Element bar(SmtpSession session) {
        Element link = element("a", "").attr("href", "#session-" + session.number());
        link.appendChild(text("span", "number", "Session " + session.number()));
        Element track = link.appendElement("span").attr("class", "track");
        String width = percent(Durations.nanos(session.duration()));
        track.appendElement("span").attr("class", "bar").attr("style", at(begin(session)) + ";--long:" + width);
        session.exchanges().stream()
                .filter(Exchange::isRejected)
                .limit(MOST_MARKS)
                .forEach(exchange -> track.appendChild(mark(session, exchange)));
        String trouble = Sessions.trouble(session);
        link.appendChild(text(
                "span", "aside", Durations.rounded(session.duration()) + (trouble.isEmpty() ? "" : " · " + trouble)));
        return link;
    }

    private Element mark(SmtpSession session, Exchange exchange) {
        Optional<SmtpReply> reply = exchange.reply();
        return text(
                        "span",
                        "mark " + reply.map(Glossary::cssClass).orElse("class-5"),
                        reply.map(Glossary::sign).orElse("✕"))
                .attr("style", at(begin(session) + Durations.nanos(exchange.at().plus(exchange.took()))))
                .attr("aria-hidden", "true");
    }

    private String at(double nanosSinceStart) {
        return "--at:" + percent(nanosSinceStart);
    }

    private String percent(double part) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * Math.min(1, part / nanos));
    }
}
