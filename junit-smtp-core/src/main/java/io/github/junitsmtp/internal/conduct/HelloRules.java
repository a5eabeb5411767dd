package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rules on a server's greeting and its replies to EHLO and HELO. */
final class HelloRules {

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9_.-]*+|\\[[^\\[\\]]++])(?: .*)?", Pattern.DOTALL);
    /** Old clients and servers write AUTH=LOGIN; trailing spaces are harmless. */
    private static final Pattern KEYWORD =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9-]*+|(?i:AUTH|X[A-Z-]*)=.*)(?: +[!-~]+)*+ *+");

    private static final Pattern SIZE = Pattern.compile("SIZE(?: +\\d{1,20})? *+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTH = Pattern.compile("AUTH(?: +[A-Z0-9_-]{1,20})++ *+", Pattern.CASE_INSENSITIVE);

    private final ServerFindings findings;

    HelloRules(ServerFindings findings) {
        this.findings = findings;
    }

    void check(Step step) {
        if (step.outcome() != Outcome.ACCEPTED) {
            return;
        }
        SmtpReply reply = Objects.requireNonNull(step.said().reply());
        if (step.kind() == SessionStep.Kind.GREETING) {
            greeting(step, reply);
        } else if (step.verb().equals("EHLO") && step.code() == 250) {
            ehlo(step, reply.lines());
        } else if (step.verb().equals("HELO") && step.code() == 250) {
            helo(step, reply.lines());
        }
    }

    private void greeting(Step step, SmtpReply reply) {
        if (reply.code() != 220) {
            findings.add(
                    step, ServerRule.GREETING, "code", "was greeted with " + step.repliedWith() + "; expected 220");
        } else if (!DOMAIN.matcher(reply.lines().get(0)).matches()) {
            findings.add(
                    step,
                    ServerRule.GREETING,
                    "domain",
                    "was greeted with " + step.repliedWith() + "; expected the server's domain after the code");
        }
    }

    private void ehlo(Step step, List<String> lines) {
        if (!DOMAIN.matcher(lines.get(0)).matches()) {
            add(step, "domain", "without a domain at the beginning of line 1", lines.get(0));
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            String keyword = EhloKeywords.keywordOf(line);
            String place = " on line " + (i + 1);
            if (!KEYWORD.matcher(line).matches()) {
                add(step, "keyword", "without a keyword" + place, line);
            } else if (keyword.equals("SIZE") && !SIZE.matcher(line).matches()) {
                add(step, "SIZE", "without a number after SIZE" + place, line);
            } else if (keyword.equals("AUTH")
                    && !line.contains("=")
                    && !AUTH.matcher(line).matches()) {
                add(step, "AUTH", "without a list of mechanisms after AUTH" + place, line);
            } else if (keyword.equals("STARTTLS") && step.said().encrypted()) {
                findings.add(
                        step,
                        ServerRule.TLS_ONCE,
                        "offered",
                        "was answered with a reply that offers STARTTLS, although TLS was already active");
            }
        }
    }

    private void helo(Step step, List<String> lines) {
        for (String line : lines.subList(1, lines.size())) {
            boolean capitals = line.equals(line.toUpperCase(Locale.ROOT)); // other text may begin with a keyword
            if (capitals && SmtpExtension.find(EhloKeywords.keywordOf(line)).isPresent()) {
                add(step, "HELO", "with extensions, which only the reply to EHLO may list", line);
                return;
            }
        }
    }

    private void add(Step step, String kind, String wrong, String line) {
        String detail = "was answered " + wrong + ": " + Printable.quote(line);
        findings.add(step, ServerRule.HELLO_REPLY, kind, detail);
    }
}
