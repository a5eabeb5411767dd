package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.ReplyCategory;
import io.github.junitsmtp.protocol.ReplyClass;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answers;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.script.Policies;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public methods work with any argument, or say what is wrong with it. */
class AbsurdValuesTest {

    private static final Map<Class<?>, List<Object>> ABSURD = Map.of(
            int.class, List.of(Integer.MIN_VALUE, -45, -1, 0, 1, 65_536, Integer.MAX_VALUE),
            long.class, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
            Duration.class,
                    List.of(
                            Duration.ZERO,
                            Duration.ofNanos(-1),
                            Duration.ofNanos(1),
                            Duration.ofSeconds(Long.MIN_VALUE),
                            Duration.ofSeconds(Long.MAX_VALUE),
                            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
            String.class,
                    List.of(
                            "",
                            " ",
                            "\r\n",
                            "\0",
                            "%s",
                            "ßß foo",
                            "maıl from:<>",
                            "a@b@c",
                            "<",
                            "\uD800",
                            "x".repeat(20_000)));

    private static List<Object> values(Class<?> type) {
        if (type.isArray()) {
            return values(type.getComponentType()).stream()
                    .map(value -> {
                        Object array = Array.newInstance(type.getComponentType(), 1);
                        Array.set(array, 0, value);
                        return array;
                    })
                    .toList();
        }
        return ABSURD.getOrDefault(type, List.of());
    }

    private static List<List<Object>> combinations(Class<?>[] types) {
        List<List<Object>> all = List.of(List.of());
        for (Class<?> type : types) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> values : all) {
                for (Object value : values(type)) {
                    longer.add(Stream.concat(values.stream(), Stream.of(value)).toList());
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<String> problemsOf(Class<?> type, Supplier<?> subject) {
        return Stream.<Executable>concat(
                        Stream.of(type.getMethods())
                                .filter(method -> method.getDeclaringClass() == type && !method.isBridge()),
                        Stream.of(type.getConstructors()))
                .filter(member -> subject.get() != null
                        || member instanceof Constructor
                        || Modifier.isStatic(member.getModifiers()))
                .filter(member ->
                        member.getParameterCount() > 0 && !member.getName().equals("equals"))
                .flatMap(member -> combinations(member.getParameterTypes()).stream()
                        .flatMap(values -> problemOf(member, subject, values)))
                .toList();
    }

    private static Stream<String> problemOf(Executable member, Supplier<?> subject, List<Object> values) {
        try {
            if (member instanceof Method method) {
                method.invoke(Modifier.isStatic(method.getModifiers()) ? null : subject.get(), values.toArray());
            } else {
                ((Constructor<?>) member).newInstance(values.toArray());
            }
            return Stream.empty();
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean told = (thrown.getClass() == IllegalArgumentException.class
                            || thrown.getClass() == IllegalStateException.class
                            || thrown instanceof MalformedReplyException
                            || thrown instanceof AssertionError)
                    && thrown.getMessage() != null
                    && thrown.getMessage().contains(" ");
            String shown = Arrays.deepToString(values.toArray());
            return told
                    ? Stream.empty()
                    : Stream.of(member.getDeclaringClass().getSimpleName() + "." + member.getName()
                            + shown.substring(0, Math.min(80, shown.length())) + ": " + thrown);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SmtpCommand.class,
                SmtpReply.class,
                ReplyCategory.class,
                ReplyClass.class,
                ReplyCode.class,
                EnhancedStatusCode.class,
                EsmtpParameter.class,
                MailAddress.class,
                SmtpExtension.class,
                Answers.class,
                CommandPatterns.class,
                Policies.class
            })
    void values_are_made_or_refused_with_a_sentence(Class<?> type) {
        assertThat(problemsOf(type, () -> null)).isEmpty();
    }

    @Test
    void settings_are_taken_or_refused_with_a_sentence() {
        assertThat(problemsOf(RecordingSmtpServer.builder().getClass(), RecordingSmtpServer::builder))
                .isEmpty();
        assertThat(problemsOf(CommandPatterns.anyCommand().getClass(), CommandPatterns::anyCommand))
                .isEmpty();
        assertThat(problemsOf(Answers.mailboxFull().getClass(), Answers::mailboxFull))
                .isEmpty();
    }

    @Test
    void whatever_a_test_asks_is_answered() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.assertionTimeout(Duration.ofMillis(1));
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            client.message("Subject: x\n\nHello\n");
            ReceivedMail mail = smtp.mails().get(0);
            List<Object> subjects = List.of(
                    smtp.transcript().assertThat(),
                    smtp.transcript().sessions().get(0).assertThat(),
                    client.greeting().assertThat(),
                    mail.assertThat(),
                    mail,
                    smtp.on(CommandPatterns.anyCommand()));

            assertThat(subjects)
                    .allSatisfy(subject -> assertThat(problemsOf(subject.getClass(), () -> subject))
                            .isEmpty());
            assertThat(problemsOf(smtp.getClass(), () -> smtp)).isEmpty();
            smtp.assertionTimeout(Duration.ofMillis(1));
            assertThat(problemsOf(smtp.assertThat().getClass(), smtp::assertThat))
                    .isEmpty();
        }
    }

    @Test
    void a_time_that_no_clock_can_count_is_refused_by_name() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> smtp.assertionTimeout(Duration.ofSeconds(Long.MAX_VALUE)))
                    .withMessage("timeout must be at most 365 days but was PT2562047788015215H30M7S");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answers.mailboxFull().after(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessage("delay must be at most 365 days but was PT2562047788015215H30M7S");
    }

    @Test
    void a_code_that_is_none_is_refused_by_its_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyCategory.ofCode(-45))
                .withMessage("Reply code must be between 200 and 599 (RFC 5321, section 4.2) but was: -45");
    }

    @ParameterizedTest
    @CsvSource({"ßß foo,ßß,foo", "maıl FROM:<>,MAıL,FROM:<>", "rſet,RſET,''", "mail FROM:<>,MAIL,FROM:<>"})
    void only_ASCII_has_upper_case_in_a_verb(String line, String verb, String argument) {
        SmtpCommand command = SmtpCommand.parse(line);

        assertThat(command.verb()).isEqualTo(verb);
        assertThat(command.argument()).isEqualTo(argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1"})
    void a_client_trusts_a_server_by_each_of_its_names(String name) {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start();
                SmtpClient client = SmtpClient.connectTls(
                        name, smtp.port(), smtp.certificates().sslContext())) {
            assertThat(client.greeting()).isServiceReady();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_client_needs_a_host(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpClient.connect(host, 25))
                .withMessage("host must not be blank");
    }

    @Test
    void addresses_of_IPv6_are_short_and_in_brackets() throws Exception {
        InetAddress loopback = Inet6Address.getByName("::1");
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().bindTo(loopback).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(smtp.host()).isEqualTo("::1");
            assertThat(smtp).hasToString("SMTP server at [::1]:" + smtp.port());
            assertThat(client.session().peer()).isEqualTo("[::1]:" + smtp.port());
            assertThat(smtp.transcript().sessions().get(0).peer()).matches("\\[::1]:\\d+");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> RecordingSmtpServer.builder()
                            .bindTo(loopback)
                            .port(smtp.port())
                            .start())
                    .withMessageStartingWith("Cannot listen on [::1]:" + smtp.port() + ": ");
        }
    }
}
