/** Relaying: for each client a connection to a server behind, which gets what the client says and whose replies the client gets. */
@NullMarked
package io.github.junitsmtp.internal.relay;

import org.jspecify.annotations.NullMarked;
