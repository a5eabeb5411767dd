package io.github.junitsmtp.examples.failures;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test class whose only test fails because of a mistake in the test or in the code under test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Mistake {

    /** Returns the symptom, in words of the failure: the heading of its section on the page. */
    String heading();

    String cause();

    String remedy();

    /** Returns the words of the failure that name the cause. */
    String[] says();
}
