package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import java.util.Optional;

/** What a session expects of the client next. */
sealed interface Phase {

    Phase COMMANDS = new Commands();

    /** A command, or what a client sends in its stead. */
    record Commands() implements Phase {}

    /** QUIT: after a negative greeting there is nothing else (RFC 5321, section 3.1). */
    record GreetingRefused() implements Phase {}

    /** The response to a challenge: the first, the second, ... */
    record Login(SaslExchange exchange, int response) implements Phase {

        /** Returns what is expected if the response leads to another challenge. */
        Login next() {
            return new Login(exchange, response + 1);
        }
    }

    /** The empty response by which the client takes note of why it was refused; the verdict comes after it. */
    record LoginErrorTold(Login response, SaslStep.Claim claim, Decision verdict) implements Phase {}

    /** The data of a message. */
    record MessageData() implements Phase {}

    /** The data of a message for the server behind a relay, which has replied to DATA. */
    record PassedMessage(byte[] reply) implements Phase {}

    /** The response to a challenge of the server behind a relay, of an exchange that can be read if its mechanism is known. */
    record PassedLogin(String mechanism, Optional<SaslExchange> exchange, Optional<SaslStep.Claim> claim, int response)
            implements Phase {

        PassedLogin next() {
            return new PassedLogin(mechanism, exchange, claim, response + 1);
        }

        /** Now it is known who wants to log in, and there is nothing more to read. */
        PassedLogin claimedBy(SaslStep.Claim somebody) {
            return new PassedLogin(mechanism, Optional.empty(), Optional.of(somebody), response);
        }
    }
}
