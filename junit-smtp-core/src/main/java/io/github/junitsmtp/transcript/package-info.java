/** Transcripts of SMTP sessions and their exchanges, and assertions on them. */
@NullMarked
package io.github.junitsmtp.transcript;

import org.jspecify.annotations.NullMarked;
