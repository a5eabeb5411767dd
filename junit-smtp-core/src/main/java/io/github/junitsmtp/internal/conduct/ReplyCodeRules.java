package io.github.junitsmtp.internal.conduct;

import static java.util.Map.entry;

import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules on which reply codes belong to which command. A server may refuse for its own reasons, so only positive codes are checked. */
final class ReplyCodeRules {

    private static final List<Integer> OF_AUTH = List.of(235, 334);
    private static final List<Integer> OF_MESSAGE = List.of(250);
    private static final Map<String, List<Integer>> POSITIVE = Map.ofEntries(
            entry("EHLO", List.of(250)),
            entry("HELO", List.of(250)),
            entry("MAIL", List.of(250)),
            entry("RCPT", List.of(250, 251)),
            entry("DATA", List.of(354)),
            entry("BDAT", List.of(250)),
            entry("RSET", List.of(250)),
            entry("NOOP", List.of(250)),
            entry("QUIT", List.of(221)),
            entry("HELP", List.of(211, 214)),
            entry("VRFY", List.of(250, 251, 252)),
            entry("EXPN", List.of(250, 252)),
            entry("STARTTLS", List.of(220)),
            entry("AUTH", OF_AUTH),
            entry("ETRN", List.of(250, 251, 252, 253)));

    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private final ServerFindings findings;

    ReplyCodeRules(ServerFindings findings) {
        this.findings = findings;
    }

    void check(Step step) {
        if (step.outcome() != Outcome.ACCEPTED) {
            return;
        }
        expected(step).ifPresent(codes -> {
            if (!belongs(step.code(), codes)) {
                findings.add(
                        step,
                        ServerRule.REPLY_CODES,
                        step.kind() + step.verb(),
                        "was answered with " + step.repliedWith() + "; expected " + inWords(codes));
            }
        });
        if (step.code() == 334) {
            challenge(step);
        }
    }

    private static Optional<List<Integer>> expected(Step step) {
        return switch (step.kind()) {
            case MESSAGE -> Optional.of(OF_MESSAGE);
            case CREDENTIALS -> step.misread() == null ? Optional.of(OF_AUTH) : Optional.empty();
            default -> Optional.ofNullable(POSITIVE.get(step.verb()));
        };
    }

    /** A code that no standard defines is interpreted by its first digit (RFC 5321, section 4.2.1). */
    private static boolean belongs(int code, List<Integer> codes) {
        return codes.contains(code)
                || ReplyCode.find(code).isEmpty() && codes.stream().anyMatch(known -> known / 100 == code / 100);
    }

    private static String inWords(List<Integer> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private void challenge(Step step) {
        String text =
                String.join("", Objects.requireNonNull(step.said().reply()).lines());
        if (!BASE64.matcher(text).matches()) {
            findings.add(
                    step,
                    ServerRule.CHALLENGES,
                    "",
                    "was answered with " + step.repliedWith() + "; expected base64 after 334");
        }
    }
}
