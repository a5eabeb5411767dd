/** One session: how far it has come, and who decides what is answered. */
@NullMarked
package io.github.junitsmtp.internal.dialogue;

import org.jspecify.annotations.NullMarked;
