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
        Set<String> words = wordsOf(page);
        List<String> methods = Arrays.stream(source.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();

        assertThat(words).containsAll(methods);
    }

    /** What cannot be on the class path: smtp4j requires Java 21, Quarkus would bring all of its own, and the others are programs. */
    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("migration-dumbster.md", "smtp4j 4.2.1, SmtpServer", """
                        getOptions setOptions getSessionProperties createSession createAuthenticatedSession getMessageHandler \
                        receivedMessageReader readMessage readReceivedMessages getPort isRunning isClosed start addListener \
                        removeListener getListeners close"""),
                Arguments.of("migration-dumbster.md", "smtp4j 4.2.1, SmtpServerBuilder", """
                        withPort withOptions withStartTLSSupport withStartTLSRequired withProtocol withSSLContextProvider \
                        withMaxMessageSize withDebugStream withConnectionString withEHLOResponseFunction withAuthentication \
                        withAuthenticator withUser withMessageHandler withExecutorService withSmtpTransactionHandlerFactory \
                        withListener withSocketTimeout withConnectionListener build start"""),
                Arguments.of("migration-dumbster.md", "smtp4j 4.2.1, SmtpMessage", """
                        getSourceFrom getSourceRecipients getSmtpExchanges getFrom getRecipients getSubject getBody \
                        getAttachments getSentDate getMimeMessage getRawMimeContent create"""),
                Arguments.of("migration-mocks.md", "Quarkus 3.33.2, MockMailbox and the getters of Mail", """
                        getMessagesSentTo getMailsSentTo getMailMessagesSentTo clear getTotalMessagesSent \
                        getBcc getCc getFrom getReplyTo getBounceAddress getSubject getText getHtml getTo getHeaders getAttachments"""),
                Arguments.of("migration-mailpit.md", "Mailpit 1.30, REST", """
                        messages search send tags part thumb headers raw release check info webui chaos events view latest"""),
                Arguments.of("migration-mailpit.md", "MailHog, REST", """
                        messages download mime part release events search jim outgoing websocket"""));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void the_page_has_each_name(String page, String source, String names) throws IOException {
        assertThat(wordsOf(page)).as(source).contains(names.split(" "));
    }

    private static Set<String> wordsOf(String page) throws IOException {
        return new HashSet<>(List.of(Files.readString(Path.of("../docs", page)).split("\\W+")));
    }
}
