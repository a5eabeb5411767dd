/** Puts GreenMail behind the recording transport. There is nothing here to call: being on the class path is enough. */
@NullMarked
package io.github.junitsmtp.greenmail;

import org.jspecify.annotations.NullMarked;
