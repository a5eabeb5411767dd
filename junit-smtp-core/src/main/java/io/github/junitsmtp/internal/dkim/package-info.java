/** Verifying signatures of messages: DKIM (RFC 6376) and ARC (RFC 8617), over bytes and the DNS records that a test gives. */
@NullMarked
package io.github.junitsmtp.internal.dkim;

import org.jspecify.annotations.NullMarked;
