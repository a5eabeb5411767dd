/** A raw client for line-by-line dialogues with any SMTP server. */
@NullMarked
package io.github.junitsmtp.client;

import org.jspecify.annotations.NullMarked;
