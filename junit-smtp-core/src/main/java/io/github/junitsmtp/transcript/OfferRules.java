package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.SmtpExtension;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules on what the server must have offered in its reply to EHLO. */
final class OfferRules {

    /** What each server may be asked, even if it can not do it. */
    private static final Set<String> BASIC =
            Set.of("EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP");

    private final Missteps missteps;

    OfferRules(Missteps missteps) {
        this.missteps = missteps;
    }

    /** Whether this is a verb of SMTP or of an extension that is known here. */
    static boolean knows(String verb) {
        return BASIC.contains(verb) || SmtpExtension.ofVerb(verb).isPresent();
    }

    void check(Step step, Progress progress) {
        if (step.kind() == Exchange.Kind.COMMAND && step.exchange().isComplete()) {
            Offer offer = progress.offer();
            boolean offered = verb(step, offer);
            switch (step.verb()) {
                case "MAIL", "RCPT" -> parameters(step, offer);
                case "AUTH" -> mechanism(step, offer, offered);
                default -> {
                    return;
                }
            }
        }
    }

    private boolean verb(Step step, Offer offer) {
        String verb = step.verb();
        boolean inTls = verb.equals("STARTTLS") && step.exchange().isEncrypted(); // there is a rule of its own for that
        if (BASIC.contains(verb) || isPrivate(verb) || inTls) {
            return true;
        }
        Optional<SmtpExtension> extension = SmtpExtension.ofVerb(verb);
        String keyword = extension.map(SmtpExtension::keyword).orElse(verb);
        if (offer.has(keyword)) {
            return true;
        }
        missteps.add(
                ClientRule.OFFERED_COMMANDS,
                step,
                extension.isPresent() ? "is not offered: " + offer : "is no command of RFC 5321: " + offer);
        return false;
    }

    /** Names with an X are for those who know one another (RFC 5321, section 4.1.5). */
    private static boolean isPrivate(String name) {
        return name.startsWith("X");
    }

    private void parameters(Step step, Offer offer) {
        List<EsmtpParameter> parameters = step.command().parameters();
        String unknown = parameters.stream()
                .filter(parameter -> !isOffered(step.verb(), parameter, offer))
                .map(EsmtpParameter::toString)
                .collect(Collectors.joining(" "));
        if (!unknown.isEmpty()) {
            missteps.add(ClientRule.OFFERED_PARAMETERS, step, "has " + unknown + ", but " + offer);
        }
    }

    private static boolean isOffered(String verb, EsmtpParameter parameter, Offer offer) {
        String keyword = parameter.keyword().toUpperCase(Locale.ROOT);
        boolean binary =
                parameter.value().filter("BINARYMIME"::equalsIgnoreCase).isPresent();
        if (keyword.equals("BODY")) {
            return offer.has((binary ? SmtpExtension.BINARYMIME : SmtpExtension.EIGHT_BIT_MIME).keyword());
        }
        List<SmtpExtension> extensions = SmtpExtension.ofParameter(verb, keyword);
        return keyword.isEmpty()
                || isPrivate(keyword)
                || extensions.stream().anyMatch(extension -> offer.has(extension.keyword()))
                || !isKnown(keyword) && (offer.has(keyword) || offer.hasUnknown());
    }

    private static boolean isKnown(String parameter) {
        return !SmtpExtension.ofParameter("MAIL", parameter).isEmpty()
                || !SmtpExtension.ofParameter("RCPT", parameter).isEmpty();
    }

    private void mechanism(Step step, Offer offer, boolean offered) {
        String mechanism = CredentialRules.words(step)[0];
        if (offered && !mechanism.isEmpty() && !offer.has("AUTH", mechanism)) {
            missteps.add(
                    ClientRule.OFFERED_MECHANISMS,
                    step,
                    "has a mechanism that is not offered: there are only " + offer.parametersOf("AUTH"));
        }
    }
}
