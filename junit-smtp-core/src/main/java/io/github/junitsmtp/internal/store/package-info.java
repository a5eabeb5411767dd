/** Stores recorded bytes and lists: bounded, in memory or in files. It uses no other package of the library. */
@NullMarked
package io.github.junitsmtp.internal.store;

import org.jspecify.annotations.NullMarked;
