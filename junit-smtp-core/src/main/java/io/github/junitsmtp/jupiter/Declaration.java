package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.SmtpServerBuilder;
import java.util.function.Supplier;

/**
 * A server as a test has declared it.
 *
 * @param key what tells it from others in one scope: the annotation or the registered extension
 * @param name the name for {@code @Reply} and for files, perhaps empty
 * @param strictStubs whether a test fails if one of its stubs never matched
 * @param settings how it is started
 */
record Declaration(Object key, String name, boolean strictStubs, Supplier<SmtpServerBuilder> settings) {}
