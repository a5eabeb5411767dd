/** Waking those who wait for an arrival, and remembering what was waited for in vain. */
@NullMarked
package io.github.junitsmtp.internal.waiting;

import org.jspecify.annotations.NullMarked;
