/** What tests wait for: the expectations, the signal that wakes who waits, and the waits that failed. */
@NullMarked
package io.github.junitsmtp.internal.waiting;

import org.jspecify.annotations.NullMarked;
