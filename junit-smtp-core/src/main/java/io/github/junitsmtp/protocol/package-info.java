/** The language of SMTP as immutable values: replies, reply codes, commands and addresses, with assertions on them. */
@NullMarked
package io.github.junitsmtp.protocol;

import org.jspecify.annotations.NullMarked;
