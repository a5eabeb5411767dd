package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.dumbster.smtp.SimpleSmtpServer;
import com.dumbster.smtp.SmtpMessage;
import com.icegreen.greenmail.base.GreenMailOperations;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit.GreenMailRule;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** Each public method of what people migrate from is on the page about it. */
class MigrationPagesTest {

    @SuppressWarnings("deprecation") // GreenMailRule
    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("migration-greenmail.md", GreenMail.class),
                Arguments.of("migration-greenmail.md", GreenMailOperations.class),
                Arguments.of("migration-greenmail.md", GreenMailExtension.class),
                Arguments.of("migration-greenmail.md", GreenMailRule.class),
                Arguments.of("migration-greenmail.md", GreenMailConfiguration.class),
                Arguments.of("migration-greenmail.md", GreenMailUtil.class),
                Arguments.of("migration-wiser.md", Wiser.class),
                Arguments.of("migration-wiser.md", WiserMessage.class),
                Arguments.of("migration-wiser.md", SMTPServer.Builder.class),
                Arguments.of("migration-dumbster.md", SimpleSmtpServer.class),
                Arguments.of("migration-dumbster.md", SmtpMessage.class));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void the_page_has_each_method(String page, Class<?> source) throws IOException {
        Set<String> words =
                new HashSet<>(List.of(Files.readString(Path.of("../docs", page)).split("\\W+")));
        List<String> methods = Arrays.stream(source.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();

        assertThat(words).containsAll(methods);
    }
}
