/** Compares the speed of junit-smtp and its peers, side by side in one JVM. Only the ratios apply to other machines. */
@NullMarked
package io.github.junitsmtp.benchmarks;

import org.jspecify.annotations.NullMarked;
