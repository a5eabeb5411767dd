/** The language of SMTP as immutable values: replies, reply codes, commands and addresses, and what can be asserted of them. */
@NullMarked
package io.github.junitsmtp.protocol;

import org.jspecify.annotations.NullMarked;
