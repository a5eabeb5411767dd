package io.github.junitsmtp.examples.failures;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class with a mistake, in the test or in what it tests, that makes its only test fail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Mistake {

    /** Returns what one sees, in words of the failure: the heading of its section on the page. */
    String heading();

    String cause();

    String remedy();

    /** Returns the words of the failure that name the cause. */
    String[] says();
}
