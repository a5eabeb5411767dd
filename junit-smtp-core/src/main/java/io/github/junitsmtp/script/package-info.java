/** What shall be said instead: patterns of commands, the answers to them, and the stubs that join the two. */
@NullMarked
package io.github.junitsmtp.script;

import org.jspecify.annotations.NullMarked;
