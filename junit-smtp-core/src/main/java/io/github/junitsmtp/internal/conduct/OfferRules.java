package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.PathArgument;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules on commands and parameters that a server must know, and on parameters that it cannot know. */
final class OfferRules {

    /** Only the postmaster needs no domain (RFC 5321, section 4.1.1.3). */
    private static final Pattern BASIC = Pattern.compile(
            "DATA|RSET|NOOP|QUIT|HELO \\S+|MAIL FROM:<(?:[^<>]+@[^<>]+)?>|RCPT TO:<(?:postmaster|[^<>]+@[^<>]+)>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OFFERED = Pattern.compile(
            "STARTTLS|AUTH [A-Z0-9_-]+(?: \\S+)?|BDAT \\d+(?: LAST)?|HELP|(?:VRFY|EXPN|ETRN) \\S+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WELL_KNOWN = Pattern.compile(
            "SIZE=\\d{1,20}|BODY=(?:7BIT|8BITMIME)|SMTPUTF8|RET=(?:FULL|HDRS)"
                    + "|NOTIFY=(?:NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PATH = Pattern.compile(
            "(?:MAIL FROM|RCPT TO):<[^<>]*>(?: [A-Z0-9][A-Z0-9-]*(?:=\\S+)?)+", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*+");

    private final ServerFindings findings;

    OfferRules(ServerFindings findings) {
        this.findings = findings;
    }

    void check(Step step, ServerState state) {
        if (step.verb().isEmpty() || !state.ready() || state.farewell() != null) {
            return;
        }
        switch (step.code()) {
            case 500 -> {
                if (isReadable(step)) {
                    unknown(step, state);
                }
            }
            case 502 -> unknown(step, state);
            case 504, 555 -> refusedParameters(step, state);
            default -> acceptedParameters(step, state);
        }
    }

    /** Whether a server has no reason to refuse the line itself: its length (RFC 5321, section 4.5.3.1.9), or characters that are not printable. */
    private static boolean isReadable(Step step) {
        return step.command().bytes().length <= LineRules.LONGEST_COMMAND
                && PRINTABLE.matcher(step.command().line()).matches();
    }

    private void unknown(Step step, ServerState state) {
        String line = step.command().line();
        String verb = step.verb();
        boolean address = (verb.equals("MAIL") || verb.equals("RCPT")) && step.code() == 502;
        if (address || BASIC.matcher(line).matches() && !isInvalid(step, state)) {
            findings.add(
                    step,
                    ServerRule.BASIC_COMMANDS,
                    verb,
                    "was answered with " + step.repliedWith() + ", but every server must "
                            + (line.startsWith(verb) ? "implement " + verb : "also accept " + verb + " in lower case"));
        } else if (OFFERED.matcher(line).matches() && isOffered(step, state)) {
            findings.add(
                    step,
                    ServerRule.OFFERED_COMMANDS,
                    verb,
                    "was answered with " + step.repliedWith() + ", but the reply to EHLO offers " + keywordOf(verb));
        }
    }

    /** Whether the address is invalid, or RCPT comes out of sequence. */
    private static boolean isInvalid(Step step, ServerState state) {
        boolean early = step.verb().equals("RCPT") && !state.transaction().is(TransactionState.Phase.OPEN);
        return early || step.command().path().flatMap(PathArgument::problem).isPresent();
    }

    private static boolean isOffered(Step step, ServerState state) {
        return step.verb().equals("AUTH")
                ? state.keywords()
                        .filter(known -> known.parametersOf("AUTH").contains(CredentialRules.words(step)[0]))
                        .isPresent()
                : state.offers(keywordOf(step.verb()));
    }

    private static String keywordOf(String verb) {
        return SmtpExtension.ofVerb(verb).map(SmtpExtension::keyword).orElse(verb);
    }

    private void refusedParameters(Step step, ServerState state) {
        List<EsmtpParameter> parameters = step.command().parameters();
        if (parameters.isEmpty()) {
            return;
        }
        List<String> offered = parameters.stream()
                .flatMap(each -> offering(step.verb(), each, state).stream())
                .distinct()
                .toList();
        if (parameters.stream()
                .allMatch(each -> offering(step.verb(), each, state).isPresent())) {
            findings.add(
                    step,
                    ServerRule.PARAMETERS,
                    "refused",
                    "was answered with " + step.repliedWith() + ", but the reply to EHLO offers "
                            + String.join(" and ", offered));
        }
    }

    /** Returns the offered extension that a parameter belongs to, if a server has no reason to refuse such a parameter. */
    private static Optional<String> offering(String verb, EsmtpParameter parameter, ServerState state) {
        return SmtpExtension.ofParameter(verb, parameter.keyword().toUpperCase(Locale.ROOT)).stream()
                .limit(1) // BINARYMIME also defines BODY, but not its well-known values
                .map(SmtpExtension::keyword)
                .filter(keyword -> WELL_KNOWN.matcher(parameter.toString()).matches() && state.offers(keyword))
                .findFirst();
    }

    /**
     * Checks accepted parameters. A server may understand a parameter of a known extension without offering that extension, but not a
     * parameter of no extension.
     */
    private void acceptedParameters(Step step, ServerState state) {
        if (step.outcome() != Outcome.ACCEPTED
                || state.keywords().map(EhloKeywords::hasUnknown).orElse(true)
                || !PATH.matcher(step.command().line()).matches()) {
            return;
        }
        step.command().parameters().stream()
                .map(EsmtpParameter::keyword)
                .map(keyword -> keyword.toUpperCase(Locale.ROOT))
                .filter(keyword -> !keyword.startsWith("X"))
                .filter(keyword ->
                        SmtpExtension.ofParameter(step.verb(), keyword).isEmpty())
                .findFirst()
                .ifPresent(keyword -> findings.add(
                        step,
                        ServerRule.PARAMETERS,
                        "accepted",
                        "was answered with " + step.repliedWith()
                                + "; expected 555, because no extension that the server offers defines the "
                                + keyword + " parameter"));
    }
}
