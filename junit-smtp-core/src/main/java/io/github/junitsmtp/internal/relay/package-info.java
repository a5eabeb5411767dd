/** Relays sessions: each client gets a connection to the backend of the relay, and that server's replies. */
@NullMarked
package io.github.junitsmtp.internal.relay;

import org.jspecify.annotations.NullMarked;
