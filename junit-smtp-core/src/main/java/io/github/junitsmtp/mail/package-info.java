/** What was sent: envelopes and mails, and what can be asserted of them. */
@NullMarked
package io.github.junitsmtp.mail;

import org.jspecify.annotations.NullMarked;
