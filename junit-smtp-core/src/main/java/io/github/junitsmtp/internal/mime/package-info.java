/** Header fields and the structure of parts, read from the bytes of a message as values that {@code mail} wraps. */
@NullMarked
package io.github.junitsmtp.internal.mime;

import org.jspecify.annotations.NullMarked;
