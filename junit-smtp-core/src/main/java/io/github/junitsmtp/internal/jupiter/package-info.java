/** The contract between the JUnit Jupiter extension and owners of servers outside JUnit. */
@NullMarked
package io.github.junitsmtp.internal.jupiter;

import org.jspecify.annotations.NullMarked;
