/** The servers that are compared. */
@NullMarked
package io.github.junitsmtp.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
