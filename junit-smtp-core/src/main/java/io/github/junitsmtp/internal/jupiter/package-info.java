/** What the extension for JUnit Jupiter and the owners of servers outside of JUnit tell each other. */
@NullMarked
package io.github.junitsmtp.internal.jupiter;

import org.jspecify.annotations.NullMarked;
