package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.OwnReply;
import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.sasl.AuthArgument;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands that the transport answers in place of the engine. */
final class OwnCommands {

    private static final Decision UNRECOGNIZED = refusal(500, "5.5.1", "Command not recognized");

    private final SessionSettings server;
    private final SessionState state;

    OwnCommands(SessionSettings server, SessionState state) {
        this.server = server;
        this.state = state;
    }

    /** Decides on a command, unless the engine should answer it. */
    Optional<Decision> decide(SmtpCommand command, Optional<Chunk> chunk) {
        return switch (command.verb()) {
            case "HELP" -> reply(help(command.argument()));
            case "STARTTLS" -> Optional.of(startTls(command));
            case "AUTH" -> Optional.of(authenticate(command));
            case "DATA" -> Optional.of(Decision.RECEIVE_MESSAGE);
            case "BDAT" -> Optional.of(chunk(chunk));
            case "VRFY", "EXPN", "ETRN", "TURN", "SEND", "SOML", "SAML" -> reply(look(command));
            default -> mayBeSecret(command) ? Optional.of(UNRECOGNIZED) : Optional.empty();
        };
    }

    /** Whether a command may contain a secret, which the engine would log. */
    private static boolean mayBeSecret(SmtpCommand command) {
        return command.isConcealed()
                || ReplyOccasion.ofCommand(command.verb()) == ReplyOccasion.OTHER_COMMAND && !command.isShownWhole();
    }

    private static Optional<Decision> reply(SmtpReply reply) {
        return Optional.of(new Decision.Reply(reply));
    }

    private static Decision refusal(int code, String enhanced, String text) {
        return new Decision.Reply(OwnReply.reply(code, enhanced, text));
    }

    private SmtpReply help(String topic) {
        return topic.isEmpty() ? server.identity().status() : HelpTexts.on(topic);
    }

    private Decision startTls(SmtpCommand command) {
        if (state.isEncrypted()) {
            return refusal(503, "5.5.1", "TLS is already active");
        }
        if (!server.extensions().hasStartTls() || !state.offers(SmtpExtension.STARTTLS)) {
            return refusal(502, "5.5.1", "TLS is not offered");
        }
        return command.argument().isEmpty()
                ? new Decision.BeginTls()
                : refusal(501, "5.5.4", "STARTTLS takes no argument");
    }

    private Decision authenticate(SmtpCommand command) {
        AuthArgument auth = AuthArgument.of(command);
        String mechanism = auth.mechanism();
        if (mechanism.isEmpty()) {
            return refusal(501, "5.5.4", "AUTH requires a mechanism; supported: " + server.mechanisms());
        }
        if (!server.mechanisms().has(mechanism)) {
            return refusal(504, "5.5.4", "Unknown mechanism; supported: " + server.mechanisms());
        }
        List<String> offered = state.offeredMechanisms();
        if (!offered.isEmpty() && !offered.contains(mechanism.toUpperCase(Locale.ROOT))) {
            return refusal(504, "5.5.4", mechanism + " is not offered; offered: " + String.join(" ", offered));
        }
        return new Decision.BeginLogin(server.mechanisms().start(mechanism), auth.initialResponse());
    }

    private static Decision chunk(Optional<Chunk> chunk) {
        return chunk.<Decision>map(Decision.ReceiveChunk::new)
                .orElseGet(() -> refusal(
                        501, "5.5.4", "BDAT requires the number of octets, followed by LAST for the last chunk"));
    }

    /** Answers commands that a server may offer but a test server has no use for (RFC 5321, section 3.5; RFC 1985). */
    private SmtpReply look(SmtpCommand command) {
        String verb = command.verb();
        boolean has = SmtpExtension.find(verb).filter(state::offers).isPresent();
        if (!has && !verb.equals("VRFY")) { // servers must support VRFY even if they do not advertise it
            return OwnReply.reply(502, "5.5.1", verb + " is not offered");
        }
        if (command.argument().isEmpty() && !verb.equals("VRFY")) { // about which the rules have their say
            return OwnReply.reply(501, "5.5.4", verb + " requires an argument");
        }
        return switch (verb) {
            case "ETRN" -> OwnReply.reply(251, "2.0.0", "No messages waiting");
            case "EXPN" -> OwnReply.reply(252, "2.0.0", "Cannot expand the list, but will accept messages for it");
            default -> OwnReply.reply(252, "2.0.0", "Cannot verify the address, but will accept messages for it");
        };
    }
}
