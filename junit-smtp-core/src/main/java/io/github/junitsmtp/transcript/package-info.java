/** What was said: transcripts of sessions of exchanges, their rendering, and what can be asserted of them. */
@NullMarked
package io.github.junitsmtp.transcript;

import org.jspecify.annotations.NullMarked;
