package io.github.junitsmtp.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.ServerHome;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The tests of this module have no Spring on their class path; those with Spring are in the examples. */
class SpringHomeTest {

    @Test
    void is_loaded_without_Spring_and_is_nobodys_home() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("org.springframework.context.ApplicationContext"));

        assertThat(ServiceLoader.load(ServerHome.class))
                .singleElement()
                .isInstanceOf(SpringHome.class)
                .returns(false, home -> home.isHomeOf(SpringHomeTest.class));
    }
}
