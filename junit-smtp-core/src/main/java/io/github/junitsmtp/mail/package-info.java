/** What was sent: envelopes and mails, with assertions on them. */
@NullMarked
package io.github.junitsmtp.mail;

import org.jspecify.annotations.NullMarked;
