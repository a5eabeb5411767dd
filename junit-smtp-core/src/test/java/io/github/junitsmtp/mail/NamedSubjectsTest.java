package io.github.junitsmtp.mail;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.SmtpSoftAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a failure is about stands in its message, because soft assertions and assertions on each mail show no line of the test. */
class NamedSubjectsTest {

    private static final String NEWSLETTER = """
            Subject: Welcome
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html

            <p>Hello <img src="cid:logo"></p>
            --r
            Content-Type: image/png; name=logo.png
            Content-ID: <logo>

            png
            --r--
            --m
            Content-Type: text/plain
            Content-Disposition: attachment

            terms
            --m--
            """;

    private final ReceivedMail letter = mail("Subject: Welcome\n\nHello\n", "ada@example.org");
    private final ReceivedMail newsletter = mail(NEWSLETTER, "bob@example.org");

    @Test
    void a_text_of_a_mail() {
        assertFailure(() -> assertThat(letter).hasSubject("Goodbye"), """
                [subject]\s
                expected: "Goodbye"
                 but was: "Welcome\"""");
        assertFailure(() -> assertThat(letter).hasTextBody("Bye"), """
                [text body]\s
                expected: "Bye"
                 but was: "Hello\"""");
        assertFailure(() -> assertThat(letter).as("the first letter").textBody().isEmpty(), """
                [the first letter, text body]\s
                Expecting empty but was: "Hello\"""");
        assertFailure(() -> assertThat(newsletter).hasHtmlBody("<p>Bye</p>"), """
                [HTML body]\s
                expected: "<p>Bye</p>"
                 but was: "<p>Hello <img src="cid:logo"></p>\"""");
    }

    @Test
    void one_of_several_mails() {
        ReceivedMails mails = ReceivedMails.of(List.of(letter, newsletter));

        assertFailure(() -> assertThat(mails).last().hasSubject("Goodbye"), """
                [mail 2 of 2, subject]\s
                expected: "Goodbye"
                 but was: "Welcome\"""");
        assertFailure(() -> assertThat(mails).as("letters").first().hasSubject("Goodbye"), """
                [letters, mail 1 of 2, subject]\s
                expected: "Goodbye"
                 but was: "Welcome\"""");
        assertFailure(
                () -> assertThat(ReceivedMails.of(List.of(letter)))
                        .singleElement()
                        .isTo("bob@example.org"),
                """
                Expecting actual:
                  mail from <shop@example.com> to <ada@example.org>: "Welcome"
                to have the envelope recipient (RCPT TO) <bob@example.org> but it was sent to <ada@example.org>""");
    }

    @Test
    void attachments_beside_inline_parts() {
        assertThat(newsletter)
                .inlineParts()
                .singleElement()
                .isSameAs(newsletter.inlineParts().get(0));

        assertFailure(() -> assertThat(newsletter).attachments().hasSize(2), """
                [attachments, without the inline parts logo.png (image/png, 3 bytes)]\s
                Expected size: 2 but was: 1 in:
                [(text/plain, 5 bytes)]""");
        assertFailure(() -> assertThat(newsletter).inlineParts().isEmpty(), """
                [inline parts]\s
                Expecting empty but was: [logo.png (image/png, 3 bytes)]""");
        assertFailure(() -> assertThat(letter).attachments().hasSize(1), """
                [attachments]\s
                Expected size: 1 but was: 0 in:
                []""");
    }

    @Test
    void an_attachment_without_a_name() {
        assertFailure(() -> assertThat(newsletter).hasAttachment("terms.txt"), """
                Expecting actual:
                  mail from <shop@example.com> to <bob@example.org>: "Welcome"
                to have an attachment "terms.txt" but it has (text/plain, 5 bytes)
                an attachment has no file name: set it in Content-Disposition""");
    }

    @Test
    void soft_assertions() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();
        softly.assertThat(letter).hasSubject("Goodbye").hasTextBody("Bye");

        assertThat(softly.assertionErrorsCollected())
                .extracting(failure ->
                        failure.getMessage().lines().findFirst().orElseThrow().strip())
                .containsExactly("[subject]", "[text body]");
    }

    @Test
    void the_reason_why_a_mail_does_not_satisfy_requirements() {
        assertThat(catchThrowable(() -> assertThat(ReceivedMails.of(List.of(letter, newsletter)))
                        .allSatisfy(mail -> assertThat(mail).isTo("ada@example.org"))))
                .message()
                .contains(
                        "to have the envelope recipient (RCPT TO) <ada@example.org> but it was sent to <bob@example.org>")
                .doesNotContain("more lines");
    }
}
