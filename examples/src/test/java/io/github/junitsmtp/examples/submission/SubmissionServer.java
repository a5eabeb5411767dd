package io.github.junitsmtp.examples.submission;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A provider's server: it accepts mail over TLS, from users who log in. */
@SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:secret")
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface SubmissionServer {}
