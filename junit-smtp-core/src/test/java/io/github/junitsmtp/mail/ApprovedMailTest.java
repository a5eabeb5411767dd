package io.github.junitsmtp.mail;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovedMailTest {

    private static final String SUBJECT = """
            Expecting actual:
              mail from <shop@example.com> to <ada@example.org>: "Offer"
            """;

    private final ReceivedMail offer = mail(SampleMails.OFFER, "ada@example.org");

    @TempDir
    private Path directory;

    private Path file(String name) {
        return directory.resolve("io/github/junitsmtp/mail/ApprovedMailTest." + name);
    }

    @Test
    void a_mail_that_a_person_has_approved_matches() {
        assertThat(offer).matchesApproved();
    }

    @Test
    void the_first_run_writes_the_mail_and_says_how_to_approve_it() throws IOException {
        Path received = file("the_first_run_writes_the_mail_and_says_how_to_approve_it.received.txt");
        Path approved = file("the_first_run_writes_the_mail_and_says_how_to_approve_it.approved.txt");

        assertFailure(
                () -> assertThat(offer).as("offer").matchesApproved(approval -> approval.inDirectory(directory)),
                "[offer] \n" + SUBJECT + "to have the approved form " + approved
                        + " but there is none yet\nthe received text was written to " + received
                        + "\nto approve it, rename it to " + approved.getFileName()
                        + ", or run the test once with -Djunit-smtp.approve=true; then commit the approved file");

        Files.move(received, approved);
        assertThat(offer).matchesApproved(approval -> approval.inDirectory(directory));
        assertThat(received).doesNotExist();
    }

    @Test
    void a_change_is_shown_and_left_beside_the_approved_file() throws IOException {
        Path approved = file("a_change_is_shown_and_left_beside_the_approved_file.offer.approved.txt");
        Path received = file("a_change_is_shown_and_left_beside_the_approved_file.offer.received.txt");
        Files.createDirectories(approved.getParent());
        Files.writeString(
                approved,
                ApprovalText.of(
                                mail(SampleMails.OFFER.replace("Hello Ada", "Dear Ada\nDear Ada"), "ada@example.org"),
                                Approval.STANDARD)
                        .replace("\n", "\r\n"));

        assertFailure(
                () -> assertThat(offer)
                        .matchesApproved(
                                approval -> approval.inDirectory(directory).named("offer")),
                SUBJECT + "to have the approved form " + approved
                        + " but the first difference is on line 21\n  - Dear Ada\n  - Dear Ada\n  + Hello Ada\nthe received text was written to "
                        + received + "\nto approve it, rename it to " + approved.getFileName()
                        + ", or run the test once with -Djunit-smtp.approve=true; then commit the approved file");

        assertThat(received).content().contains("Hello Ada").doesNotContain("\r");
        Files.writeString(approved, Files.readString(received));
        assertThat(offer)
                .matchesApproved(approval -> approval.inDirectory(directory).named("offer"));
        assertThat(received).doesNotExist();
    }

    @Test
    void the_final_line_end_of_the_approved_file_does_not_matter() throws IOException {
        Path approved = file("the_final_line_end_of_the_approved_file_does_not_matter.approved.txt");
        Files.createDirectories(approved.getParent());
        Files.writeString(approved, ApprovalText.of(offer, Approval.STANDARD).stripTrailing());

        assertThat(offer).matchesApproved(approval -> approval.inDirectory(directory));
    }

    @Test
    void what_varies_makes_no_difference() {
        String other = SampleMails.OFFER
                .replace("10:00:00", "11:11:11")
                .replace("<1@example.com>", "<2@example.com>")
                .replace("alternative\n", "other\n")
                .replace("=mixed", "=xyz")
                .replace("--mixed", "--xyz")
                .replace("cid:logo", "cid:42")
                .replace("<logo>", "<42>")
                .replace("t=1", "t=2")
                .replace("t=3D1", "t=3D2");

        assertThat(ApprovalText.of(mail(other, "ada@example.org"), Approval.STANDARD.replacing("t=\\d", "t=<token>")))
                .isEqualTo(ApprovalText.of(offer, Approval.STANDARD.replacing("t=\\d", "t=<token>")));
    }

    @Test
    void content_ids_that_begin_alike_are_numbered_each_for_itself() {
        String mail = """
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:logo"><img src="cid:logo2"><img src='cid:a%2Bb@x'> cid:logo, cid:logo.
                --b
                Content-Type: image/png
                Content-ID: <logo>

                --b
                Content-Type: image/png
                Content-ID: <logo2>

                --b
                Content-Type: image/png
                Content-ID: <a+b@x>

                --b--
                """;

        assertThat(ApprovalText.of(mail(mail), Approval.STANDARD))
                .contains("<img src=\"cid:content-id-1\"><img src=\"cid:content-id-2\"><img src='cid:content-id-3'>"
                        + " cid:content-id-1, cid:content-id-1.")
                .contains("image/png <content-id-2>");
    }

    @ParameterizedTest
    @CsvSource({
        "x.ATest, lambda$welcomes$0, x.ATest, welcomes",
        "x.ATest, welcomes$lambda$0, x.ATest, welcomes",
        "x.ATest, welcomes$lambda$1$lambda$0, x.ATest, welcomes",
        "x.ATest, welcomes$lambda-0, x.ATest, welcomes",
        "x.ATest, is it safe?$lambda$0, x.ATest, is it safe?",
        "x.ATest$welcomes$1, invoke, x.ATest, welcomes",
        "x.ATest$Inner$welcomes$1$2, invokeSuspend, x.ATest$Inner, welcomes",
        "x.ATest$Inner, invoke, x.ATest$Inner, invoke"
    })
    void lambdas_have_the_name_of_the_method_around_them(
            String className, String method, String expectedClass, String expectedMethod) {
        assertThat(CallingTest.around(className, method)).isEqualTo(new CallingTest(expectedClass, expectedMethod));
    }

    @Test
    void a_name_is_part_of_a_file_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approval.STANDARD.named("a/b"))
                .withMessage("name must consist of letters, digits, _ and - but was \"a/b\"");
    }

    @Nested
    class In_a_nested_class {

        @Test
        void the_file_has_the_names_of_both() {
            assertThat(CallingTest.find())
                    .isEqualTo(new CallingTest(
                            "io.github.junitsmtp.mail.ApprovedMailTest$In_a_nested_class",
                            "the_file_has_the_names_of_both"));
            assertThat(Approval.STANDARD.file("org.x.Outer$Inner", "test"))
                    .isEqualTo(Path.of("src/test/resources/org/x/Outer.Inner.test.approved.txt"));
            assertThat(Approval.STANDARD.file("org.x.Kotlin", "is it \"safe\"? für/alle"))
                    .isEqualTo(Path.of("src/test/resources/org/x/Kotlin.is_it_safe_für_alle.approved.txt"));
        }
    }
}
