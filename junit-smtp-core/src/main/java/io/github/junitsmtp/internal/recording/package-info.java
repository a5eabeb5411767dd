/** The live record of what is said: it is written here, and read as a transcript. */
@NullMarked
package io.github.junitsmtp.internal.recording;

import org.jspecify.annotations.NullMarked;
