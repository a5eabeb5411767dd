/** The stubs of a server, as sessions use them: what they are asked, in which order, and what they make the server do. */
@NullMarked
package io.github.junitsmtp.internal.stubbing;

import org.jspecify.annotations.NullMarked;
