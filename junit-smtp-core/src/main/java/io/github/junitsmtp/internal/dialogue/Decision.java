package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.protocol.SmtpReply;

/** What is done about something that a client did. A decision is handed on until it is carried out; nobody keeps it. */
sealed interface Decision {

    /** The transport replies, and the engine never hears of it. */
    record Reply(SmtpReply reply) implements Decision {}

    /** The transport replies and closes the connection. */
    record ReplyAndClose(SmtpReply reply) implements Decision {}

    /** A stub refuses, stays silent or ends the connection, and the engine never hears of it. */
    record ByStub(StubAction action) implements Decision {}

    /** A stub's positive reply takes the place of the reply that the other decision leads to. */
    record Replace(StubAction.Say words, Decision decision) implements Decision {}

    /** The engine hears of it, and its reply is sent. */
    record AskEngine() implements Decision {}

    /** The transport begins TLS (RFC 3207). */
    record BeginTls() implements Decision {}

    /** The transport begins a SASL exchange (RFC 4954). */
    record BeginLogin(SaslExchange exchange, String initialResponse) implements Decision {}

    /** The SASL exchange takes the response to its challenge. */
    record TakeResponse() implements Decision {}

    /** The transport collects a message before the engine hears of it. */
    record ReceiveMessage() implements Decision {}

    /** The transport collects a chunk of a message (RFC 3030). */
    record ReceiveChunk(Chunk chunk) implements Decision {}
}
