/** A suite of tests for SMTP servers: what RFC 5321 and its extensions require of a server, rule by rule. */
@NullMarked
package io.github.junitsmtp.conformance;

import org.jspecify.annotations.NullMarked;
