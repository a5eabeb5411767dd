package io.github.junitsmtp.html;

import static io.github.junitsmtp.rule.AccessibilityRule.CONTRAST;
import static io.github.junitsmtp.rule.AccessibilityRule.DIRECTION;
import static io.github.junitsmtp.rule.AccessibilityRule.FONT_SIZE;
import static io.github.junitsmtp.rule.AccessibilityRule.HEADINGS;
import static io.github.junitsmtp.rule.AccessibilityRule.IMAGES_ONLY;
import static io.github.junitsmtp.rule.AccessibilityRule.IMAGE_TEXT;
import static io.github.junitsmtp.rule.AccessibilityRule.LANGUAGE;
import static io.github.junitsmtp.rule.AccessibilityRule.LAYOUT_TABLES;
import static io.github.junitsmtp.rule.AccessibilityRule.LINK_PURPOSE;
import static io.github.junitsmtp.rule.AccessibilityRule.LINK_TEXT;
import static io.github.junitsmtp.rule.AccessibilityRule.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.RuleSet;
import io.github.junitsmtp.rule.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agrees with axe-core wherever it has a rule, unless a test says otherwise. */
class AccessibilityTest {

    private static List<String> found(AccessibilityRule rule, String html) {
        return MailHtml.of(html).accessibility(RuleSet.only(rule)).violations().stream()
                .map(violation -> violation.where().orElseThrow() + " " + violation.detail())
                .toList();
    }

    private static List<String> foundIn(AccessibilityRule rule, String body) {
        return found(
                rule,
                "<html lang=en><head><title>Welcome</title></head><body><p>Hello, Ada</p>" + body + "</body></html>");
    }

    @Test
    void each_violation_has_its_place() {
        RuleViolation<AccessibilityRule> violation = MailHtml.of(
                        "<p>Hello</p>\n<div id='logo'><a><img src='a.png'></a></div>")
                .accessibility(RuleSet.only(IMAGE_TEXT))
                .violations()
                .get(0);

        assertThat(violation.line()).hasValue(2);
        assertThat(violation.where()).contains("div#logo > a > img");
        assertThat(violation).hasToString("IMAGE_TEXT: line 2, div#logo > a > img, has no alt (WCAG 2.2, 1.1.1)");
    }

    @Test
    void needs_a_language() {
        assertThat(found(LANGUAGE, "<html><p>Hello")).containsExactly("html has no lang");
        assertThat(found(LANGUAGE, "<html lang=' '><p>Hello")).containsExactly("html has no lang");
        assertThat(found(LANGUAGE, "<html lang='en_US'><p>Hello"))
                .containsExactly("html has an invalid lang: \"en_US\"");
        assertThat(found(LANGUAGE, "<html lang='xx'><p>Hello")).containsExactly("html has an invalid lang: \"xx\"");
        assertThat(found(LANGUAGE, "<html lang='de-AT'><p>Hello")).isEmpty();
        assertThat(found(LANGUAGE, "<html lang='de'><p lang='english'>Hello"))
                .containsExactly("p has an invalid lang: \"english\"");
    }

    /** Clients drop html and body, so newsletters repeat the language inside; axe requires it on html. */
    @Test
    void accepts_a_language_around_the_whole_text() {
        assertThat(found(LANGUAGE, "<html><body><div lang='en'><p>Hello</p></div></body></html>"))
                .isEmpty();
        assertThat(found(LANGUAGE, "<html><body><p lang='en'>Hello</p><p>Goodbye</p></body></html>"))
                .containsExactly("html has no lang");
    }

    /** Accessible Name and Description Computation 1.2, steps 2A and 2B; axe agrees. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span style='display:none'>Home</span>",
                "<span style='visibility:hidden'>Home</span>",
                "<span hidden>Home</span>",
                "<b aria-hidden=true>Home</b>",
                "<b aria-hidden=true><i>Home</i></b> \u200b",
                "<img src='https://example.com/a.png' alt=Home hidden>",
                "<img src='https://example.com/a.png' aria-labelledby=nowhere>",
                "<i aria-label=Home aria-hidden=true></i>",
            })
    void hidden_content_and_missing_labels_are_not_read_aloud(String content) {
        assertThat(foundIn(LINK_TEXT, "<a href='https://example.com'>" + content + "</a>"))
                .containsExactly("a has no text; it links to \"https://example.com\"");
        assertThat(foundIn(HEADINGS, "<h1>" + content + "</h1>")).containsExactly("h1 is empty");
        assertThat(foundIn(LINK_TEXT, "<a href='https://example.com' aria-labelledby='nowhere x'>" + content + "</a>"))
                .hasSize(1);
        assertThat(foundIn(
                        LINK_TEXT,
                        "<a href='https://example.com' aria-labelledby='nowhere x'>" + content
                                + "</a><p hidden id=x>Home</p>"))
                .isEmpty();
    }

    @Test
    void reads_what_is_not_hidden_in_order() {
        assertThat(foundIn(LINK_PURPOSE, "<a href='https://example.com'><b>Click</b> <i hidden>x</i>here</a>"))
                .containsExactly("a does not describe its target: \"Click here\"");
        assertThat(foundIn(
                        LINK_PURPOSE, "<a href='https://example.com'>Click<br>here<span hidden> for news</span></a>"))
                .containsExactly("a does not describe its target: \"Click here\"");
    }

    @Test
    void a_label_elsewhere_must_exist() {
        assertThat(foundIn(IMAGE_TEXT, "<img src=a aria-labelledby=b>")).containsExactly("img has no alt");
        assertThat(foundIn(IMAGE_TEXT, "<img src=a aria-labelledby='c b'><p id=b>Logo</p>"))
                .isEmpty();
        assertThat(foundIn(IMAGE_TEXT, "<img src=a role=Presentation>")).isEmpty();
        assertThat(foundIn(LAYOUT_TABLES, "<table role=''><tr><td>x</td></tr></table>"))
                .hasSize(1);
    }

    @Test
    void styles_for_screens_apply_among_others() {
        assertThat(foundIn(CONTRAST, "<style>@media print, screen { i { color: #999 } }</style><i>Grey</i>"))
                .hasSize(1);
        assertThat(foundIn(
                        CONTRAST, "<style>@media print, (max-width: 600px) { i { color: #999 } }</style><i>Grey</i>"))
                .isEmpty();
        assertThat(foundIn(CONTRAST, "<style media='print, screen'>i { color: #999 }</style><i>Grey</i>"))
                .hasSize(1);
        assertThat(foundIn(FONT_SIZE, "<font size=-2>Terms and conditions apply</font>"))
                .hasSize(1);
        assertThat(foundIn(FONT_SIZE, "<font size=+2>Terms and conditions apply</font>"))
                .isEmpty();
    }

    @Test
    void needs_a_title() {
        assertThat(found(TITLE, "<p>Hello")).containsExactly("html has no title");
        assertThat(found(TITLE, "<title> </title><p>Hello")).containsExactly("html has no title");
        assertThat(found(TITLE, "<title>Welcome</title><p>Hello")).isEmpty();
    }

    @Test
    void needs_the_direction_of_text_from_right_to_left_alone() {
        assertThat(foundIn(DIRECTION, "<p>שלום עדה</p>"))
                .containsExactly("p has right-to-left text outside dir=\"rtl\"");
        assertThat(foundIn(
                        DIRECTION,
                        "<div dir='rtl'><p>مرحبا</p></div><p dir='auto'>שלום</p><p style='direction: rtl'>שלום</p>"))
                .isEmpty();
        assertThat(foundIn(DIRECTION, "<p>The word שלום means peace.</p>")).isEmpty();
    }

    @Test
    void needs_alternatives_of_images() {
        assertThat(foundIn(IMAGE_TEXT, "<img src='a.png'>")).containsExactly("img has no alt");
        assertThat(foundIn(IMAGE_TEXT, "<img src='a.png' alt=' '>")).containsExactly("img has a blank alt");
        assertThat(foundIn(IMAGE_TEXT, "<img src='a.png' alt='logo_2x.png'>"))
                .containsExactly("img has a file name as its alt text: \"logo_2x.png\"");
        assertThat(foundIn(
                        IMAGE_TEXT,
                        "<img usemap='#m' alt='Map'><map name='m'><area href='/a'></map><input type=image>"))
                .containsExactly("map > area has no alt", "input has no alt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='a.png' alt=''>",
                "<img src='a.png' alt='Our shop'>",
                "<img src='a.png' title='Our shop'>",
                "<img src='a.png' aria-label='Our shop'>",
                "<img src='a.png' role='presentation'>",
                "<img src='a.png' style='display: none'>",
                "<div aria-hidden='true'><img src='a.png'></div>",
                "<style>.m { display: none !important }</style><div class='m' style='display: block'><img src='a.png'></div>",
                "<!--[if mso]><img src='a.png'><![endif]-->"
            })
    void accepts_images_with_an_alternative_and_those_that_nobody_sees(String image) {
        assertThat(foundIn(IMAGE_TEXT, image)).isEmpty();
    }

    @Test
    void needs_something_to_read() {
        assertThat(found(IMAGES_ONLY, "<img src='a.png' alt=''><img src='b.png'>"))
                .containsExactly("img is an image in a mail without any text");
        assertThat(found(IMAGES_ONLY, "<img src='a.png' alt='Sale: all shoes for half the price'>"))
                .isEmpty();
        assertThat(found(IMAGES_ONLY, "<p>Hello</p><img src='a.png' alt=''>")).isEmpty();
        assertThat(found(IMAGES_ONLY, "<p></p>")).isEmpty();
    }

    @Test
    void needs_a_role_of_tables_for_the_layout() {
        assertThat(foundIn(LAYOUT_TABLES, "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>"))
                .containsExactly("table is a layout table without role=\"presentation\"");
        assertThat(foundIn(LAYOUT_TABLES, "<table><tr><td>one</td><td>two</td></tr></table>"))
                .hasSize(1);
        assertThat(foundIn(
                        LAYOUT_TABLES, "<table role=none><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table role='presentation'><tr><td>one</td></tr></table>",
                "<table role='none'><tr><td>one</td></tr></table>",
                "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Shoe</td><td>49</td></tr></table>",
                "<table><caption>Order</caption><tr><td>Shoe</td></tr></table>",
                // either data without headers or a layout
                "<table><tr><td>Shoe</td><td>49</td></tr><tr><td>Hat</td><td>19</td></tr></table>",
                "<table style='display:none'><tr><td>one</td></tr></table>",
                "<table></table>"
            })
    void accepts_other_tables(String table) {
        assertThat(foundIn(LAYOUT_TABLES, table)).isEmpty();
    }

    @Test
    void needs_headings_in_their_order() {
        assertThat(foundIn(HEADINGS, "<h1>One</h1><h3>Three</h3>")).containsExactly("h3 follows h1 and skips h2");
        assertThat(foundIn(HEADINGS, "<h2> <img src='a.png' alt=''></h2>")).containsExactly("h2 is empty");
        assertThat(foundIn(
                        HEADINGS,
                        "<h2>Two</h2><h4 style='display:none'>Hidden</h4><h3>Three</h3><h1>One</h1><h2>Two</h2>"))
                .isEmpty();
        assertThat(foundIn(HEADINGS, "<h2><img src='a.png' alt='Shop'></h2>")).isEmpty();
        assertThat(foundIn(HEADINGS, "<h1>One</h1><p role=heading aria-level=2>Two</p><h3>Three</h3>"))
                .isEmpty();
        assertThat(foundIn(HEADINGS, "<p role=heading>Two</p><h3>Three</h3><h3 role=presentation></h3>"))
                .isEmpty();
        assertThat(foundIn(HEADINGS, "<p role=heading aria-level=1>One</p><h3>Three</h3>"))
                .containsExactly("h3 follows h1 and skips h2");
        assertThat(foundIn(HEADINGS, "<h1 aria-level=2> </h1>")).containsExactly("h1 is empty");
    }

    @Test
    void needs_a_text_of_links() {
        assertThat(foundIn(LINK_TEXT, "<a href='/shop'><img src='a.png' alt=''></a>"))
                .containsExactly("a has no text; it links to \"/shop\"");
        assertThat(foundIn(LINK_TEXT, "<a href='/shop'>&nbsp;</a>")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/'>Shop</a>",
                "<a href='/'><img src='a.png' alt='Shop'></a>",
                "<a href='/' title='Shop'></a>",
                "<a href='/' aria-label='Shop'></a>",
                "<a name='top'></a>",
                "<a href='/' style='display:none'></a>",
                "<a href='/'><span style='visibility:hidden'>a<b style='visibility:visible'>Our catalog</b></span></a>"
            })
    void accepts_links_with_a_text(String link) {
        assertThat(foundIn(LINK_TEXT, link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Click here",
                "here",
                "Read more »",
                "HIER KLICKEN!",
                "cliquez ici",
                "haz clic aquí",
                "clicca qui",
                "klik hier"
            })
    void needs_a_text_that_says_where_a_link_leads(String words) {
        assertThat(foundIn(LINK_PURPOSE, "<a href='/'>" + words + "</a>"))
                .containsExactly("a does not describe its target: \"" + words + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read more about shoes", "Confirm", "Unsubscribe", "Hierarchy", "https://example.com/here"})
    void accepts_texts_that_say_where_a_link_leads(String words) {
        assertThat(foundIn(LINK_PURPOSE, "<a href='/'>" + words + "</a>")).isEmpty();
    }

    /** The ratios are those computed by axe-core. */
    @Test
    void needs_contrast() {
        assertThat(foundIn(CONTRAST, "<p style='color: #777'>grey text</p>"))
                .containsExactly("p has a contrast of 4.47 (#777777 on #ffffff); at least 4.5 is required");
        assertThat(foundIn(CONTRAST, "<p style='color: #bbb; font-size: 24px'>large text</p>"))
                .containsExactly("p has a contrast of 1.91 (#bbbbbb on #ffffff); at least 3.0 is required");
        assertThat(foundIn(CONTRAST, "<p style='color: rgba(0, 0, 0, .5)'>half of black</p>"))
                .hasSize(1);
        assertThat(foundIn(CONTRAST, "<p style='color: hsl(0, 0%, 70%)'>light grey</p>"))
                .containsExactly("p has a contrast of 2.10 (#b3b3b3 on #ffffff); at least 4.5 is required");
        assertThat(foundIn(
                        CONTRAST,
                        "<table bgcolor='#336699'><tr><td><font color='4477aa'>blue on blue</font></td></tr></table>"))
                .containsExactly(
                        "tr > td > font has a contrast of 1.27 (#4477aa on #336699); at least 4.5 is required");
        assertThat(foundIn(CONTRAST, "<div style='background: #336699'><a href='/'>a link</a></div>"))
                .containsExactly("div > a has a contrast of 1.56 (#0000ee on #336699); at least 4.5 is required");
        assertThat(found(CONTRAST, "<body link='#eee'><a href='/'>a link</a>"))
                .containsExactly("a has a contrast of 1.16 (#eeeeee on #ffffff); at least 4.5 is required");
        assertThat(foundIn(CONTRAST, "<table bgcolor='fff'><tr><td>black on almost black</td></tr></table>"))
                .containsExactly(
                        "tbody > tr > td has a contrast of 1.09 (#000000 on #0f0f0f); at least 4.5 is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='color: #767676'>dark enough</p>",
                "<p style='color: #777; font-size: 24px'>large text</p>",
                "<p style='color: #777; font-size: 14pt; font-weight: bold'>large text in bold</p>",
                "<h1 style='color: #777'>large text in bold</h1>",
                "<p style='color: #fff'>white on white is hidden on purpose</p>",
                "<p style='color: #ccc; display: none'>hidden</p>",
                "<p style='color: #ccc; font-size: 0'>hidden</p>",
                "<div style='max-height: 0; overflow: hidden'><p style='color: #ccc'>hidden</p></div>",
                "<p style='color: #ccc'>*</p>",
                "<p style='color: #fff; background-color: navy'>white on navy</p>",
                "<body bgcolor='black' text='white' link='white'><a href='/'>white on black</a>"
            })
    void accepts_contrast(String text) {
        assertThat(foundIn(CONTRAST, text)).isEmpty();
    }

    @Test
    void knows_which_declaration_wins() {
        String sheet = "<style>.a { color: #aaa } .b { color: #bbb !important } p { color: #000 } #c p { color: #ccc }"
                + "@media (max-width: 100px) { p { color: #eee } } p:hover { color: #ddd }</style>";

        assertThat(foundIn(CONTRAST, sheet + "<p class=a>grey</p>")).hasSize(1);
        assertThat(foundIn(CONTRAST, sheet + "<p class=a style='color: #000'>black</p>"))
                .isEmpty();
        assertThat(foundIn(CONTRAST, sheet + "<p class=b style='color: #000'>grey</p>"))
                .hasSize(1);
        assertThat(foundIn(CONTRAST, sheet + "<p>black</p>")).isEmpty();
        assertThat(foundIn(CONTRAST, sheet + "<div id=c><p>grey</p></div>")).hasSize(1);
        assertThat(foundIn(
                        CONTRAST,
                        "<style>[class~=\"b\"] { color: #ccc }</style><p class='a b'>grey</p><p class=ab>black</p>"))
                .hasSize(1);
        assertThat(foundIn(CONTRAST, "<style media=print>p { color: #ccc }</style>"))
                .isEmpty();
        assertThat(foundIn(CONTRAST, "<style media='only screen'>p { color: #ccc }</style>"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='background: url(a.png)'><p style='color: #eee'>on an image</p></div>",
                "<table background='a.png'><tr><td><p style='color: #eee'>on an image</p></td></tr></table>",
                "<p style='color: #eee; background: linear-gradient(red, blue)'>on a gradient</p>",
                "<p style='color: var(--text)'>in a colour that is not known</p>",
                "<p style='color: #eee; text-shadow: 0 0 1px #000'>with a shadow</p>",
                "<p style='opacity: .4'>faint</p>"
            })
    void tells_contrast_that_cannot_be_judged(String text) {
        Accessibility result = MailHtml.of(text).accessibility(RuleSet.only(CONTRAST));

        assertThat(result.violations()).isEmpty();
        assertThat(result.notChecked())
                .containsExactly("contrast of 1 element: its colors are unknown, or its background is an image");
    }

    @Test
    void judges_no_contrast_if_a_selector_is_not_understood() {
        Accessibility result = MailHtml.of("<style>\np:has(> b) { color: #000 }</style><p style='color: #ccc'>grey</p>")
                .accessibility(RuleSet.only(CONTRAST));

        assertThat(result.violations()).isEmpty();
        assertThat(result.notChecked()).contains("contrast: the selector p:has(> b) on line 2 is not supported");
    }

    @Test
    void needs_text_that_is_large_enough() {
        String small = "<p style='font-size: 11px'>" + "small ".repeat(20) + "</p>";

        assertThat(foundIn(FONT_SIZE, small)).containsExactly("p is smaller than 12 pixels, as is 92% of the text");
        assertThat(foundIn(FONT_SIZE, "<p>" + "large ".repeat(40) + "</p>" + small))
                .isEmpty();
        assertThat(foundIn(FONT_SIZE, small.replace("11px", "9pt"))).isEmpty();
        assertThat(foundIn(FONT_SIZE, small.replace("11px", "1px"))).isEmpty();
        assertThat(foundIn(FONT_SIZE, "<div style='font-size: 10px'>" + small.replace("11px", "130%") + "</div>"))
                .isEmpty();
    }

    /** WCAG 2.2, technique ARIA7, examples 1 and 2; Accessible Name and Description Computation 1.2, step 2B. */
    @Test
    void several_elements_label_a_link_together() {
        assertThat(
                        foundIn(
                                LINK_PURPOSE,
                                "<h2 id=headline>Storms hit east coast</h2><p>Heavy rain. <a id=p123 href='/' aria-labelledby='p123 headline'>Read more</a></p>"))
                .isEmpty();
        assertThat(foundIn(
                        LINK_PURPOSE, "<b id=a>Read</b> <b id=b>more</b> <a href='/' aria-labelledby='a x b'>PDF</a>"))
                .containsExactly("a does not describe its target: \"Read more\"");
        assertThat(foundIn(LINK_TEXT, "<img id=logo src='a.png' alt=Shop><a href='/' aria-labelledby=logo></a>"))
                .isEmpty();
        assertThat(foundIn(LINK_TEXT, "<p id=logo><img src='a.png' alt=Shop></p><a href='/' aria-labelledby=logo></a>"))
                .isEmpty();
        assertThat(foundIn(
                        LINK_PURPOSE, "<b id=a aria-label='Order 42'>here</b><a href='/' aria-labelledby=a>here</a>"))
                .isEmpty();
    }

    /** SVG 2, section 5.7. */
    @Test
    void the_title_of_an_SVG_image_is_its_name() {
        assertThat(foundIn(LINK_TEXT, "<a href='/'><svg role=img><title>Home</title><path/></svg></a>"))
                .isEmpty();
        assertThat(foundIn(HEADINGS, "<h1><svg role=img><title>Shop</title></svg></h1>"))
                .isEmpty();
        assertThat(foundIn(LINK_TEXT, "<a href='/'><svg aria-hidden=true><title>Home</title></svg></a>"))
                .hasSize(1);
        assertThat(foundIn(LINK_TEXT, "<a href='/'><svg style='display:none'><title>Home</title></svg></a>"))
                .hasSize(1);
        assertThat(foundIn(LINK_PURPOSE, "<a href='/'><svg><title>Read more</title></svg></a>"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>p { font: x-small Arial; color: #888 }</style><p>small and grey</p>",
                "<p style='font: bold small/1 Arial; color: #888'>small and grey</p>",
                "<div style='font-size: 24px'><p style='font: smaller Arial; color: #888'>17 pixels and grey</p></div>",
                "<div style='font-size: 12px'><p style='font: inherit; color: #888'>small and grey</p></div>",
                "<div style='font-weight: bold; font-size: 14pt'><p style='font: initial; color: #888'>grey</p></div>",
                "<style>a:link { color: #aaa }</style><a href='/'>link</a>",
                "<style>a:LINK { color: #aaa } a:Hover { color: #000 }</style><a href='/'>link</a>",
                "<style>p a:any-link { color: #aaa }</style><p><a href='/'>link</a></p>",
                "<style>:link { color: #aaa }</style><a href='/'>link</a>",
                "<style>p:not(:hover) { color: #aaa }</style><p>grey</p>",
                "<style>div > :not(:hover) { color: #aaa }</style><div><p>grey</p></div>",
                "<style>p { color: #aaa } p { color: notacolor }</style><p>grey</p>",
                "<p style='color: #aaa; color: #00000'>grey</p>",
                "<p style='background: #000; color: #333; background: notacolor'>dark grey on black</p>",
                "<p style='color: #777; font-size: small; font-size: huge'>grey</p>",
                "<p style='color: #ccc; display: block; display: nothing'>grey</p>",
            })
    void computes_styles_as_browsers_do(String text) {
        assertThat(foundIn(CONTRAST, text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>a:link { color: #aaa }</style><a name=top>no link</a>",
                "<style>p { color: #000 } } p { color: #ccc }</style><p>black</p>",
                "<style>.x { display: none } .x { display: invalid }</style><p class=x style='color: #ccc'>hidden</p>",
                "<p style='color: #777; font: bold x-large Arial'>large text</p>",
                "<p style='font: 0/0 a; color: #ccc'>hidden</p>",
                "<div style='font-size: 24px'><p style='font: inherit; color: #888'>large text</p></div>",
                "<div style='font-weight: bold; font-size: 14pt'><p style='font: unset; color: #888'>large text in bold</p></div>",
                "<style>p:not(:hover) { color: #000 } p { color: #ccc }</style><p>black</p>",
                "<p style='color: #ccc; color: canvastext'>black</p>",
                "<p style='color: #ccc; color: 000000'>black in quirks mode</p>",
            })
    void a_style_that_is_invalid_or_for_other_elements_does_not_apply(String text) {
        assertThat(foundIn(CONTRAST, text)).isEmpty();
    }

    @Test
    void judges_contrast_although_a_selector_is_for_links_only() {
        assertThat(MailHtml.of("<style>:link { color: #000 }</style><a href='/'>link</a>")
                        .accessibility(RuleSet.only(CONTRAST))
                        .notChecked())
                .isEmpty();
    }
}
