/** GreenMail as the engine behind the recording transport. There is nothing to call: this module needs only to be on the class path. */
@NullMarked
package io.github.junitsmtp.greenmail;

import org.jspecify.annotations.NullMarked;
