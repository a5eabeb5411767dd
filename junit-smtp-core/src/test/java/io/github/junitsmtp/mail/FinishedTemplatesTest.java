package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.smtpUtf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.MessageRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public templates, once filled in, and finished texts in many languages contain no mistakes. */
class FinishedTemplatesTest {

    private static final Pattern SECTION = Pattern.compile("\\{\\{[#/^][^}]*}}");
    private static final Pattern ADDRESS = Pattern.compile("\\{\\{ ?\\w*url\\w* ?}}");
    private static final Pattern VALUE = Pattern.compile("\\{\\{[^}]*}}");
    private static final Pattern SAMPLE = Pattern.compile("(?i)lorem ipsum( dolor sit amet)?");
    /** A target that the template leaves open, or that is on the sender's own site. */
    private static final Pattern OPEN_TARGET = Pattern.compile("href=\"[#/]");

    private static Stream<Path> templates() {
        try {
            Path folder = Path.of(Objects.requireNonNull(
                            FinishedTemplatesTest.class.getResource("/io/github/junitsmtp/html/templates"))
                    .toURI());
            return Files.list(folder).filter(file -> file.toString().endsWith(".html"));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReceivedMail html(String html) {
        return smtpUtf8(
                "From: Shop <shop@example.com>\nSubject: Hi\nContent-Type: text/html; charset=utf-8\n\n" + html);
    }

    private static String read(Path template) {
        try {
            return Files.readString(template).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String template) {
        String html = SECTION.matcher(template).replaceAll("");
        html = ADDRESS.matcher(html).replaceAll("https://shop.example/go");
        html = VALUE.matcher(html).replaceAll("42");
        html = SAMPLE.matcher(html).replaceAll("Good news");
        return OPEN_TARGET.matcher(html).replaceAll("href=\"https://shop.example/");
    }

    @Test
    void there_are_twenty() {
        assertThat(templates()).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_filled_template_is_finished(Path template) {
        assertThat(html(filled(read(template)))).isFinished();
    }

    @Test
    void templates_that_are_not_filled_are_told() {
        assertThat(templates().filter(template -> read(template).contains("{{")))
                .hasSize(5)
                .allSatisfy(template -> assertThat(html(read(template)).violations(MessageRule.finished()))
                        .anySatisfy(violation -> assertThat(violation.rule()).isEqualTo(MessageRule.PLACEHOLDERS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // German
                "Sehr geehrte Frau Müller, unter null Grad hilft nur eins: 20 % auf alles – außer Tiernahrung*! „Spaß“ … GRÖSSE: XL",
                "Der Vertrag wäre null und nichtig. In null Komma nichts von null auf hundert, null Prozent Zinsen, §§ 5 ff., 3½ m²",
                // French
                "Bonjour Élodie, « À bientôt » — l’œuf, ça coûte 10 € ; 50 % de réduction ! PRÊT À PARTIR, CHÂTEAU, N° 12, 2ᵉ étage…",
                "match nul 0-0, pâte à pâtes, Château® Café© THÉÂTRE™, « Noël », ÀÉÈÊËÎÏÔÙÛÜŸŒ",
                // Spanish
                "¡Hola Íñigo! ¿Cómo estás? 1.ª edición, 2.º piso, MAÑANA, ESPAÑA… Todo «incluido» por 10 €. ÁÉÍÓÚÑ",
                // Portuguese
                "Olá João, NÃO PERCA: PROMOÇÃO DE VERÃO – SÃO PAULO, IRMÃ, “AMANHÃ”, (MANHÃ) 'MAÇÃ' AMANHÃ– CRISTÃ©, Âmbar, ÂNGULO",
                // Polish
                "Cześć Łukasz, zażółć gęślą jaźń. Twoje zamówienie zostało wysłane – śledź przesyłkę „tu”. 100 zł, ĄĆĘŁŃÓŚŹŻ",
                // Czech
                "Dobrý den, příliš žluťoučký kůň úpěl ďábelské ódy. Vaše objednávka č. 5 „hotova“ – 199 Kč. ŘŽŠČĎŤŇ",
                // Turkish
                "Merhaba Şule, siparişiniz İstanbul'a gönderildi. %50 indirim! Fiyatı %20 düştü. Kâğıt, Âdem, rüzgâr, hâlâ, Âşık",
                // Japanese
                "山田様、ご注文ありがとうございます。合計：１,０００円（税込）【重要】『お知らせ』［詳細］",
                // Russian and Ukrainian
                "Здравствуйте, Иван! Ваш заказ №5 «Книга» отправлен — ждите. Скидка 50 %! 100 ₽. Ёлка. Їжак",
                // Vietnamese
                "Chào Nguyễn Văn Ân, đơn hàng ĐÃ ĐƯỢC GỬI. CÂU HỎI? ƯU ĐÃI “HÔM NAY” – MÃ: 123. MÃ “ABC”. ĐÃ… NHÃN ĐÃ®",
                // Romanian
                "Bună ziua, ÎNTREBĂRI, ROMÂNIA, PÂNĂ, SÂMBĂTĂ „super”, Ăsta e ÎN…, CÂȘTIGĂ",
                // Swedish and Norwegian
                "Hej Åsa! Ät gott på ”Ängö” – 50 % rabatt. ÅÄÖ A·Å·Ä·Ö Ä– Å– Ö. ÄR Å… RÅ” SÅ’ Å’s. Null utslipp for null kroner"
            })
    void finished_texts_have_no_slips(String text) {
        ReceivedMail mail = smtpUtf8("From: Shop <shop@example.com>\nSubject: " + text
                + "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");

        assertThat(mail).isFinished();
        assertThat(html("<p title=\"" + text.replace("\"", "&quot;") + "\">" + text + "</p>\n"))
                .isFinished();
    }
}
