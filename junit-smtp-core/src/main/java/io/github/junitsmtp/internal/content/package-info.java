/** Looks for what a finished mail does not have: unfilled placeholders, garbled text, links that lead nowhere, files of another type. */
@NullMarked
package io.github.junitsmtp.internal.content;

import org.jspecify.annotations.NullMarked;
