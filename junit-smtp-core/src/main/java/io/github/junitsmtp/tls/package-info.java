/** Certificates for tests, and how servers use them. The JVM's defaults are never changed. */
@NullMarked
package io.github.junitsmtp.tls;

import org.jspecify.annotations.NullMarked;
