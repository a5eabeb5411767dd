package io.github.junitsmtp.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers for various kinds of tests. The recipes page takes its snippets from here. */
class SetUpRecipesTest {

    @Test
    void two_servers(@SmtpServer("shop") RecordingSmtpServer shop, @SmtpServer("news") RecordingSmtpServer news)
            throws Exception {
        new Shop(shop.mailSession()).welcome("ada@example.org");

        assertThat(shop).hasReceivedExactly(1);
        assertThat(news).hasReceivedNoMail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "o'hara@example.org", "a+b@example.org"})
    void each_run_has_a_server_of_its_own(String customer, @SmtpServer RecordingSmtpServer smtp) throws Exception {
        new Shop(smtp.mailSession()).welcome(customer);

        assertThat(smtp).hasReceivedExactly(1).first().isTo(customer);
    }

    @Test
    void without_JUnit() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
            new Shop(smtp.mailSession()).welcome("ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Welcome!");
        }
    }

    @Test
    void read_it_by_IMAP(
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada@example.org:secret") Session session,
            @SmtpServer(access = MailboxProtocol.IMAP, users = "ada@example.org:secret") Store store)
            throws Exception {
        new Shop(session).welcome("ada@example.org");

        try (Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Welcome!");
        }
    }

    @Test
    void all_that_is_wrong_at_once(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        new Shop(smtp.mailSession()).welcome("ada@example.org");

        ReceivedMail mail = smtp.mails().get(0);
        SmtpSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(mail).isTo("ada@example.org");
            softly.assertThat(mail).hasSubject("Welcome!");
        });
    }

    @Nested
    @Execution(ExecutionMode.SAME_THREAD) // the server is emptied before each test, so they take turns
    class OneServerForTheClass {

        @SmtpServer
        static RecordingSmtpServer smtp;

        @Test
        void has_its_mails(@SmtpServer Session session) throws Exception {
            new Shop(session).welcome("ada@example.org");

            assertThat(smtp).hasReceivedExactly(1);
        }

        @Test
        void and_so_has_this_one(@SmtpServer Session session) throws Exception {
            new Shop(session).welcome("bob@example.org");

            assertThat(smtp).hasReceivedExactly(1);
        }
    }
}
