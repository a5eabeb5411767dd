/** One session: its progress, and who decides on each reply. */
@NullMarked
package io.github.junitsmtp.internal.dialogue;

import org.jspecify.annotations.NullMarked;
