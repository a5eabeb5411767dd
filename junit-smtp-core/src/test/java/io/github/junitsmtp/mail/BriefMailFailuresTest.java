package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.SmtpSoftAssertions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.presentation.Representation;
import org.junit.jupiter.api.Test;

/** The shortening of long texts applies to navigations and soft assertions, unless the test sets its own. */
class BriefMailFailuresTest {

    private static final String ROWS =
            IntStream.rangeClosed(1, 800).mapToObj(row -> "row " + row).collect(Collectors.joining("\n"));

    private final ReceivedMail mail = mail("Subject: Rows\n\n" + ROWS + "\n", "ada@example.org");

    @Test
    void soft_assertions_show_the_part_of_a_long_text_that_each_is_about() {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(mail)
                .textBody()
                .isEqualTo(ROWS.replace("row 471\n", "row 4711\n"))
                .contains("row 801")
                .startsWith("Dear");

        assertThat(softly.assertionErrorsCollected()).hasSize(3);
        assertThat(softly.assertionErrorsCollected().get(0)).message().contains("row 471\n", "row 4711\n");
        assertThat(softly.assertionErrorsCollected().get(1)).message().contains("row 80\n");
        assertThat(softly.assertionErrorsCollected().get(2))
                .message()
                .contains("row 1\n", "row 800")
                .doesNotContain("row 471", "row 80\n");
    }

    @Test
    void an_IDE_gets_the_texts_around_their_first_difference() {
        assertThat(catchThrowable(() -> assertThat(mail).hasTextBody("row 1")))
                .isInstanceOfSatisfying(org.opentest4j.AssertionFailedError.class, failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("\"row 1\"");
                    assertThat(failure.getActual().getStringRepresentation()).startsWith("\"row 1\nrow 2\n");
                });
    }

    @Test
    void a_representation_that_a_test_sets_takes_the_place_of_ours() {
        Representation own = object -> "something of " + object.toString().length() + " characters";

        assertThat(catchThrowable(() ->
                        assertThat(mail).withRepresentation(own).textBody().isEqualTo("x")))
                .hasMessageContaining("something of 1 characters")
                .hasMessageContaining("something of " + ROWS.length() + " characters");
    }
}
