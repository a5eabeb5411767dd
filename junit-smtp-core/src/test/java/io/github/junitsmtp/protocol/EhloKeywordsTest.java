package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EhloKeywordsTest {

    @Test
    void a_blank_line_is_no_extension() {
        EhloKeywords keywords = EhloKeywords.parse(SmtpReply.of(250, "mx", "", "SIZE 1000", " "));

        assertThat(keywords.names()).containsExactly("SIZE");
        assertThat(keywords.hasUnknown()).isFalse();
    }

    @Test
    void a_parameter_may_contain_an_equals_sign() {
        EhloKeywords keywords = EhloKeywords.parse(SmtpReply.of(250, "mx", "LIMITS MAILMAX=10 RCPTMAX=50"));

        assertThat(keywords.parametersOf("LIMITS")).containsExactly("MAILMAX=10", "RCPTMAX=50");
    }

    @Test
    void an_equals_sign_may_follow_the_keyword_as_in_a_draft_of_RFC_2554() {
        EhloKeywords keywords = EhloKeywords.parse(SmtpReply.of(250, "mx", "auth=login plain", "AUTH XOAUTH2"));

        assertThat(keywords.names()).containsExactly("AUTH");
        assertThat(keywords.parametersOf("auth")).containsExactly("LOGIN", "PLAIN", "XOAUTH2");
    }
}
