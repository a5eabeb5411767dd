/** Application contexts of Spring that know their SMTP server before they start. It does nothing where there is no Spring. */
@NullMarked
package io.github.junitsmtp.spring;

import org.jspecify.annotations.NullMarked;
