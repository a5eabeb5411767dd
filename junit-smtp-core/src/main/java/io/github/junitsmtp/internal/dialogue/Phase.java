package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import java.util.Optional;

/** What a session expects of the client next. */
sealed interface Phase {

    Phase COMMANDS = new Commands();

    /** A command, or anything else that a client sends in its place. */
    record Commands() implements Phase {}

    /** QUIT, the only command allowed after a negative greeting (RFC 5321, section 3.1). */
    record GreetingRefused() implements Phase {}

    /** The response to a challenge, with its number: 1, 2, ... */
    record Login(SaslExchange exchange, int response) implements Phase {

        /** Returns what is expected if the response leads to another challenge. */
        Login next() {
            return new Login(exchange, response + 1);
        }
    }

    /** The empty response by which the client acknowledges an error challenge. The verdict follows it. */
    record LoginErrorTold(Login response, SaslStep.Claim claim, Decision verdict) implements Phase {}

    /** The data of a message. */
    record MessageData() implements Phase {}

    Phase MESSAGE_DATA = new MessageData();

    /** The data of a message for the backend of a relay, which has already replied to DATA. */
    record PassedMessage(byte[] reply) implements Phase {}

    /** The response to a challenge from the backend of a relay. The exchange can be read if its mechanism is known. */
    record PassedLogin(String mechanism, Optional<SaslExchange> exchange, Optional<SaslStep.Claim> claim, int response)
            implements Phase {

        PassedLogin next() {
            return new PassedLogin(mechanism, exchange, claim, response + 1);
        }

        /** Returns this phase with the user known, so that no further response has to be read. */
        PassedLogin claimedBy(SaslStep.Claim somebody) {
            return new PassedLogin(mechanism, Optional.empty(), Optional.of(somebody), response);
        }
    }
}
