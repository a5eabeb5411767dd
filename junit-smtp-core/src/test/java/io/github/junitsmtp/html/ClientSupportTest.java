package io.github.junitsmtp.html;

import static io.github.junitsmtp.html.EmailClient.APPLE_MAIL_IOS;
import static io.github.junitsmtp.html.EmailClient.GMAIL_MOBILE_WEB;
import static io.github.junitsmtp.html.EmailClient.GMAIL_WEB;
import static io.github.junitsmtp.html.EmailClient.GMX_WEB;
import static io.github.junitsmtp.html.EmailClient.OUTLOOK_MACOS;
import static io.github.junitsmtp.html.EmailClient.OUTLOOK_WINDOWS;
import static io.github.junitsmtp.html.EmailClient.THUNDERBIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.internal.clients.Features;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSupportTest {

    private static ClientSupport support(String html, EmailClient first, EmailClient... more) {
        return MailHtml.of(html).support(EmailClients.of(first, more));
    }

    private static List<String> features(String html, EmailClient client) {
        return support(html, client).findings().stream()
                .filter(finding -> finding.level() == SupportLevel.UNSUPPORTED)
                .map(FeatureFinding::feature)
                .toList();
    }

    private static List<String> used(String html) {
        return support(html, EmailClient.GMAIL_WEB, EmailClient.values()).findings().stream()
                .map(FeatureFinding::feature)
                .sorted()
                .toList();
    }

    @Test
    void knows_each_client_of_the_data() {
        assertThat(Arrays.stream(EmailClient.values()).map(EmailClient::id))
                .containsExactlyInAnyOrderElementsOf(Features.known().clients());
        assertThat(Features.known().date()).matches("20\\d\\d-\\d\\d-\\d\\d");
    }

    /** From the pages of caniemail.com, for the newest version there. */
    @ParameterizedTest
    @CsvSource({
        "css-border-radius, OUTLOOK_WINDOWS, UNSUPPORTED",
        "css-border-radius, GMAIL_WEB, SUPPORTED",
        "css-animation, OUTLOOK_MACOS, UNSUPPORTED",
        "css-at-media, THUNDERBIRD, UNSUPPORTED",
        "css-display, OUTLOOK_WINDOWS, PARTIAL",
        "html-style, GMX_WEB, UNSUPPORTED"
    })
    void knows_the_newest_version_of_a_client(String feature, EmailClient client, SupportLevel level) {
        assertThat(SupportLevel.of(Features.known().get(feature).by(client.id()).level()))
                .isEqualTo(level);
    }

    @Test
    void finds_places() {
        String html = """
                <html><body>
                <div class="card"><p id="x" style="border-radius: 3px">a</p></div>
                <style>
                .card
                  { border-radius: 4px }
                </style>
                <p class="b"
                  style="border-radius: 1px">c</p>
                """;

        FeatureFinding finding = support(html, OUTLOOK_WINDOWS).findings().get(0);

        assertThat(finding.feature()).isEqualTo("css-border-radius");
        assertThat(finding.title()).isEqualTo("border-radius");
        assertThat(finding.link()).isEqualTo("https://www.caniemail.com/features/css-border-radius/");
        assertThat(finding.levels()).isEqualTo(Map.of(OUTLOOK_WINDOWS, SupportLevel.UNSUPPORTED));
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.places()).containsExactly("line 2, p#x", "line 7, p.b", "line 5, .card");
    }

    @Test
    void finds_a_place_once_that_Outlook_sees_in_a_document_of_its_own() {
        String html = "<p style='box-shadow: 0 0'>a</p><!--[if mso]><i style='box-shadow: 0 0'>b</i><![endif]-->";

        assertThat(support(html, OUTLOOK_WINDOWS, GMAIL_WEB).findings().get(0).places())
                .containsExactly("line 1, p", "line 1, i");
    }

    @Test
    void has_the_licence_of_the_data_beside_it() {
        assertThat(Features.class.getResourceAsStream("licence.txt"))
                .asString(StandardCharsets.UTF_8)
                .contains(Features.known().date(), "MIT License", "Copyright");
    }

    @Test
    void tells_the_level_of_each_client() {
        assertThat(support("<p style='border-radius: 3px; color: red'>a</p>", OUTLOOK_WINDOWS, GMAIL_WEB)
                        .levels())
                .isEqualTo(Map.of(OUTLOOK_WINDOWS, SupportLevel.UNSUPPORTED, GMAIL_WEB, SupportLevel.SUPPORTED));
        assertThat(MailHtml.of("<p>a</p>").support(EmailClients.all()).levels()).hasSize(EmailClient.values().length);
    }

    @Test
    void has_the_notes_of_a_client() {
        FeatureFinding finding = support("<p style='display: block'>a</p>", OUTLOOK_WINDOWS)
                .findings()
                .get(0);

        assertThat(finding.level()).isEqualTo(SupportLevel.PARTIAL);
        assertThat(finding.notes(OUTLOOK_WINDOWS))
                .contains("Partial. Only supports `display:none` (but not on `<img>`).");
        assertThat(finding.notes(THUNDERBIRD)).isEmpty();
    }

    @Test
    void does_not_look_into_a_block_that_a_client_ignores() {
        String html = "<style>@media (max-width: 600px) { .a { border-radius: 3px } }</style><p class='a'>a</p>";

        assertThat(features(html, OUTLOOK_WINDOWS)).containsExactly("css-at-media");
        assertThat(features("<style>.a { position: fixed }</style>", GMAIL_MOBILE_WEB))
                .containsExactly("html-style");
    }

    @Test
    void does_not_miss_what_is_only_for_clients_that_have_it() {
        assertThat(used("<style>@supports (display: grid) { p { display: grid } }</style>"))
                .contains("css-at-supports")
                .doesNotContain("css-display-grid");
    }

    @Test
    void sees_what_is_for_Outlook_in_Outlook_alone() {
        String html = "<!--[if mso]><p style='border-radius: 3px'>a</p><![endif]-->"
                + "<!--[if !mso]><!--><p style='box-shadow: 0 0 1px red'>b</p><!--<![endif]-->";

        assertThat(features(html, OUTLOOK_WINDOWS)).containsExactly("css-border-radius");
        assertThat(features(html, EmailClient.FASTMAIL_WEB)).doesNotContain("css-border-radius");
        assertThat(features(html, GMAIL_WEB)).containsExactly("css-box-shadow");
    }

    /** Each is a feature that some clients do not support. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p style='border-top-left-radius: 1px'></p> | css-border-radius",
                "<p style='padding-left: 1px'></p> | css-padding css-unit-px",
                "<p style='width: calc(1px + 2vw)'></p> | css-unit-calc css-unit-vw css-width",
                "<p style='color: rgba(0,0,0,.5)'></p> | css-rgba",
                "<p style='font-family: system-ui'></p> | css-sytem-ui",
                "<p style='background: linear-gradient(red, blue)'></p> | css-background css-linear-gradient",
                "<p style='--a: 1'></p> | css-variables",
                "<p style='display: flex !important'></p> | css-display-flex css-important",
                "<p style='margin-inline-start: 0'></p> | css-margin-inline-start-end",
                "<a href='#'>a</a> | ''",
                "<a href='#top'>a</a> | html-anchor-links",
                "<img src='https://a.example/b.webp?c=d' alt=''> | image-webp",
                "<img src='data:image/png;base64,AA' alt=''> | image-base64",
                "<img src='cid:logo.webp' alt=''> | ''",
                "<section>a</section> | html-semantics",
                "<video></video> | html-video",
                "<input type=checkbox> | html-input-checkbox",
                "<body><p>a</p></body> | ''",
                "<body bgcolor=red><p>a</p></body> | html-body"
            })
    void knows_features(String html, String features) {
        assertThat(used(html))
                .containsAll(List.of(features.split(" ")).stream()
                        .filter(feature -> !feature.isEmpty() && isLacking(feature))
                        .toList());
        if (features.isEmpty()) {
            assertThat(used(html)).isEmpty();
        }
    }

    private static boolean isLacking(String feature) {
        return Arrays.stream(EmailClient.values())
                .anyMatch(client -> "an"
                                .indexOf(Features.known()
                                        .get(feature)
                                        .by(client.id())
                                        .level())
                        >= 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:hover | css-pseudo-class-hover",
                "p:before | css-pseudo-element-before",
                "p::before | css-pseudo-element-before",
                ".a.b | css-selector-chaining",
                "p > a | css-selector-child",
                "p + a | css-selector-adjacent-sibling",
                "p ~ a | css-selector-general-sibling",
                "a[href='>'] | css-selector-attribute"
            })
    void knows_selectors(String selector, String feature) {
        assertThat(used("<style>" + selector + " { color: red }</style>")).contains(feature);
        assertThat(used("<style>p { color: red }</style>")).doesNotContain(feature);
    }

    @Test
    void does_not_take_one_selector_for_another() {
        assertThat(used("<style>.a .b { color: red }</style>")).doesNotContain("css-selector-chaining");
        assertThat(used("<style>a[title='p > q'] { color: red }</style>")).doesNotContain("css-selector-child");
    }

    @Test
    void shows_a_place_on_one_line() {
        String html =
                "<style>.a,\n.b   >\n.c, i, b { box-shadow: 0 0 }</style><p id='\n\u202e' style='opacity: 1; box-shadow: 0 0'>a</p>";

        assertThat(support(html, GMAIL_WEB).findings().get(0).places())
                .containsExactly("line 3, p# \\u202e", "line 3, .a, .b > .c, i, ...");
    }

    @Test
    void is_for_some_features_alone() {
        EmailClients clients = EmailClients.of(OUTLOOK_WINDOWS);
        MailHtml html = MailHtml.of("<p style='border-radius: 3px; box-shadow: 0 0'>a</p>");

        assertThat(html.support(clients.exceptFor("css-border-radius")).findings())
                .extracting(FeatureFinding::feature)
                .containsExactly("css-box-shadow");
        assertThat(html.support(clients.onlyFor("css-border-radius")).findings())
                .extracting(FeatureFinding::feature)
                .containsExactly("css-border-radius");
        assertThat(EmailClients.all().without(GMX_WEB).clients())
                .doesNotContain(GMX_WEB)
                .contains(APPLE_MAIL_IOS, OUTLOOK_MACOS);
    }

    @Test
    void refuses_a_feature_that_nobody_knows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailClients.all().exceptFor("border-radius"))
                .withMessage(
                        "unknown feature \"border-radius\"; did you mean css-border-radius, css-border-radius-logical?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailClients.all().onlyFor("flux"))
                .withMessage("unknown feature \"flux\"; see https://www.caniemail.com/features/");
    }

    @Test
    void tells_a_style_sheet_that_is_cut_off() {
        assertThat(support("<p>a</p>\n<style>p { border-radius: 3px; col", OUTLOOK_WINDOWS)
                        .notChecked())
                .containsExactly("the style sheet on line 2 is cut off");
        assertThat(features("<style>p { border-radius: 3px; col", OUTLOOK_WINDOWS))
                .containsExactly("css-border-radius");
    }

    /** WHATWG HTML, sections 4.10.5 and 4.10.6. */
    @Test
    void controls_have_a_type_by_default() {
        assertThat(used("<button>Send</button>")).contains("html-button-submit");
        assertThat(used("<button type='RESET'>Clear</button>")).contains("html-button-reset");
        assertThat(used("<input>")).contains("html-input-text");
        assertThat(used("<input type=''>")).contains("html-input-text");
    }

    @Test
    void a_selection_is_never_empty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailClients.of(GMAIL_WEB).without(GMAIL_WEB))
                .withMessage("no client remains");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailClients.all().onlyFor("css-margin").exceptFor("css-margin"))
                .withMessage("no feature remains");
    }
}
