/** Checks mails against the requirements of mailbox providers for bulk senders. */
@NullMarked
package io.github.junitsmtp.internal.bulk;

import org.jspecify.annotations.NullMarked;
