/** The entry point of the assertions. */
@NullMarked
package io.github.junitsmtp;

import org.jspecify.annotations.NullMarked;
