package io.github.junitsmtp.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.CalendarObject;
import io.github.junitsmtp.mail.Mailbox;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An example of each assertion on mails. The documentation page on mails takes its snippets from here. */
class NewsletterTest {

    @SmtpServer
    private RecordingSmtpServer smtp;

    private ReceivedMail mail;

    @BeforeEach
    void send(@SmtpServer Session session) throws Exception {
        new Newsletter(session).send("Jörg", "joerg@bücher.example");
        mail = smtp.mails().first();
    }

    @Test
    void envelope() {
        assertThat(mail)
                .isFrom("news@example.com")
                .isTo("joerg@bücher.example")
                .hasOnlyRecipients("joerg@xn--bcher-kva.example", "audit@example.com")
                .hasBlindCopyTo("audit@example.com")
                .doesNotLeakBcc();

        assertThat(mail.recipients()).contains(MailAddress.parse("audit@example.com"));
        assertThat(mail.authenticatedUser()).isEmpty();
    }

    @Test
    void header() {
        assertThat(mail)
                .hasSubject("Neues für Jörg")
                .hasHeader("Date")
                .hasHeader("MIME-Version", "1.0")
                .doesNotHaveHeader("Bcc")
                .hasFromHeader("Büro für Neues <news@example.com>")
                .hasToHeader("joerg@bücher.example")
                .isRepliableTo("service@example.com");
        assertThat(mail).subject().startsWith("Neues");
        assertThat(mail).header("List-Unsubscribe").contains("mailto:leave@example.com");
        assertThat(mail)
                .hasListUnsubscribe()
                .hasTarget("mailto:leave@example.com")
                .oneClick();

        assertThat(mail.mailboxes("To")).containsExactly(Mailbox.parse("Jörg <joerg@bücher.example>"));
    }

    @Test
    void bodies() {
        assertThat(mail)
                .hasTextBody("""
                        Dear Jörg,
                        confirm at https://example.com/confirm?token=42
                        """)
                .hasTextBodyContaining("Dear Jörg")
                .hasHtmlBodyContaining("<b>Jörg</b>")
                .hasAlternativeTextBody();
        assertThat(mail).textBody().startsWith("Dear Jörg,\n");
        assertThat(mail)
                .htmlBody()
                .contains("salutation")
                .hasElement("p.salutation > b")
                .doesNotHaveElement("script");
        assertThat(mail).htmlBody().visibleText().isEqualTo("Dear Jörg, Confirm");
        assertThat(mail).htmlBody().selectFirst("a.button").hasText("Confirm").hasAttribute("class", "button");
        assertThat(mail).htmlBody().select("a").hasSize(1);
        assertThat(mail).htmlBody().link("Confirm").hasScheme("https").hasParameter("token", "42");

        assertThat(mail).links().containsExactly("https://example.com/confirm?token=42");
        URI confirm = assertThat(mail).extractingLink("Confirm");
        assertThat(confirm).hasPath("/confirm"); // now follow it with your test's HTTP client
    }

    @Test
    void parts() {
        assertThat(mail)
                .attachment("Übersicht.pdf")
                .hasContentType("application/pdf")
                .hasSize(8)
                .content()
                .startsWith("%PDF".getBytes());
        assertThat(mail).attachments().hasSize(1);
        assertThat(mail).inlinePart("logo").hasContentType("image/png").hasFileName("logo.png");
        assertThat(mail).mimeTree().isEqualTo("""
                multipart/mixed
                  multipart/alternative
                    text/plain
                    multipart/related
                      text/html
                      image/png name="logo.png" Content-ID <logo>
                  text/calendar
                  application/pdf name="Übersicht.pdf\"""");

        assertThat(mail.problems()).isEmpty();
    }

    @Test
    void invitation() {
        assertThat(mail)
                .calendar()
                .hasMethod("REQUEST")
                .hasSummary("Opening of the new shop")
                .startsAt(ZonedDateTime.of(2026, 6, 1, 10, 0, 0, 0, ZoneId.of("Europe/Berlin")))
                .endsAt(ZonedDateTime.of(2026, 6, 1, 11, 0, 0, 0, ZoneId.of("Europe/Berlin")))
                .hasOrganizer("news@example.com")
                .hasAttendee("joerg@example.org")
                .hasProperty("LOCATION", "Room 1, first floor")
                .text()
                .startsWith("BEGIN:VCALENDAR");

        assertThat(mail.calendar().flatMap(CalendarObject::uid)).contains("4711@example.com");
    }

    @Test
    void standards() {
        assertThat(mail).isWellFormed();
        assertThat(mail).isWellFormedExceptFor(MessageRule.TEXT_ALTERNATIVE);
        assertThat(mail).keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS));
        assertThat(mail).keepsTo(RuleSet.all(MessageRule.class));
    }

    @Test
    void finished() {
        assertThat(mail).isFinished();
        assertThat(mail).isFinishedExceptFor(MessageRule.LINK_TARGETS);
        assertThat(mail).isFinishedExceptFor(Pattern.compile("http://localhost:8080/.*"));
    }

    @Test
    void approval() {
        assertThat(mail).matchesApproved();
        assertThat(mail)
                .matchesApproved(approval -> approval.named("without_token").replacing("token=\\d+", "token=<token>"));
    }

    @Test
    void mailbox(@SmtpServer Session session) throws Exception {
        new Newsletter(session).send("Ada", "ada@example.org");

        assertThat(smtp.mails()).hasSize(2).first().hasSubject("Neues für Jörg");
        assertThat(smtp.mails()).to("audit@example.com").hasSize(2);
        assertThat(smtp.mails())
                .from("news@example.com")
                .withSubject("Neues für Ada")
                .singleElement()
                .isTo("ada@example.org");
        assertThat(smtp.mails()).allSatisfy(NewsletterTest::isFromTheShop);

        assertThat(smtp.mails().last()).hasSubject("Neues für Ada");
        assertThat(smtp.mails().byRecipient()).hasSize(3);
        assertThat(smtp.mails().byRecipient().get("ada@example.org").first()).hasSubject("Neues für Ada");
        for (ReceivedMail each : smtp.mails().list()) {
            assertThat(each).isWellFormed();
        }
    }

    private static void isFromTheShop(ReceivedMail mail) {
        assertThat(mail).isFrom("news@example.com");
    }

    @Test
    void waiting() {
        assertThat(smtp).receivesMail(1).isTo("joerg@bücher.example");
        assertThat(smtp).receivesMailsTo("audit@example.com", "joerg@bücher.example");
        assertThat(smtp).receivesMailsInOrderTo("joerg@bücher.example");
        assertThat(smtp)
                .within(Duration.ofSeconds(5))
                .receivesMailSatisfying(
                        mail -> assertThat(mail).hasSubject("Neues für Jörg"),
                        mail -> assertThat(mail).hasAttachment("Übersicht.pdf"));
        assertThat(smtp).fallsSilentFor(Duration.ofMillis(100)).hasSize(1);
    }
}
