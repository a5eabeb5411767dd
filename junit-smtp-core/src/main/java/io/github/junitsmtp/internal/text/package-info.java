/** Text formatting that messages share: quoting, counts, durations and shortening. It uses no other package of the library. */
@NullMarked
package io.github.junitsmtp.internal.text;

import org.jspecify.annotations.NullMarked;
