package io.github.junitsmtp.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not a recording is rejected with its name, the line, and what to do. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BadRecordingsTest {

    private static final String FIRST = "junit-smtp recording, version 1\n";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("shop.smtp");
    }

    private void assertInvalid(String text, int line, String problem) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> Transcript.read(file()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The recording " + file() + " is invalid at line " + line + ": " + problem);
    }

    @Test
    void a_missing_file_says_how_to_write_one() {
        assertThatThrownBy(() -> Transcript.read(file()))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read the recording " + file()
                        + ": there is no such file; write one with transcript().writeTo(..)");
    }

    @Test
    void a_directory_is_neither_read_nor_replaced() {
        assertThatThrownBy(() -> Transcript.read(folder))
                .hasMessage("Cannot read the recording " + folder + ": it is a directory");
        assertThatThrownBy(() -> new ReadTranscript(List.of()).writeTo(folder))
                .hasMessage("Cannot write the recording " + folder + ": it is a directory");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Files.writeString(file(), "");

        assertThatThrownBy(() -> new ReadTranscript(List.of()).writeTo(file().resolve("x.smtp")))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write the recording " + file().resolve("x.smtp") + ": ");
    }

    @Test
    void a_file_of_100_MB_is_not_read() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file().toFile(), "rw")) {
            large.setLength(100_000_000);
        }

        assertThatThrownBy(() -> Transcript.read(file()))
                .hasMessage(
                        "Cannot read the recording " + file()
                                + ": it is 100,000,000 bytes, but the limit is 50,000,000 bytes; delete sessions or large messages from it");
    }

    @Test
    void an_empty_file_is_no_recording() throws IOException {
        assertInvalid(
                "", 1, "the file is empty; the first line of a recording must be \"junit-smtp recording, version 1\"");
    }

    @Test
    void another_text_is_no_recording() throws IOException {
        assertInvalid(
                "Dear Ada,\n",
                1,
                "the first line of a recording must be \"junit-smtp recording, version 1\" but was \"Dear Ada,\"");
    }

    @Test
    void another_version_is_named() throws IOException {
        assertInvalid(
                "junit-smtp recording, version 2\n",
                1,
                "the recording has version 2, but this version of junit-smtp reads version 1;"
                        + " use a version of junit-smtp that reads it, or record again");
    }

    @Test
    void a_file_that_was_cut_off_is_noticed() throws IOException {
        assertInvalid(
                FIRST + "session 1\n    S: 220 mx\n    C: QUIT\n    S: 221 b",
                5,
                "the recording ends here without the line \"end\"; it was cut off, or that line was left out");
    }

    @Test
    void a_session_that_occurs_twice_is_named() throws IOException {
        assertInvalid(
                FIRST + "session 1\n    S: 220 mx\nsession 1\n    S: 220 mx\nend\n",
                4,
                "there is already a session 1 above; give each session a different number");
    }

    @ParameterizedTest
    @ValueSource(strings = {",,", "1,0", "9,999,999,999"})
    void a_number_of_exchanges_that_cannot_be_is_named(String number) throws IOException {
        String heading = "session 1 (" + number + " exchanges not kept)";

        assertInvalid(
                FIRST + heading + "\nend\n",
                2,
                "expected a line such as \"session 1\" or \"session 2, closed by the server\" but was \"" + heading
                        + "\"");
    }

    @Test
    void a_command_without_reply_is_named() throws IOException {
        assertInvalid(
                FIRST + "session 1\n    S: 220 mx\n    C: NOOP\n    C: QUIT\n    S: 221 bye\nend\n",
                4,
                "\"C: NOOP\" has no reply before the client's next line; add the server's line, beginning"
                        + " with \"S: \", or the line \"(no reply)\"");
        assertInvalid(
                FIRST + "session 1\n    S: 220 mx\n    C: NOOP\nend\n",
                4,
                "\"C: NOOP\" has no reply; add the server's line, beginning with \"S: \", or the line \"(no reply)\"");
    }

    @Test
    void a_second_thing_that_nobody_asked_for_is_named() throws IOException {
        assertInvalid(
                FIRST + "session 1\n    S: 220 mx\n    C: QUIT\n    (no reply)\n    S: 221 bye\nend\n",
                6,
                "this is a reply without a command; above it, add the client's line, beginning with \"C: \","
                        + " or the line \"(unsolicited)\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Session one | expected a line such as \"session 1\" but was \"Session one\"",
                "session one | expected a line such as \"session 1\" or \"session 2, closed by the server\" but was \"session one\"",
                "C: NOOP | expected a line such as \"session 1\" but was \"C: NOOP\"",
            })
    void a_line_that_is_none_of_a_recording_is_named(String line, String problem) throws IOException {
        assertInvalid(FIRST + "\n" + line + "\nend\n", 3, problem);
    }

    @Test
    void lines_within_a_session_that_make_no_sense_are_named() throws IOException {
        assertInvalid(
                FIRST + "session 1\n220 mx\nend\n",
                3,
                "expected a line that begins with C:, S:, # or \"session\", or a note in parentheses, but was \"220 mx\"");
        assertInvalid(
                FIRST + "session 1\n(later)\nend\n",
                3,
                "this note is not allowed here: \"(later)\"; a comment begins with #");
        assertInvalid(
                FIRST + "session 1\nS: 220 C:\\Users\nend\n",
                3,
                "\"\\Use\" is not an escape sequence; use \\n, \\r, \\t, \\\\ for a backslash, or \\x and two hexadecimal digits");
        assertInvalid(
                FIRST + "session 1\nend\nsession 2\n",
                4,
                "expected nothing after the line \"end\" but found \"session 2\"");
    }

    @Test
    void a_line_without_end_is_not_read_as_a_whole() throws IOException {
        assertInvalid(
                FIRST + "session 1\nS: " + "x".repeat(200_000),
                3,
                "the line has more than 100000 characters; split it with a backslash at the end of the first part");
    }

    @Test
    void bytes_that_are_no_text_are_told_from_text() throws IOException {
        Files.write(file(), (FIRST + "session 1\nS: 220 \u00fc\nend\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Transcript.read(file()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The recording " + file() + " is invalid at line 3: this is not UTF-8");
    }

    @Test
    void what_a_person_writes_may_be_short() throws IOException {
        Path written = file();
        Files.writeString(
                written,
                "\ufeff"
                        + FIRST.concat(
                                        "# made by hand\n\nsession 1\nS: 220 mx\nC: mail from:<a@example.org>\nS: 250 OK\n"
                                                + "C:rcpt to:<b@example.org>\nS:250 OK\nC: data\nS: 354 go\nC: Subject: x\nC:\nC: ..\nC: .\n"
                                                + "S: 250 OK\nC: QUIT\nS: 221 bye\n\nsession 2, closed by the server\n(no reply)\nend\n")
                                .replace("\n", "\r\n"));

        Transcript read = Transcript.read(written);

        assertThat(read.sessions()).hasSize(2);
        assertThat(read).session(1).endedWithQuit().hasEnding(Ending.CLOSED_BY_SERVER);
        assertThat(read.mails())
                .singleElement()
                .isFrom("a@example.org")
                .isTo("b@example.org")
                .hasSubject("x");
        assertThat(read.sessions().get(1).ending()).isEqualTo(Ending.CLOSED_BY_SERVER);
        assertThat(read.render()).contains("               S: 220 mx\n               C: mail from:<a@example.org>\n");
    }
}
