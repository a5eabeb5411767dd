package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.util.List;
import java.util.Optional;

/** What the transport refuses by the rules of SMTP, before the engine hears of it. */
public final class CommandRules {

    private final SequenceRules sequence;
    private final EnvelopeRules envelope;
    private final ServerIdentity host;

    public CommandRules(ServerIdentity host, Tls tls, Limits limits) {
        this.host = host;
        this.sequence = new SequenceRules(tls == Tls.STARTTLS_REQUIRED);
        this.envelope = new EnvelopeRules(limits);
    }

    public Optional<SmtpReply> refusal(SmtpCommand command, SessionState state) {
        Optional<SmtpReply> outOfOrder = sequence.refusal(command, state);
        if (outOfOrder.isPresent()
                || !command.verb().equals("MAIL") && !command.verb().equals("RCPT")) {
            return outOfOrder;
        }
        return envelope.refusal(command, state).or(() -> refusalOfParameters(command, state));
    }

    private Optional<SmtpReply> refusalOfParameters(SmtpCommand command, SessionState state) {
        List<EsmtpParameter> parameters = command.parameters();
        if (parameters.isEmpty()) { // as most often: a fresh JVM is spared many regular expressions
            return Optional.empty();
        }
        return ParameterRules.refusal(command.verb(), parameters, state)
                .or(() -> host.allowsSizeOf(command) ? Optional.empty() : Optional.of(host.messageTooLarge()));
    }
}
