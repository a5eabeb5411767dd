package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.util.Optional;

/** What the transport refuses by the rules of SMTP, before the engine hears of it. */
final class CommandRules {

    private final SequenceRules sequence;
    private final EnvelopeRules envelope;
    private final Host host;

    CommandRules(Host host, Tls tls, Limits limits) {
        this.host = host;
        this.sequence = new SequenceRules(tls == Tls.STARTTLS_REQUIRED);
        this.envelope = new EnvelopeRules(limits);
    }

    Optional<SmtpReply> refusal(SmtpCommand command, SessionState state) {
        Optional<SmtpReply> outOfOrder = sequence.refusal(command, state);
        if (outOfOrder.isPresent()
                || !command.verb().equals("MAIL") && !command.verb().equals("RCPT")) {
            return outOfOrder;
        }
        return envelope.refusal(command, state)
                .or(() -> ParameterRules.refusal(command, state))
                .or(() -> host.allowsSizeOf(command) ? Optional.empty() : Optional.of(host.messageTooLarge()));
    }
}
