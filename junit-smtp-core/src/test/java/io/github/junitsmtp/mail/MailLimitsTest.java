package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.Allocations;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No mail takes much more memory than its size, however it is nested. */
@Timeout(600)
class MailLimitsTest {

    private static final int LEVELS = 299;
    private static final int SIZE = 2_000_000;
    private static final String TEXT = ("x".repeat(79) + "\n").repeat(SIZE / 80);

    private static void read(ReceivedMail mail) {
        assertThat(mail.mimeTree()).isNotEmpty();
        assertThat(mail.problems()).isNotNull();
        assertThat(mail.textBody()).isNotNull();
        assertThat(mail.attachments()).isNotNull();
        assertThat(mail.enclosedMessages()).isNotNull();
    }

    private static String multiparts(int levels, String inner) {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            content.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return content.append(inner).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7bit", "quoted-printable", "base64", "x-unknown"})
    void messages_in_messages_share_their_bytes(String encoding) {
        String header = "Content-Type: message/rfc822\nContent-Transfer-Encoding: " + encoding + "\n\n";
        ReceivedMail deep = mail(header.repeat(LEVELS) + "Content-Type: text/plain\n\n" + TEXT);

        Allocations.stayBelow(60L * SIZE, deep, MailLimitsTest::read);
    }

    @Test
    void multiparts_in_multiparts_are_read_once() {
        ReceivedMail deep = mail(multiparts(LEVELS, "\n" + TEXT));

        Allocations.stayBelow(60L * SIZE, deep, MailLimitsTest::read);
        assertThat(deep.mimeTree().lines()).hasSize(LEVELS + 1);
    }

    @Test
    void lines_that_look_like_delimiters_are_no_matter() {
        ReceivedMail deep = mail(multiparts(LEVELS, "\n" + "--b\n".repeat(SIZE / 5)));

        read(deep);

        assertThat(deep.textBody()).hasValueSatisfying(text -> assertThat(text).hasSize(SIZE / 5 * 4 - 1));
    }

    @Test
    void parts_without_end_are_told() {
        ReceivedMail many = mail(multiparts(LEVELS, "\n" + "--b298\n\n".repeat(200_000)));

        assertThat(many.problems())
                .contains("part " + "1.".repeat(LEVELS - 2)
                        + "1 is in a message with more than 100000 parts, so the rest was not read");
        assertThat(many.textBody()).contains("");
    }

    @Test
    void encoded_words_are_decoded_in_one_go() {
        Allocations.growWithInput(
                10_000,
                words -> mail("Subject:" + " =?utf-8?Q?a?=\n".repeat(words) + "\n"),
                mail -> assertThat(mail.subject()).isPresent());
        Allocations.growWithInput(
                10_000,
                words -> mail("Subject:" + " =?utf-8?Q?a\n".repeat(words) + "\n"),
                mail -> assertThat(mail.subject()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "\"", ";", "; a*0=x", " a", "=?", "\\", "'", "a=\"", "( ) "})
    void structured_fields_are_read_once(String piece) {
        Allocations.growWithInput(
                10_000,
                pieces -> mail("Content-Type: text/plain" + piece.repeat(pieces) + "\nContent-ID: "
                        + piece.repeat(pieces) + "\nContent-Disposition: a; filename=" + piece.repeat(pieces) + "\n\n"),
                mail -> assertThat(mail.root().parts()).isEmpty());
    }

    @Test
    void names_of_time_zones_are_read_once() {
        Allocations.growWithInput(
                1_000,
                slashes -> mail("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID="
                        + "/".repeat(slashes) + ":20260601T100000\nEND:VEVENT\nEND:VCALENDAR\n"),
                mail -> assertThat(mail.calendar().orElseThrow().start()).isEmpty());
    }

    /** Quadratic time would take minutes. */
    @Test
    void repeated_signs_are_read_in_linear_time() {
        int times = 500_000;

        assertThat(mail("Content-ID: <" + "\"".repeat(times) + "\n\n").problems())
                .hasSize(1);
        assertThat(mail("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID="
                                + "/".repeat(times) + ":20260601T100000\nEND:VEVENT\nEND:VCALENDAR\n")
                        .calendar()
                        .flatMap(CalendarObject::start))
                .isEmpty();
        assertThat(mail("List-Unsubscribe: " + "<".repeat(times) + "\n\n").listUnsubscribe())
                .isPresent();
        assertThat(mail("Content-Type: text/plain; charset=utf-8\n\nhttps://a/" + "\u2026".repeat(times)
                                + "x\n*https://a/" + "*".repeat(times) + "x")
                        .links())
                .hasSize(2);
    }

    @Test
    void a_small_stack_is_enough_for_the_deepest_mail() throws InterruptedException, ExecutionException {
        ReceivedMail deep = mail(multiparts(150, "Content-Type: message/rfc822\n\n".repeat(150)) + "\nHello");
        FutureTask<Void> reading = new FutureTask<>(() -> read(deep), null);
        Thread small = new Thread(null, reading, "small", 512 * 1024);

        small.start();

        assertThat(reading.get()).isNull();
        assertThat(deep.mimeTree().lines()).hasSize(301);
    }
}
