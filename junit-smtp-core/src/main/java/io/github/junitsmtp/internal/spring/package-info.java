/** Spring application contexts that own an SMTP server and know its address before they start. Without Spring, this package does nothing. */
@NullMarked
package io.github.junitsmtp.internal.spring;

import org.jspecify.annotations.NullMarked;
