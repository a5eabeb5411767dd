package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.RepeatedViolation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.rule.ClientHint;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for client mistakes that break no rule, in the steps of a session. */
public final class ClientHints {

    private final Violations<ClientHint> found = new Violations<>(EnumSet.allOf(ClientHint.class));
    private final RepeatedViolation<ClientHint> repeated = new RepeatedViolation<>();
    private final Set<MailAddress> recipients = new HashSet<>();
    private LeadingDots dots = new LeadingDots();
    private boolean binary;

    private ClientHints() {}

    /**
     * Returns the hints in a session.
     *
     * @param steps all steps in order
     */
    public static List<RuleViolation<ClientHint>> of(List<SessionStep> steps) {
        ClientHints hints = new ClientHints();
        for (int i = 0; i < steps.size(); i++) {
            hints.look(new Step(i + 1, steps.get(i), null, null));
        }
        hints.endTransaction();
        return hints.found.list();
    }

    private void look(Step step) {
        boolean accepted = step.outcome() == Outcome.ACCEPTED;
        switch (step.verb()) {
            case "MAIL" -> {
                if (accepted) {
                    endTransaction();
                    binary = isBinary(step.command());
                }
            }
            case "RCPT" -> {
                if (accepted) {
                    recipient(step);
                }
            }
            case "BDAT" -> chunk(step);
            case "RSET", "EHLO", "HELO" -> endTransaction();
            default -> {
                if (step.said().endsMessage()) {
                    endTransaction();
                }
            }
        }
    }

    private static boolean isBinary(SmtpCommand mail) {
        return mail.parameter("BODY")
                .flatMap(EsmtpParameter::value)
                .filter("BINARYMIME"::equalsIgnoreCase)
                .isPresent();
    }

    private void recipient(Step step) {
        Optional<MailAddress> address = step.command().address();
        if (address.isPresent() && !recipients.add(address.get())) {
            repeated.add(() -> RuleViolation.inStep(
                    ClientHint.REPEATED_RECIPIENT,
                    step.position(),
                    step.inWords(),
                    "repeats a recipient of this mail; other servers may deliver the mail twice"));
        }
    }

    private void chunk(Step step) {
        if (!binary) {
            byte[] sent = step.said().sent().bytes();
            dots.read(sent, step.command().bytes().length, sent.length);
        }
        if (step.isLastChunk()) {
            dots.firstDoubled()
                    .ifPresent(line -> found.add(RuleViolation.inStep(
                            ClientHint.DOUBLED_DOTS,
                            step.position(),
                            step.inWords(),
                            "ends a message in which line " + line + " begins with two dots, but no line begins with a"
                                    + " single dot; BDAT does not use dot stuffing, so both dots stay in the mail")));
            endTransaction();
        }
    }

    private void endTransaction() {
        repeated.addTo(found);
        recipients.clear();
        dots = new LeadingDots();
        binary = false;
    }
}
