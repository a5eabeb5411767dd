/** Verifies signatures of messages, DKIM (RFC 6376) and ARC (RFC 8617), using the DNS records that a test provides. */
@NullMarked
package io.github.junitsmtp.internal.dkim;

import org.jspecify.annotations.NullMarked;
