/** Compares the speed of junit-smtp and its peers, side by side in one JVM: only ratios carry to another machine. */
@NullMarked
package io.github.junitsmtp.benchmarks;

import org.jspecify.annotations.NullMarked;
