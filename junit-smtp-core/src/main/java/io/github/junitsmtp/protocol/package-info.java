/** Immutable SMTP values: replies, reply codes, commands and addresses, with assertions on replies. */
@NullMarked
package io.github.junitsmtp.protocol;

import org.jspecify.annotations.NullMarked;
