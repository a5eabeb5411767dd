/** Collecting violations, in the same way for all rules. */
@NullMarked
package io.github.junitsmtp.internal.rule;

import org.jspecify.annotations.NullMarked;
