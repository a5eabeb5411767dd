package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The logins of one session, as far as its steps show them. The recorder of the session guards it. */
final class Logins {

    private final Function<String, Optional<SaslExchange>> readers;
    private @Nullable String mechanism;
    private Optional<SaslExchange> exchange = Optional.empty();

    private Logins(Function<String, Optional<SaslExchange>> readers) {
        this.readers = readers;
    }

    /** Those of a server, which says who wants to log in. */
    static Logins told() {
        return new Logins(name -> Optional.empty());
    }

    /** Those of a client: what it sends is read as a server reads it. */
    static Logins overheard() {
        return new Logins(SaslExchange::overheard);
    }

    /** Returns a step of the client with the login that its credentials are for. It counts as refused until the reply is there. */
    Exchange sent(Exchange step) {
        return read(step)
                .filter(SaslStep.Claim.class::isInstance)
                .map(SaslStep.Claim.class::cast)
                .map(claim -> step.by(new Login(name(), claim.user(), claim.secret(), false)))
                .orElse(step);
    }

    private Optional<SaslStep> read(Exchange step) {
        if (step.kind() == Exchange.Kind.CREDENTIALS) {
            String line = new String(step.sent(), StandardCharsets.US_ASCII);
            return exchange.map(running -> running.respond(line.stripTrailing()));
        }
        return step.command()
                .filter(command -> command.verb().equals("AUTH"))
                .flatMap(command -> begin(command.argument().split(" ", 2)));
    }

    private Optional<SaslStep> begin(String[] words) {
        mechanism = words[0].toUpperCase(Locale.ROOT);
        exchange = readers.apply(mechanism);
        return exchange.map(begun -> begun.begin(words.length == 1 ? "" : words[1].strip()));
    }

    /** Returns a step that was answered with what the reply says about the login. Who is let in is unknown if no credentials said so. */
    Exchange answered(Exchange step) {
        if (mechanism == null) {
            return step;
        }
        int code = step.reply().map(SmtpReply::code).orElse(0);
        if (step.login().isPresent() && code / 100 == 2) {
            return step.by(step.login().get().succeeded());
        }
        return code == ReplyCode.AUTHENTICATION_SUCCESSFUL.number()
                ? step.by(new Login(name(), "", Optional.empty(), true))
                : step;
    }

    private String name() {
        return String.valueOf(mechanism);
    }
}
