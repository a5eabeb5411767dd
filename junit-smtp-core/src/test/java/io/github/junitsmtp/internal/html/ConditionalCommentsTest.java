package io.github.junitsmtp.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalCommentsTest {

    private static String seen(String html) {
        return ConditionalComments.seenByOutlook(html).replaceAll(" +", " ").strip();
    }

    @Test
    void show_their_content_to_Outlook() {
        assertThat(seen("a <!--[if mso]><b>1</b><![endif]--> c")).isEqualTo("a <b>1</b> c");
    }

    @Test
    void hide_content_from_Outlook() {
        assertThat(seen("a <!--[if !mso]><!--><b>1</b><!--<![endif]--> c")).isEqualTo("a c");
        assertThat(seen("a <!--[if !mso]>--><b>1</b><!--<![endif]--> c")).isEqualTo("a c");
        assertThat(seen("a <!--[if !mso]><!-- --><b>1</b><!-- <![endif]--> c")).isEqualTo("a c");
        assertThat(seen("a <!--[if mso]><!-- --><b>1</b><!-- <![endif]--> c")).isEqualTo("a <!-- --><b>1</b> c");
        assertThat(seen("a <![if !mso]><b>1</b><![endif]> c")).isEqualTo("a c");
    }

    @Test
    void keep_lines() {
        String html = "a\n<!--[if !mso]><!-->\nb\n<!--<![endif]-->\nc";

        assertThat(ConditionalComments.seenByOutlook(html).lines().map(String::strip))
                .containsExactly("a", "", "", "", "c");
    }

    @Test
    void may_be_within_others() {
        assertThat(seen("<!--[if mso]>a<!--[if lt mso 12]>b<![endif]-->c<![endif]-->d"))
                .isEqualTo("a c d");
        assertThat(seen("<![endif]-->a")).isEqualTo("a");
        assertThat(seen("a<!--[if IE]>b")).isEqualTo("a");
    }

    @Test
    void are_another_thing_than_comments() {
        assertThat(ConditionalComments.areIn("<!-- [if mso] --> a <!-- b -->")).isFalse();
        assertThat(ConditionalComments.areIn("<!--[IF mso]>a<![endif]-->")).isTrue();
    }

    /** The behaviour of the newest Outlook, which is mso 16. */
    @ParameterizedTest
    @CsvSource({
        "mso, true",
        "!mso, false",
        "mso | IE, true",
        "IE, false",
        "(gte mso 9)|(IE), true",
        "gte mso 9, true",
        "lt mso 12, false",
        "lte mso 16, true",
        "gt mso 16, false",
        "mso 16, true",
        "mso 15, false",
        "gte vml 1, true",
        "(mso)&(!IE), true",
        "!(mso|IE), false",
        "!, true",
        "'', false"
    })
    void are_judged_as_by_Outlook(String condition, boolean holds) {
        assertThat(new Condition(condition).holds()).isEqualTo(holds);
    }
}
