package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.time.Instant;

/**
 * A step that the stubs were asked about, or that no stub may answer.
 *
 * @param session the number of its session
 * @param at when the client's part was complete
 * @param exchange the step in its current state
 * @param incoming what the stubs were asked about
 */
public record AskedStep(int session, Instant at, Exchange exchange, Incoming incoming) {}
