package io.github.junitsmtp.protocol;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReplyAnnouncementTest {

    private final SmtpReply greeting = SmtpReply.parse("220 mx.example.org ESMTP Postfix 3.9\r\n");
    private final SmtpReply extensions = SmtpReply.parse(
            "250-mx.example.org greets you\r\n250-STARTTLS\r\n250-Size 1000\r\n250 AUTH PLAIN LOGIN\r\n");

    @Test
    void a_greeting_announces_domain_and_software() {
        assertThat(greeting)
                .announcesDomain("mx.example.org")
                .announcesDomain("MX.Example.ORG")
                .announcesSoftware("postfix")
                .announcesSoftware("Postfix 3.9");
        assertThat(SmtpReply.parse("220-mx.example.org\r\n220 Exim 4.98\r\n"))
                .announcesDomain("mx.example.org")
                .announcesSoftware("Exim");
        assertThat(SmtpReply.parse("554 5.3.2 mx.example.org No service\r\n")).announcesDomain("mx.example.org");
    }

    @Test
    void a_reply_to_EHLO_announces_domain_and_extensions() {
        assertThat(extensions)
                .announcesDomain("mx.example.org")
                .advertises("STARTTLS")
                .advertises("starttls")
                .advertises("SIZE")
                .advertises("SIZE", "1000")
                .advertises("AUTH", "login", "PLAIN");
        assertThat(SmtpReply.of(250, "mx", "AUTH=LOGIN", "AUTH PLAIN", "LIMITS MAILMAX=1"))
                .advertises("AUTH", "LOGIN", "PLAIN")
                .advertises("AUTH=LOGIN")
                .advertises("LIMITS", "MAILMAX=1");
    }

    @Test
    void a_failure_says_what_was_announced_instead() {
        assertFailure(() -> assertThat(greeting).announcesDomain("mail.example.org"), """
                Expecting actual:
                  220 mx.example.org ESMTP Postfix 3.9
                to have domain "mail.example.org" as its first word but it is "mx.example.org\"""");
        assertFailure(() -> assertThat(SmtpReply.of(220)).announcesDomain("mx.example.org"), """
                Expecting actual:
                  220
                to have domain "mx.example.org" as its first word but it is \"\"""");
        assertFailure(() -> assertThat(greeting).announcesSoftware("Exim"), """
                Expecting actual:
                  220 mx.example.org ESMTP Postfix 3.9
                to have the software name "Exim" after its domain but it says "ESMTP Postfix 3.9\"""");
        assertFailure(() -> assertThat(SmtpReply.of(220, "postfix.example.org")).announcesSoftware("postfix"), """
                Expecting actual:
                  220 postfix.example.org
                to have the software name "postfix" after its domain but it says \"\"""");
    }

    @Test
    void a_failure_says_which_extensions_there_are() {
        SmtpReply few = SmtpReply.of(250, "STARTTLS", "SIZE 1000", "HELP");

        assertFailure(() -> assertThat(few).advertises("STARTTLS"), """
                Expecting actual:
                  250-STARTTLS
                250-SIZE 1000
                250 HELP
                to have STARTTLS among its extensions but it advertises "SIZE 1000", "HELP\"""");
        assertFailure(() -> assertThat(few).advertises("SIZE", "2000"), """
                Expecting actual:
                  250-STARTTLS
                250-SIZE 1000
                250 HELP
                to have SIZE 2000 among its extensions but it advertises "SIZE 1000", "HELP\"""");
        assertFailure(() -> assertThat(SmtpReply.of(250, "mx.example.org")).advertises("HELP"), """
                Expecting actual:
                  250 mx.example.org
                to have HELP among its extensions but it advertises none""");
        assertFailure(() -> assertThat(SmtpReply.of(502, "No", "HELP")).advertises("HELP"), """
                Expecting actual:
                  502-No
                502 HELP
                to have HELP among its extensions but it is 502 (command not implemented); extensions are listed in the 250 reply to EHLO""");
    }

    @Test
    void an_extension_of_which_the_name_is_only_a_part_is_another() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(extensions).advertises("START"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(extensions).advertises("PLAIN"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(extensions).advertises("SIZE", "100"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(SmtpReply.of(250, "mx", " ")).advertises("SIZE"));
    }

    @Test
    void an_expectation_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(extensions).advertises("SIZE 1000"))
                .withMessage(
                        "keyword and parameters must be one word each, as in" + " advertises(\"AUTH\", \"PLAIN\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(extensions).advertises("SIZE", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(greeting).announcesSoftware(" "))
                .withMessage("software must not be blank");
    }
}
