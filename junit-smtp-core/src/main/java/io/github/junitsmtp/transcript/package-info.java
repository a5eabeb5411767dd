/** Transcripts of sessions and their exchanges, their rendering, and assertions on them. */
@NullMarked
package io.github.junitsmtp.transcript;

import org.jspecify.annotations.NullMarked;
