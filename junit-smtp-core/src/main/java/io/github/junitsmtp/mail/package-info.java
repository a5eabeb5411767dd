/** Received mails with their envelopes and parts, and assertions on them. */
@NullMarked
package io.github.junitsmtp.mail;

import org.jspecify.annotations.NullMarked;
