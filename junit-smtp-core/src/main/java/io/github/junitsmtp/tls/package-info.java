/** Certificates for tests, and how servers use them. The defaults of the JVM are never changed. */
@NullMarked
package io.github.junitsmtp.tls;

import org.jspecify.annotations.NullMarked;
