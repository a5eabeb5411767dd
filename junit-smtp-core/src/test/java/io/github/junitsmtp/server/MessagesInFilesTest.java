package io.github.junitsmtp.server;

import static io.github.junitsmtp.TestMailer.sendMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.store.Garbage;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class MessagesInFilesTest {

    private static final String LARGE = "Subject: large\n\n" + "x".repeat(70) + "\n";

    private static RecordingSmtpServer spilling() {
        return RecordingSmtpServer.builder().spillAbove(60).start();
    }

    /** Returns the folders of servers that keep a message with some text. */
    private static List<Path> foldersOf(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "junit-smtp-*")) {
            for (Path folder : folders) {
                if (holds(folder, text)) {
                    found.add(folder);
                }
            }
        }
        return found;
    }

    private static boolean holds(Path folder, String text) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path file : files) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // another test has deleted it
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void assertAllOfItCanBeRead(ReceivedMail mail, Transcript transcript) {
        assertThat(mail.content()).asString().isEqualTo(LARGE.replace("\n", "\r\n"));
        assertThat(mail).hasToString("mail from <shop@example.com> to <ada@example.org>: \"large\"");
        assertThat(transcript.render()).contains("Subject: large");
        assertThat(transcript.toString()).contains("Subject: large");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail).hasSubject("small"))
                .withMessageContaining("large");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).hasSessions(2))
                .withMessageContaining("Subject: large");
    }

    @Test
    void a_message_can_be_read_after_its_server_was_closed() {
        ReceivedMail mail;
        Transcript transcript;
        try (RecordingSmtpServer smtp = spilling()) {
            sendMessage(smtp, "ada@example.org", LARGE);
            mail = smtp.awaitMail();
            transcript = smtp.transcript();
        }

        assertAllOfItCanBeRead(mail, transcript);
    }

    @Test
    void a_message_can_be_read_after_its_server_was_reset() {
        try (RecordingSmtpServer smtp = spilling()) {
            sendMessage(smtp, "ada@example.org", LARGE);
            ReceivedMail mail = smtp.awaitMail();

            smtp.reset();

            assertThat(mail.content()).asString().isEqualTo(LARGE.replace("\n", "\r\n"));
            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Test
    void clients_do_not_notice_that_the_server_is_reset() throws Exception {
        int mails = 200;
        try (RecordingSmtpServer smtp = spilling()) {
            CountDownLatch sent = new CountDownLatch(mails);
            Thread tester = new Thread(() -> {
                while (sent.getCount() > 0) {
                    List<ReceivedMail> before = smtp.mails().list();
                    smtp.reset();
                    before.forEach(mail -> assertThat(mail).hasSubject("large"));
                }
            });
            List<Throwable> failures = new ArrayList<>();
            tester.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            tester.start();
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                for (; sent.getCount() > 0; sent.countDown()) {
                    client.mailFrom("shop@example.com");
                    client.rcptTo("ada@example.org");
                    assertThat(client.data()).isStartMailInput();
                    assertThat(client.message(LARGE)).isOk();
                }
            } finally {
                while (sent.getCount() > 0) {
                    sent.countDown();
                }
            }
            tester.join();

            assertThat(failures).isEmpty();
        }
    }

    @Test
    void a_file_goes_when_nobody_can_read_it_any_more() throws Exception {
        String text = UUID.randomUUID().toString();
        try (RecordingSmtpServer smtp = spilling()) {
            sendMessage(smtp, "ada@example.org", LARGE + text + "\n");
            WeakReference<ReceivedMail> mail = new WeakReference<>(smtp.awaitMail());
            assertThat(foldersOf(text)).hasSize(1);

            smtp.reset();
            Garbage.await(mail);
            Awaitility.await().pollInSameThread().until(() -> foldersOf(text).isEmpty());
        }
    }

    @Test
    void what_somebody_else_has_deleted_is_told() throws Exception {
        String text = UUID.randomUUID().toString();
        ReceivedMail mail;
        Transcript transcript;
        try (RecordingSmtpServer smtp = spilling()) {
            sendMessage(smtp, "ada@example.org", LARGE + text + "\n");
            mail = smtp.awaitMail();
            transcript = smtp.transcript();
            delete(foldersOf(text).get(0));

            assertThatCode(smtp::reset).doesNotThrowAnyException();
            sendMessage(smtp, "ada@example.org", LARGE);
            assertThat(smtp.awaitMail()).hasSubject("large");
            assertThat(smtp).hasReceivedExactly(1);
        }
        assertThat(mail).hasToString("mail from <shop@example.com> to <ada@example.org>: its file was deleted");
        assertThat(transcript.render()).contains("Subject: large");
        assertThatIllegalStateException()
                .isThrownBy(mail::content)
                .withMessageMatching(
                        "Cannot read the 131-octet message stored in .*message-1\\.eml:"
                                + " java\\.nio\\.file\\.NoSuchFileException: .*; raise spillAbove\\(\\.\\.\\) to keep it in memory");
    }

    @Test
    void a_transcript_tells_that_a_message_was_deleted() throws Exception {
        String text = UUID.randomUUID().toString();
        try (RecordingSmtpServer smtp = spilling()) {
            sendMessage(smtp, "ada@example.org", LARGE + text + "\n");
            smtp.awaitMail();
            delete(foldersOf(text).get(0));

            assertThat(smtp.transcript().render()).contains("C: (a 131-byte message whose file was deleted)");
            assertThat(smtp.transcript().toString()).contains("C: (a 131-byte message whose file was deleted)");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(smtp).hasReceivedNoMail())
                    .withMessageContaining("1. from <shop@example.com> to <ada@example.org>: its file was deleted");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> assertThat(smtp.mails().get(0)).hasSubject("large"))
                    .withMessageStartingWith("Cannot read the 131-octet message");
        }
    }
}
