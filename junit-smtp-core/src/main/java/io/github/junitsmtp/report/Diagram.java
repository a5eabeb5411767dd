package io.github.junitsmtp.report;

import static io.github.junitsmtp.report.Markup.badge;
import static io.github.junitsmtp.report.Markup.element;
import static io.github.junitsmtp.report.Markup.text;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Renders a session as a sequence diagram: the client on the left, the server on the right, time from top to bottom.
 */
final class Diagram {

    private static final int MOST_LINES = 3;
    private static final int MOST_STEPS = 300;
    /** The thresholds between heights of gaps, in milliseconds. */
    private static final double[] GAPS = {1, 3, 10, 30, 100, 300, 1000, 3000};

    private static final int FIRST_NAMED_GAP = 3;
    private static final int CHALLENGE = 334;

    private final SmtpSession session;
    private final Glossary glossary;
    private final Allowance allowance;
    private final Element steps = element("ol", "steps");

    private Diagram(SmtpSession session, Glossary glossary, Allowance allowance) {
        this.session = session;
        this.glossary = glossary;
        this.allowance = allowance;
    }

    static Element of(SmtpSession session, Glossary glossary, Allowance allowance) {
        return new Diagram(session, glossary, allowance).draw();
    }

    private Element draw() {
        Element head = steps.appendElement("li").attr("class", "head");
        head.appendElement("span").attr("class", "time");
        Element lane = head.appendElement("div").attr("class", "lane");
        lane.appendChild(text("span", "side", "Client"));
        lane.appendChild(text("span", "side", "Server"));
        List<Exchange> exchanges = session.exchanges();
        Extract shown = new Extract(
                exchanges.size(),
                allowance.rows(exchanges.size(), MOST_STEPS),
                index -> exchanges.get(index).isRejected());
        Duration before = Duration.ZERO;
        Utterance last = null;
        int reached = 0;
        for (Utterance said : Utterance.of(exchanges, session.notesOn(exchanges), shown)) {
            int leftOut = shown.leftOut(reached, said.step() - 1);
            if (leftOut > 0) {
                leftOut(leftOut);
            } else {
                gap(said.at().minus(before), last, said);
            }
            row(said, last);
            before = said.at();
            last = said;
            reached = Math.max(reached, said.step());
        }
        Element end = steps.appendElement("li").attr("class", "end");
        end.appendChild(text("span", "time", Durations.rounded(session.duration())));
        end.appendElement("div")
                .attr("class", "lane")
                .appendChild(text("span", "note", session.ending().toString()));
        return steps;
    }

    private void leftOut(int number) {
        Element row = steps.appendElement("li").attr("class", "gap gap-6");
        row.appendElement("span").attr("class", "time");
        row.appendElement("div")
                .attr("class", "lane")
                .appendChild(text(
                        "span",
                        "note",
                        Counts.grouped(number, "step")
                                + " omitted. The JUnit extension keeps all steps in dialogue.txt."));
    }

    private void gap(Duration time, @Nullable Utterance last, Utterance next) {
        double millis = time.toNanos() / 1e6;
        int height = 0;
        while (height < GAPS.length && millis >= GAPS[height]) {
            height++;
        }
        if (height > 0) {
            boolean encrypted = last != null && last.exchange().isEncrypted();
            Element gap = steps.appendElement("li").attr("class", "gap gap-" + height + (encrypted ? " tls" : ""));
            gap.appendElement("span").attr("class", "time");
            Element lane = gap.appendElement("div").attr("class", "lane");
            if (height >= FIRST_NAMED_GAP) {
                lane.appendChild(text("span", "note", silence(Durations.rounded(time), last, next)));
            }
        }
    }

    private static String silence(String time, @Nullable Utterance last, Utterance next) {
        if (last == null) {
            return time + " until the greeting";
        }
        if (!next.byServer()) {
            return "client idle for " + time;
        }
        return last.byServer() ? time + " between replies" : "server replied after " + time;
    }

    private void row(Utterance said, @Nullable Utterance last) {
        Exchange exchange = said.exchange();
        String side = said.isHandshake() ? "both" : said.byServer() ? "server" : "client";
        Element row = steps.appendElement("li").attr("class", side + (exchange.isEncrypted() ? " tls" : ""));
        if (said.byServer() || said.isHandshake()) {
            row.attr("id", id(session, said.step()));
        }
        row.appendChild(text("span", "time", session.isTimed() ? Durations.rounded(said.at()) : ""));
        Element lane = row.appendElement("div").attr("class", "lane");
        Element bubble = lane.appendElement("div").attr("class", "bubble");
        bubble.appendChild(text("span", "unseen", said.byServer() ? "Server: " : said.isHandshake() ? "" : "Client: "));
        if (said.byServer()) {
            reply(bubble, said, last);
        } else {
            sent(bubble, said);
        }
        lane.appendElement("span").attr("class", "arrow").attr("aria-hidden", "true");
    }

    static String id(SmtpSession session, int step) {
        return "session-" + session.number() + "-step-" + step;
    }

    private void reply(Element bubble, Utterance said, @Nullable Utterance last) {
        Exchange exchange = said.exchange();
        SmtpReply reply = exchange.reply().orElse(null);
        boolean apart = last != null && last.step() != said.step();
        if (apart && exchange.sentBytes() > 0) {
            bubble.appendChild(text("span", "to", "to " + Allowance.name(inWords(exchange))));
        }
        if (reply == null) {
            if (exchange.replyBytes().length > 0) {
                bubble.appendChild(
                        badge("malformed", "invalid reply", "This is not an SMTP reply (RFC 5321, section 4.2)."));
            }
            lines(bubble, said.lines());
        } else {
            bubble.appendChild(glossary.button(reply));
            lines(bubble, said.lines().stream().map(Diagram::withoutCode).toList());
            challenge(reply).ifPresent(words -> bubble.appendChild(text("span", "decoded", words)));
        }
        if (exchange.isScripted()) {
            bubble.appendChild(badge("scripted", "scripted", "Caused by a stub in the test."));
        }
    }

    /** Returns the decoded text of a challenge, which AUTH sends in base64 (RFC 4954, section 4). */
    private static Optional<String> challenge(SmtpReply reply) {
        if (reply.code() != CHALLENGE || reply.text().isBlank()) {
            return Optional.empty();
        }
        try {
            byte[] words = Base64.getDecoder().decode(reply.text().strip());
            return Optional.of("= " + Printable.quote(new String(words, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static String inWords(Exchange exchange) {
        return exchange.command().isPresent() ? exchange.clientLines().get(0) : exchange.inWords();
    }

    /** Removes the code, which the button shows already. The notes of stubs have none. */
    private static String withoutCode(String line) {
        return line.startsWith("(") ? line : line.substring(Math.min(4, line.length()));
    }

    private void sent(Element bubble, Utterance said) {
        Exchange exchange = said.exchange();
        if (exchange.isPipelined() && exchange.kind() != Exchange.Kind.INJECTION) {
            bubble.appendChild(badge("pipelined", "pipelined", "Sent without waiting for the previous reply."));
        }
        lines(bubble, said.lines());
        if (exchange.kind() == Exchange.Kind.CREDENTIALS) {
            bubble.appendChild(badge("login", "credentials, hidden", "Sent by the client during AUTH."));
        }
    }

    private void lines(Element bubble, List<String> lines) {
        boolean folded = lines.size() > MOST_LINES;
        List<String> first = folded ? lines.subList(0, 1) : lines;
        bubble.appendChild(text("span", "said", allowance.text(String.join("\n", first))));
        if (folded) {
            List<String> rest = lines.subList(first.size(), lines.size());
            Element more = bubble.appendElement("details").attr("class", "more");
            more.appendChild(text("summary", "", Counts.grouped(rest.size(), "more line")));
            more.appendChild(text("span", "said", allowance.text(String.join("\n", rest))));
        }
    }
}
