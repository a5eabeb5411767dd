package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.store.Garbage;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.MailExpectation;
import io.github.junitsmtp.internal.waiting.MailSearch;
import io.github.junitsmtp.internal.waiting.NthMail;
import io.github.junitsmtp.internal.waiting.RecipientSearch;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import java.lang.ref.WeakReference;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class RetentionTest {

    private static void send(RecordingSmtpServer smtp, int first, int last) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            deliver(client, first, last);
            client.quit();
        }
    }

    private static void deliver(SmtpClient client, int first, int last) {
        for (int i = first; i <= last; i++) {
            client.mailFrom("shop@example.com");
            client.rcptTo("user" + i + "@example.org");
            client.data();
            client.message("Subject: mail " + i + "\n\n");
        }
    }

    private static RecordingSmtpServer keeping(int mails) {
        return RecordingSmtpServer.builder().keepLast(mails).start();
    }

    @Test
    void the_last_mails_are_kept_and_all_are_counted() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 5);

            assertThat(smtp.mails().list())
                    .extracting(mail -> mail.subject().orElseThrow())
                    .containsExactly("mail 4", "mail 5");
            assertThat(smtp.mails().forgotten()).isEqualTo(3);
            assertThat(ReceivedMails.of(smtp.mails().list()).forgotten()).isEqualTo(3);
            assertThat(smtp.mails().to("user5@example.org").forgotten()).isZero();
            assertThat(smtp).receivesExactly(5).hasSize(2);
            assertThat(smtp).hasReceivedExactly(5);
            assertThat(smtp).receivesMail(4).hasSubject("mail 4");
            assertThat(smtp).receivesMail(5).hasSubject("mail 5");
            assertThat(smtp).receivesMailTo("user5@example.org");
        }
    }

    @Test
    void a_mail_that_is_not_kept_is_told_so() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 5);

            assertFailure(() -> assertThat(smtp).hasReceivedMailTo("user1@example.org"), """
                    Expecting actual:
                      %s
                    to have received a mail to <user1@example.org> but it received 5 mails, of which it keeps the last 2:
                        4. from <shop@example.com> to <user4@example.org>: "mail 4"
                        5. from <shop@example.com> to <user5@example.org>: "mail 5\"""".formatted(smtp));
            assertFailure(() -> assertThat(smtp).receivesMail(3), """
                    Expecting actual:
                      %s
                    to have received 3 mails in time but mail 3 is no longer kept: it received 5 mails, of which it keeps the last 2\
                    """.formatted(smtp));
        }
    }

    @Test
    void nobody_knows_who_else_got_a_mail_that_is_not_kept() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 3);
            String notAllAreKept = """
                    but not all mails are kept: it received 3 mails, of which it keeps the last 2:
                        2. from <shop@example.com> to <user2@example.org>: "mail 2"
                        3. from <shop@example.com> to <user3@example.org>: "mail 3\"""";

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() ->
                            assertThat(smtp).hasReceivedExactlyOneMailToEach("user2@example.org", "user3@example.org"))
                    .withMessageEndingWith(notAllAreKept);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() ->
                            assertThat(smtp).receivesExactlyOneMailToEach("user2@example.org", "user3@example.org"))
                    .withMessageEndingWith(notAllAreKept);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp)
                            .hasReceivedExactlyOneMailToEach(
                                    "user1@example.org", "user2@example.org", "user3@example.org"))
                    .withMessageEndingWith(notAllAreKept);
        }
    }

    @Test
    void what_was_said_for_a_forgotten_mail_is_forgotten_too() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 5);

            assertThat(verbsOfSingleSession(smtp))
                    .containsExactly("MAIL", "RCPT", "DATA", "MAIL", "RCPT", "DATA", "QUIT");
            assertThat(smtp.transcript().sessions().get(0).mails().size()).isEqualTo(2);
        }
    }

    @Test
    void what_was_said_for_refused_mails_is_forgotten_too() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            smtp.on(rcptTo("nobody@example.org")).answer(noSuchUser());
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                for (int i = 1; i <= 100; i++) {
                    client.mailFrom("shop@example.com");
                    client.rcptTo("nobody@example.org");
                    if (i % 50 == 20) {
                        client.rcptTo("ada@example.org");
                        client.data();
                        client.message("Subject: mail " + i + "\n\n");
                    } else {
                        client.rset();
                    }
                }
            }

            assertThat(verbsOfSingleSession(smtp))
                    .containsExactly(
                            "EHLO", "MAIL", "RCPT", "RCPT", "DATA", "MAIL", "RCPT", "RCPT", "DATA", // both mails
                            "MAIL", "RCPT", "RSET", "MAIL", "RCPT",
                            "RSET", // the last refused mail before the current one
                            "MAIL", "RCPT", "RSET");
            assertThat(smtp.attempts())
                    .filteredOn(attempt -> rcptTo("nobody@example.org").matches(attempt.incoming()))
                    .hasSize(5);
        }
    }

    private static List<String> verbsOfSingleSession(RecordingSmtpServer smtp) {
        assertThat(smtp.transcript().sessions()).hasSize(1);
        return smtp.transcript().sessions().get(0).commands().stream()
                .map(SmtpCommand::verb)
                .toList();
    }

    /** A login, a refused recipient and the first mails are not kept. */
    @Test
    void what_is_not_kept_is_neither_denied_nor_confirmed() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().keepLast(1).user("shop", "secret").start()) {
            smtp.on(rcptTo("nobody@example.org")).answer(noSuchUser());
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                client.authPlain("shop", "secret");
                client.mailFrom("shop@example.com");
                client.rcptTo("nobody@example.org");
                client.rset();
                deliver(client, 1, 3);
                client.quit();
            }

            Map<Consumer<SmtpSessionAssert>, String> claims = new LinkedHashMap<>();
            claims.put(SmtpSessionAssert::hasNoLogins, "no logins%s; omit keepLast(..)");
            claims.put(SmtpSessionAssert::noCommandWasRejected, "no rejected command%s; omit keepLast(..)");
            claims.put(session -> session.doesNotHaveCommand("EHLO"), "no command \"EHLO\"%s; omit keepLast(..)");
            claims.put(
                    session -> session.hasCommands("MAIL", "RCPT", "DATA", "QUIT"),
                    "exactly the commands [MAIL, RCPT, DATA, QUIT]%s; omit keepLast(..)");
            claims.put(session -> session.greeting(), "a greeting%s; in those that are, the server sent no greeting");
            claims.put(
                    session -> session.isAuthenticatedAs("shop"),
                    "a login by \"shop\"%s; in those that are, the client did not try to log in");
            claims.put(
                    session -> session.replyTo("EHLO"),
                    "a reply to \"EHLO\"%s; in those that are, the commands were\n    MAIL FROM:<shop@example.com>\n");
            SmtpSession session = smtp.transcript().sessions().get(0);
            claims.forEach((claim, message) -> assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> claim.accept(assertThat(session)))
                    .withMessageContaining("to have " + message.formatted(" but not all exchanges are kept")));
            assertThat(session)
                    .hasCommandsInOrder("MAIL", "QUIT")
                    .replyTo("RCPT")
                    .isOk();
        }
    }

    @Test
    void events_that_are_not_kept_may_have_been_those_that_are_missing() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            send(smtp, 1, 3);

            Map<Runnable, String> claims = Map.of(
                    () -> assertThat(smtp).attempts(auth()),
                    "to have kept all dialogues but not all dialogues are kept; omit keepLast(..)",
                    () -> assertThat(smtp).wasAskedAtLeast(mailFrom(), 3),
                    "but not all dialogues are kept; omit keepLast(..); in those that are, it received it once\n"
                            + "    session 1: MAIL FROM:<shop@example.com> was answered with 250 2.1.0 fine",
                    () -> assertThat(smtp).wasAsked(auth()),
                    "but not all dialogues are kept; omit keepLast(..); in those that are, it never did;"
                            + " no client sent anything of that kind");
            claims.forEach((claim, message) -> assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(claim::run)
                    .withMessageEndingWith(message));
        }
    }

    @Test
    void sessions_are_counted_even_if_they_are_not_kept() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            for (int i = 1; i <= 3; i++) {
                send(smtp, i, i);
            }

            assertThat(smtp).transcript().hasSessions(3);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).transcript().singleSession())
                    .withMessageEndingWith("to have 1 session but it has 3 sessions, of which it keeps 1:\n"
                            + "    session 3, ended with QUIT: it delivered 1 mail");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).transcript().allSessionsEndedWithQuit())
                    .withMessageEndingWith("to have QUIT at the end of each session"
                            + " but not all sessions are kept; increase keepLast(..)");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).transcript().noCommandWasRejected())
                    .withMessageEndingWith("no rejected command but not all sessions are kept; increase keepLast(..)");
            smtp.reset();
            send(smtp, 1, 1);
            assertThat(smtp).transcript().hasSessions(1).allSessionsEndedWithQuit();
        }
    }

    @Test
    void a_session_that_continues_after_it_was_discarded_says_how_much_is_not_kept() {
        try (RecordingSmtpServer smtp = keeping(1);
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            deliver(client, 1, 1);
            send(smtp, 2, 2);

            assertThat(client.send("HELP").lines()).contains("2.0.0 Sessions: 2, open: 1");

            SmtpSession continued = smtp.transcript().sessions().get(0);
            assertThat(continued.toString()).startsWith("session 1, open (6 exchanges not kept)\n    C: HELP\n");
            assertThat(continued.deliveredMail()).isTrue();
            assertThat(smtp).transcript().hasSessions(2);
        }
    }

    @Test
    void a_reset_also_counts_anew_in_a_session_that_was_discarded() {
        try (RecordingSmtpServer smtp = keeping(1);
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            deliver(client, 1, 1);
            send(smtp, 2, 2);
            smtp.reset();

            client.noop();

            assertThat(smtp).wasNotAsked(rcptTo("ada@example.org")).wasAsked(command("NOOP"), 1);
            assertThat(smtp).transcript().singleSession().hasCommands("NOOP").hasNoLogins();
            assertThat(smtp.transcript().sessions().get(0).deliveredMail()).isFalse();
        }
    }

    @Test
    void nobody_knows_how_often_a_server_was_asked_if_dialogues_are_not_kept() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 2);
            assertThat(smtp).wasNotAsked(rcptTo("bob@example.org")).wasAsked(mailFrom(), 2);

            send(smtp, 3, 3);
            assertThat(smtp).wasAskedAtLeast(mailFrom(), 2);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).wasNotAsked(rcptTo("bob@example.org")))
                    .withMessageEndingWith("to have received no rcptTo(bob@example.org)"
                            + " but not all dialogues are kept; omit keepLast(..)");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).wasAsked(mailFrom(), 2));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).wasAskedAtMost(mailFrom(), 2));

            smtp.reset();
            assertThat(smtp).wasNotAsked(rcptTo("bob@example.org"));
        }
    }

    @Test
    void nobody_knows_how_often_a_server_was_asked_if_sessions_are_not_kept() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            for (int i = 0; i < 2; i++) {
                try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                    client.ehlo("client.example.org");
                    client.quit();
                }
            }

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).wasAsked(ehlo(), 1));
        }
    }

    /** The search runs after a mail has arrived that displaces the one just found. */
    @Test
    void a_wait_returns_the_mail_that_it_found_even_if_it_is_not_kept() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            send(smtp, 1, 1);
            AtomicBoolean isFirst = new AtomicBoolean(true);

            assertThat(smtp)
                    .receivesMailSatisfying(mail -> {
                        if (isFirst.getAndSet(false)) {
                            send(smtp, 2, 2);
                        }
                        assertThat(mail).hasSubject("mail 1");
                    })
                    .hasSubject("mail 1");
            assertThat(smtp).hasReceivedExactly(2);
        }
    }

    @Test
    void recipients_are_found_one_after_the_other_even_if_their_mails_are_not_kept() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            send(smtp, 1, 1);
            MailExpectation second = new NthMail(2);
            RecipientSearch all = RecipientSearch.inOrder(List.of("user1@example.org", "user2@example.org"));
            BooleanSupplier bothFound = all.endOfWait(smtp.transcript());
            BooleanSupplier secondFound = second.endOfWait(smtp.transcript());
            assertThat(bothFound.getAsBoolean()).isFalse();
            send(smtp, 2, 2);

            assertThat(bothFound.getAsBoolean()).isTrue();
            assertThat(secondFound.getAsBoolean()).isTrue();
            send(smtp, 3, 3);

            assertThat(all.problem(smtp.transcript())).isEmpty();
            assertThat(second.problem(smtp.transcript())).isEmpty();
            assertThat(second.findIn(smtp.mails()))
                    .get()
                    .hasToString("mail from <shop@example.com> to <user2@example.org>: \"mail 2\"");
        }
    }

    /** Two mails arrive while the search looks at the first; only the last of them is kept. */
    @Test
    void a_wait_sees_each_mail_even_if_it_was_not_kept_until_the_wait_looked() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            send(smtp, 1, 1);
            AtomicBoolean isFirst = new AtomicBoolean(true);

            assertThat(smtp)
                    .receivesMailSatisfying(mail -> {
                        if (isFirst.getAndSet(false)) {
                            send(smtp, 2, 3);
                        }
                        assertThat(mail).hasSubject("mail 2");
                    })
                    .hasSubject("mail 2");
        }
    }

    @Test
    void waits_look_at_mails_in_the_order_of_arrival_from_when_they_began() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            send(smtp, 1, 1);
            List<MailExpectation> first = List.of(new NthMail(1), MailSearch.any(), MailSearch.to(List.of(mailbox(1))));
            List<MailExpectation> third = List.of(new NthMail(3), MailSearch.to(List.of(mailbox(3))));
            RecipientSearch inOrder = RecipientSearch.inOrder(List.of(mailbox(1), mailbox(3)));
            RecipientSearch outOfOrder = RecipientSearch.inOrder(List.of(mailbox(4), mailbox(1)));
            Map<ArrivalExpectation, BooleanSupplier> waits = new LinkedHashMap<>();
            Stream.of(first, third, List.of(inOrder, outOfOrder))
                    .flatMap(List::stream)
                    .forEach(expected -> waits.put(expected, expected.endOfWait(smtp.transcript())));
            send(smtp, 2, 5);

            assertThat(waits)
                    .allSatisfy(
                            (expected, ends) -> assertThat(ends.getAsBoolean()).isEqualTo(expected != outOfOrder));
            assertThat(first)
                    .allSatisfy(
                            expected -> assertThat(expected.findIn(smtp.mails()).orElseThrow())
                                    .hasSubject("mail 1"));
            assertThat(third)
                    .allSatisfy(
                            expected -> assertThat(expected.findIn(smtp.mails()).orElseThrow())
                                    .hasSubject("mail 3"));
            assertThat(inOrder.problem(smtp.transcript())).isEmpty();
            assertThat(outOfOrder.problem(smtp.transcript()))
                    .get()
                    .asString()
                    .startsWith("no mail arrived for <user1@example.org> in the expected order");
        }
    }

    @Test
    void a_wait_goes_on_after_a_reset() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 1);
            MailExpectation second = new NthMail(2);
            BooleanSupplier found = second.endOfWait(smtp.transcript());
            assertThat(found.getAsBoolean()).isFalse();
            smtp.reset();

            send(smtp, 2, 2);
            assertThat(found.getAsBoolean()).isFalse();
            send(smtp, 3, 5);

            assertThat(found.getAsBoolean()).isTrue();
            assertThat(second.findIn(smtp.mails()).orElseThrow()).hasSubject("mail 3");
        }
    }

    private static String mailbox(int number) {
        return "user" + number + "@example.org";
    }

    @Test
    void what_was_said_without_a_mail_is_kept_at_the_beginning_and_at_the_end() {
        try (RecordingSmtpServer smtp = keeping(1)) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                for (int i = 1; i <= 1000; i++) {
                    client.send("NOOP " + i);
                }
                client.quit();
            }

            SmtpSession session = smtp.transcript().sessions().get(0);
            assertThat(session.commands())
                    .hasSizeBetween(100, 200)
                    .extracting(Object::toString)
                    .startsWith("EHLO client.example.org", "NOOP 1", "NOOP 2")
                    .endsWith("NOOP 999", "NOOP 1000", "QUIT");
            assertThat(session.forgottenExchanges())
                    .isEqualTo(1003 - session.exchanges().size());
            assertThat(smtp.attempts()).hasSameSizeAs(session.exchanges());
            String notKept = " after QUIT (" + session.forgottenExchanges() + " exchanges not kept)";
            assertThat(session.toString())
                    .startsWith("session 1, closed by the ")
                    .contains(notKept + "\n");
            assertThat(smtp.transcript().render()).contains(notKept + ", from 127.0.0.1");
            assertThat(smtp.report().html()).contains(" · " + session.forgottenExchanges() + " exchanges not kept");
            smtp.reset();
            assertThat(session.forgottenExchanges()).isZero();
        }
    }

    /** Each of these is sent repeatedly in one session; steps that belong together stay together. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOOP",
                "RSET",
                "VRFY ada",
                "XUNKNOWN",
                "EHLO client.example.org",
                "HELO client.example.org",
                "STARTTLS",
                "AUTH UNKNOWN",
                "AUTH PLAIN AHNob3AAd3Jvbmc=",
                "AUTH LOGIN|c2hvcA==|d3Jvbmc=",
                "AUTH LOGIN|*",
                "MAIL FROM:<shop@example.com>|RSET",
                "MAIL FROM:<shop@example.com>|NOOP|RCPT TO:<nobody@example.org>|RSET",
                "MAIL FROM:<shop@example.com>|RCPT TO:<nobody@example.org>|EHLO client.example.org"
            })
    void no_client_lets_a_session_grow_without_bounds(String lines) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .keepLast(1)
                        .maxErrors(100_000)
                        .user("shop", "secret")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(rcptTo("nobody@example.org")).lenient().answer(noSuchUser());
            client.ehlo("client.example.org");
            for (int i = 0; i < 400; i++) {
                List.of(lines.split("\\|")).forEach(client::send);
            }

            SmtpSession session = smtp.transcript().sessions().get(0);
            assertThat(session.exchanges()).hasSizeLessThan(200);
            assertThat(session.violations(EnumSet.complementOf(EnumSet.of(ClientRule.QUIT))))
                    .extracting(violation -> violation.rule())
                    .doesNotContain(ClientRule.COMMAND_ORDER, ClientRule.HELLO, ClientRule.SYNCHRONIZATION);
        }
    }

    @Test
    void refused_recipients_within_a_transaction_are_bounded_too() {
        try (RecordingSmtpServer smtp = keeping(1);
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.on(rcptTo("nobody@example.org")).answer(noSuchUser());
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            for (int i = 0; i < 400; i++) {
                client.rcptTo("nobody@example.org");
            }
            client.rcptTo("ada@example.org");
            client.data();
            client.message("Subject: x\n\n");

            assertThat(smtp.transcript().sessions().get(0).exchanges()).hasSizeLessThan(200);
            assertThat(smtp).hasReceivedMail().hasOnlyRecipients("ada@example.org");
        }
    }

    /** Later assertions look for a login and TLS in the middle of a long dialogue. */
    @Test
    void what_later_steps_depend_on_is_kept() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .keepLast(1)
                        .tls(Tls.STARTTLS)
                        .user("shop", "secret")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            talk(client);
            client.startTls(smtp.certificates().sslContext());
            talk(client);
            client.authLogin("shop", "secret");
            talk(client);
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            client.message("From: shop@example.com\nDate: Sun, 29 Nov 2026 00:00:00 +0000\nSubject: x\n\n");
            client.quit();

            assertThat(smtp.transcript())
                    .singleSession()
                    .isAuthenticatedAs("shop")
                    .isEncrypted()
                    .isWellBehaved();
            assertThat(smtp.transcript().sessions().get(0).forgottenExchanges()).isPositive();
        }
    }

    private static void talk(SmtpClient client) {
        client.ehlo("client.example.org");
        for (int i = 0; i < 400; i++) {
            client.noop();
        }
    }

    @Test
    void as_many_sessions_are_kept_as_mails() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            for (int i = 1; i <= 5; i++) {
                send(smtp, i, i);
            }

            assertThat(smtp.transcript().sessions())
                    .extracting(session -> session.number())
                    .containsExactly(4, 5);
        }
    }

    @Test
    void a_session_that_was_forgotten_while_it_was_open_is_listed_again() {
        try (RecordingSmtpServer smtp = keeping(1);
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            send(smtp, 1, 1);
            assertThat(smtp.transcript().sessions())
                    .extracting(session -> session.number())
                    .containsExactly(2);

            client.noop();

            assertThat(smtp.transcript().sessions())
                    .extracting(session -> session.number())
                    .contains(1);
            send(smtp, 2, 2);
            assertThat(smtp.transcript().sessions())
                    .extracting(session -> session.number())
                    .containsExactly(3);
        }
    }

    @Test
    void resetting_begins_to_count_anew() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 5);

            smtp.reset();

            assertThat(smtp).hasReceivedNoMail();
            send(smtp, 6, 6);
            assertThat(smtp).hasReceivedExactly(1);
        }
    }

    @Test
    void clearing_mails_forgets_what_was_said_up_to_them() {
        try (RecordingSmtpServer smtp = keeping(2);
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            for (int i = 0; i < 5; i++) {
                client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
                client.message("Subject: news");
                smtp.clearMails();
            }

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp.mails().forgotten()).isZero();
            client.noop();
            assertThat(verbsOfSingleSession(smtp)).containsExactly("NOOP");
        }
    }

    @Test
    void nothing_holds_a_forgotten_mail() {
        try (RecordingSmtpServer smtp = keeping(2)) {
            send(smtp, 1, 1);
            WeakReference<ReceivedMail> first = new WeakReference<>(smtp.mails().get(0));
            send(smtp, 2, 9);

            Garbage.await(first);
            assertThat(smtp.mails().size()).isEqualTo(2);
        }
    }

    @Test
    void limits_are_positive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().keepLast(0))
                .withMessage("keepLast must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().spillAbove(0))
                .withMessage("spillAbove must be positive but was 0");
    }
}
