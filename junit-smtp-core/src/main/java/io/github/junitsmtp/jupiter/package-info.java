/** SMTP servers for JUnit Jupiter tests: the annotation {@code @SmtpServer} and its extension. */
@NullMarked
package io.github.junitsmtp.jupiter;

import org.jspecify.annotations.NullMarked;
