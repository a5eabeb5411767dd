package io.github.junitsmtp.internal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.internal.jupiter.ServerOwner;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The tests of this module have no Spring on their class path; the tests with Spring are in the examples. */
class SpringServerOwnerTest {

    @Test
    void is_loaded_without_Spring_and_owns_no_server() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("org.springframework.context.ApplicationContext"));

        assertThat(ServiceLoader.load(ServerOwner.class))
                .singleElement()
                .isInstanceOf(SpringServerOwner.class)
                .returns(false, owner -> owner.ownsServerOf(SpringServerOwnerTest.class));
    }
}
