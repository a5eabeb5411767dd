/** Parses header fields and the structure of messages into values that {@code mail} wraps. */
@NullMarked
package io.github.junitsmtp.internal.mime;

import org.jspecify.annotations.NullMarked;
