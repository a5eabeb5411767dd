/** GreenMail as the engine behind the recording transport. There is no API to call: this module only needs to be on the class path. */
@NullMarked
package io.github.junitsmtp.greenmail;

import org.jspecify.annotations.NullMarked;
