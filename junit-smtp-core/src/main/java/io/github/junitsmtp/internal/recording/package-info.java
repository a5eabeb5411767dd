/** The live record of sessions: written here, and read as a transcript. */
@NullMarked
package io.github.junitsmtp.internal.recording;

import org.jspecify.annotations.NullMarked;
