/** The state of a session, and the rules of SMTP that the server enforces in that state. */
@NullMarked
package io.github.junitsmtp.internal.enforcement;

import org.jspecify.annotations.NullMarked;
