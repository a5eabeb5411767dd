package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The rules of SMTP by which the transport refuses commands before the engine sees them. */
public final class CommandRules {

    private final SequenceRules sequence;
    private final EnvelopeRules envelope;
    private final int maxMessageSize;
    private final boolean tolerant;

    /** Takes what is required and limited, and whether the rules tolerate what other servers accept. */
    public CommandRules(Tls tls, Limits limits, int maxMessageSize, boolean tolerant) {
        this.maxMessageSize = maxMessageSize;
        this.tolerant = tolerant;
        this.sequence = new SequenceRules(tls == Tls.STARTTLS_REQUIRED);
        this.envelope = new EnvelopeRules(limits);
    }

    public Tolerance tolerance() {
        return Tolerance.of(tolerant);
    }

    public Verdict judge(SmtpCommand command, SessionState state) {
        Tolerance tolerance = tolerance();
        Optional<SmtpReply> refusal = refusal(command, state, tolerance);
        return new Verdict(refusal, refusal.isPresent() ? List.of() : tolerance.forgone());
    }

    private Optional<SmtpReply> refusal(SmtpCommand command, SessionState state, Tolerance tolerance) {
        Optional<SmtpReply> outOfOrder = sequence.refusal(command, state, tolerance);
        if (outOfOrder.isPresent()
                || !command.verb().equals("MAIL") && !command.verb().equals("RCPT")) {
            return outOfOrder;
        }
        return envelope.refusal(command, state, tolerance).or(() -> refusalOfParameters(command, state, tolerance));
    }

    private Optional<SmtpReply> refusalOfParameters(SmtpCommand command, SessionState state, Tolerance tolerance) {
        if (command.parameters().isEmpty()) { // the usual case; saves a fresh JVM from loading many regular expressions
            return Optional.empty();
        }
        return ParameterRules.refusal(command, state, tolerance)
                .or(() -> announcesTooMuch(command) ? Optional.of(messageTooLarge()) : Optional.empty());
    }

    /** Whether MAIL announces a larger size than the limit (RFC 1870, section 6.1). */
    private boolean announcesTooMuch(SmtpCommand mail) {
        String octets = mail.parameter("SIZE").flatMap(EsmtpParameter::value).orElse("");
        return octets.matches("\\d{1,20}") && new BigInteger(octets).compareTo(BigInteger.valueOf(maxMessageSize)) > 0;
    }

    public SmtpReply messageTooLarge() {
        return OwnReply.reply(552, "5.3.4", "Message too large; the limit is " + Counts.of(maxMessageSize, "octet"));
    }
}
