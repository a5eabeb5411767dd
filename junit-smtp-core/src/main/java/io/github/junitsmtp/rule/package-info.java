/** The rules that messages and clients are judged by, sets of them, and their violations. */
@NullMarked
package io.github.junitsmtp.rule;

import org.jspecify.annotations.NullMarked;
