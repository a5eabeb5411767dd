/** Certificates for tests, and how a server shows them: nothing of it is ever installed into the defaults of the JVM. */
@NullMarked
package io.github.junitsmtp.tls;

import org.jspecify.annotations.NullMarked;
