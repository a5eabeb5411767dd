/** One client's connection: reading lines, message data and chunks, writing replies, TLS handshakes, and idle time. */
@NullMarked
package io.github.junitsmtp.internal.wire;

import org.jspecify.annotations.NullMarked;
