/** SMTP servers for JUnit Jupiter tests: the annotation {@code @SmtpServer} and the extension behind it. */
@NullMarked
package io.github.junitsmtp.jupiter;

import org.jspecify.annotations.NullMarked;
