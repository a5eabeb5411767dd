/** Judges a client or server by rules, based on steps that a transcript provides as values. */
@NullMarked
package io.github.junitsmtp.internal.conduct;

import org.jspecify.annotations.NullMarked;
