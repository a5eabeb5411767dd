/** Judging mails by what mailbox providers require of bulk senders. */
@NullMarked
package io.github.junitsmtp.internal.bulk;

import org.jspecify.annotations.NullMarked;
