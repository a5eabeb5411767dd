/** One client's connection: reads lines, message data and chunks, writes replies, performs TLS handshakes and measures idle time. */
@NullMarked
package io.github.junitsmtp.internal.wire;

import org.jspecify.annotations.NullMarked;
