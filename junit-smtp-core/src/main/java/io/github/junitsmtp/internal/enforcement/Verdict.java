package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.Optional;

/**
 * What the rules say about a command.
 *
 * @param refusal the reply that refuses it, if there is one
 * @param forgone the replies with which a strict server would refuse it
 */
public record Verdict(Optional<SmtpReply> refusal, List<SmtpReply> forgone) {}
