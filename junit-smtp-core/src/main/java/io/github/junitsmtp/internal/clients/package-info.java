/** The HTML and CSS features that a mail uses, and what is known of their support by clients: the data of caniemail.com. */
@NullMarked
package io.github.junitsmtp.internal.clients;

import org.jspecify.annotations.NullMarked;
