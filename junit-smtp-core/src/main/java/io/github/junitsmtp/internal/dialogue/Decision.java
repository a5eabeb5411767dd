package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.protocol.SmtpReply;

/** What to do about something that a client did. A decision is passed along until it is carried out, and never stored. */
sealed interface Decision {

    /** The transport replies. The engine does not see the command. */
    record Reply(SmtpReply reply) implements Decision {}

    /** The transport replies and closes the connection. */
    record ReplyAndClose(SmtpReply reply) implements Decision {}

    /** A stub refuses, stays silent or ends the connection. The engine does not see the command. */
    record ByStub(StubAction action) implements Decision {}

    /** A stub's positive reply may replace the reply that results from the other decision. */
    record Replace(StubAction.Wording words, Decision decision) implements Decision {}

    /** The engine gets the command, and its reply is sent. */
    record AskEngine() implements Decision {}

    Decision ASK_ENGINE = new AskEngine();

    /** The transport begins TLS (RFC 3207). */
    record BeginTls() implements Decision {}

    /** The transport begins a SASL exchange (RFC 4954). */
    record BeginLogin(SaslExchange exchange, String initialResponse) implements Decision {}

    /** The SASL exchange processes the response to its challenge. */
    record TakeResponse() implements Decision {}

    /** The transport collects a message before the engine sees it. */
    record ReceiveMessage() implements Decision {}

    Decision RECEIVE_MESSAGE = new ReceiveMessage();

    /** The transport collects a chunk of a message (RFC 3030). */
    record ReceiveChunk(Chunk chunk) implements Decision {}
}
