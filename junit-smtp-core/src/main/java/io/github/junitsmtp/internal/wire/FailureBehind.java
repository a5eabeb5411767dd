package io.github.junitsmtp.internal.wire;

/**
 * Why the backend of a relay can send nothing more.
 *
 * @param problem what the server did, beginning with its name
 * @param lastWords the last bytes for the client before its connection ends; empty if there are none
 * @param isReply whether they are the reply to what the engine last took
 */
public record FailureBehind(String problem, byte[] lastWords, boolean isReply) {}
