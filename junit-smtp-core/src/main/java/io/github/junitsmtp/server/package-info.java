/** The server, its builder, assertions on what it received, and the SPI for engines. */
@NullMarked
package io.github.junitsmtp.server;

import org.jspecify.annotations.NullMarked;
