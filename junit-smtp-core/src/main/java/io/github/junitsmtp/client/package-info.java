/** A raw, line-by-line dialogue with any SMTP server. */
@NullMarked
package io.github.junitsmtp.client;

import org.jspecify.annotations.NullMarked;
