/** Looks for what does not belong in a finished mail: unfilled placeholders, garbled text, dead links, files of the wrong type. */
@NullMarked
package io.github.junitsmtp.internal.content;

import org.jspecify.annotations.NullMarked;
