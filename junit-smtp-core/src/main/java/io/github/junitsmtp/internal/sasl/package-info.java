/** The mechanisms of AUTH (RFC 4954). */
@NullMarked
package io.github.junitsmtp.internal.sasl;

import org.jspecify.annotations.NullMarked;
