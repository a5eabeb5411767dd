package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that reverse text or are invisible can make one name look like another. */
@SmtpServer
class InvisibleCharactersTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x80, 0x9f, 0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b,
                0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0x3164, 0xe0041
            })
    void they_are_shown_escaped(int c, RecordingSmtpServer smtp) {
        String hidden = Character.toString(c);
        String name = "invoice" + hidden + "fdp.exe";
        String seen = "invoice" + escaped(c) + "fdp.exe";
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("a" + hidden + "b@example.com", "SMTPUTF8");
            client.rcptTo("ada" + hidden + "@example.org");
            client.data();
            client.message("Subject: " + name + "\nContent-Type: application/pdf; name=\"" + name
                    + "\"\nContent-Disposition: attachment\n\nx");
        }

        assertThat(smtp.transcript().render()).doesNotContain(hidden).contains(seen);
        assertThat(smtp.mails().first().toString()).doesNotContain(hidden).contains(seen);
        assertThat(smtp.mails().first().attachments().get(0).toString())
                .doesNotContain(hidden)
                .contains(seen);
        String page = smtp.report().titled(name).failedBy(name).html();
        assertThat(page).doesNotContain(hidden);
        Document shown = Jsoup.parse(page);
        assertThat(shown.title()).isEqualTo(seen);
        assertThat(shown.select("h1, #failure pre, .subject, .files b").eachText())
                .containsExactly(seen, seen, seen, seen);
        assertThat(shown.select(".download").attr("download")).isEqualTo(seen);
    }

    private static String escaped(int c) {
        return String.format(c > 0xffff ? "\\u{%x}" : c < 0xa0 ? "\\x%02x" : "\\u%04x", c);
    }

    @Test
    void what_is_seen_stays_as_it_is() {
        String text = "Käse, שלום, مرحبا, \ud83d\ude00\ufe0f, \u0600\u0661";

        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.formatEscaped("a\n\t" + text)).isEqualTo("a\n\t" + text);
    }
}
