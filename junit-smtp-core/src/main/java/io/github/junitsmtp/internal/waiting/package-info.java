/** What tests wait for: the expectations, the signal that wakes waiting threads, and the waits that failed. */
@NullMarked
package io.github.junitsmtp.internal.waiting;

import org.jspecify.annotations.NullMarked;
