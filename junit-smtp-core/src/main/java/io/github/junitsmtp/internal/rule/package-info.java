/** Collects violations, in the same way for all kinds of rules. */
@NullMarked
package io.github.junitsmtp.internal.rule;

import org.jspecify.annotations.NullMarked;
