/** Judging a client or a server by rules, over steps that a transcript hands over as values. */
@NullMarked
package io.github.junitsmtp.internal.conduct;

import org.jspecify.annotations.NullMarked;
