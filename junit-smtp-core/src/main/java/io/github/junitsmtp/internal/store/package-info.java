/** What recorded bytes and lists are kept in: bounded, in memory or in files. It uses nothing of the house. */
@NullMarked
package io.github.junitsmtp.internal.store;

import org.jspecify.annotations.NullMarked;
