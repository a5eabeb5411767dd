package io.github.junitsmtp.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page about injection lists all attributes of the annotation. */
class AttributesTest {

    @Test
    void the_page_has_each_attribute() throws IOException {
        String page = Files.readString(Path.of("../docs/injection.md"));

        assertThat(Arrays.stream(SmtpServer.class.getDeclaredMethods()).map(Method::getName))
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(page).contains("`" + attribute + "`"));
    }
}
