/** SMTP servers for JUnit Jupiter tests: the {@code @SmtpServer} annotation and its extension. */
@NullMarked
package io.github.junitsmtp.jupiter;

import org.jspecify.annotations.NullMarked;
