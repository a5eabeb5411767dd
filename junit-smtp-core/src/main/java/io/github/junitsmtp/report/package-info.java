/** An HTML report on the sessions and mails of a server. */
@NullMarked
package io.github.junitsmtp.report;

import org.jspecify.annotations.NullMarked;
