package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.rule.ClientRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules on extensions that the client may use only if the server offered them in its reply to EHLO. */
final class ExtensionRules {

    /** Commands that a client may send to every server, even one that does not implement them. */
    private static final Set<String> BASIC =
            Set.of("EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP");

    private final Violations<ClientRule> violations;

    ExtensionRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    /** Whether this is a verb of SMTP or of an extension in {@link SmtpExtension}. */
    static boolean knows(String verb) {
        return BASIC.contains(verb) || SmtpExtension.ofVerb(verb).isPresent();
    }

    void check(Step step, ClientKnowledge state) {
        if (step.kind() == SessionStep.Kind.COMMAND && step.said().complete()) {
            OfferedExtensions keywords = state.keywords();
            boolean offered = verb(step, keywords);
            switch (step.verb()) {
                case "MAIL", "RCPT" -> parameters(step, keywords);
                case "AUTH" -> mechanism(step, keywords, offered);
                default -> {
                    return;
                }
            }
        }
    }

    private boolean verb(Step step, OfferedExtensions keywords) {
        String verb = step.verb();
        boolean inTls = verb.equals("STARTTLS") && step.said().encrypted(); // another rule covers it
        if (BASIC.contains(verb) || isPrivate(verb) || inTls) {
            return true;
        }
        Optional<SmtpExtension> extension = SmtpExtension.ofVerb(verb);
        String keyword = extension.map(SmtpExtension::keyword).orElse(verb);
        if (keywords.has(keyword)) {
            return true;
        }
        violations.add(step.violates(
                ClientRule.OFFERED_COMMANDS,
                (extension.isPresent()
                                ? "was not offered; "
                                : "is neither an RFC 5321 command nor part of an offered extension; ")
                        + keywords));
        return false;
    }

    /** Names that begin with X are by private agreement (RFC 5321, section 4.1.5). */
    private static boolean isPrivate(String name) {
        return name.startsWith("X");
    }

    private void parameters(Step step, OfferedExtensions keywords) {
        List<EsmtpParameter> parameters = step.command().parameters();
        String unknown = parameters.stream()
                .filter(parameter -> !isOffered(step.verb(), parameter, keywords))
                .map(EsmtpParameter::toString)
                .collect(Collectors.joining(" "));
        if (!unknown.isEmpty()) {
            String shown = step.command().isShownWhole() ? unknown : "a parameter";
            violations.add(step.violates(
                    ClientRule.OFFERED_PARAMETERS,
                    "has " + shown + ", which no offered extension allows in " + step.verb() + "; " + keywords));
        }
    }

    private static boolean isOffered(String verb, EsmtpParameter parameter, OfferedExtensions keywords) {
        String keyword = parameter.keyword().toUpperCase(Locale.ROOT);
        boolean binary =
                parameter.value().filter("BINARYMIME"::equalsIgnoreCase).isPresent();
        if (keyword.equals("BODY")) {
            return keywords.has((binary ? SmtpExtension.BINARYMIME : SmtpExtension.EIGHT_BIT_MIME).keyword());
        }
        List<SmtpExtension> extensions = SmtpExtension.ofParameter(verb, keyword);
        return keyword.isEmpty()
                || isPrivate(keyword)
                || extensions.stream().anyMatch(extension -> keywords.has(extension.keyword()))
                || !isKnown(keyword) && (keywords.has(keyword) || keywords.hasUnknown());
    }

    private static boolean isKnown(String parameter) {
        return !SmtpExtension.ofParameter("MAIL", parameter).isEmpty()
                || !SmtpExtension.ofParameter("RCPT", parameter).isEmpty();
    }

    private void mechanism(Step step, OfferedExtensions keywords, boolean offered) {
        String mechanism = CredentialRules.words(step)[0];
        if (offered && !mechanism.isEmpty() && !keywords.has("AUTH", mechanism)) {
            violations.add(step.violates(
                    ClientRule.OFFERED_MECHANISMS,
                    "uses a mechanism that was not offered; offered: " + keywords.parametersOf("AUTH")));
        }
    }
}
