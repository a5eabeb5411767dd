package io.github.junitsmtp.internal.css;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected values come from CSS Syntax, level 3. */
class StyleSheetTest {

    private static String read(String css) {
        return StyleSheet.read(css, 1).rules().stream()
                .map(rule -> String.join(",", rule.selectors()) + "{"
                        + rule.declarations().stream()
                                .map(it -> it.property() + ":" + it.value() + (it.isImportant() ? "!" : ""))
                                .collect(joining(";"))
                        + "}" + rule.within().stream().map(AtRule::name).collect(joining("@", "", "")))
                .collect(joining(" "));
    }

    @Test
    void reads_rules() {
        assertThat(read("a:hover, b > c { Color: RED ! important; margin:0 } i{}"))
                .isEqualTo("a:hover,b > c{color:RED!;margin:0} i{}");
    }

    @Test
    void leaves_out_comments_and_what_hides_style_sheets() {
        assertThat(read("<!-- /* } a{b:c} */ a { /* d:e; */ f: g /* h */ } -->"))
                .isEqualTo("a{f:g}");
        assertThat(StyleSheet.read("a{}\n/* one */\n/* two */", 5).comments()).containsExactly(6, 7);
    }

    @Test
    void takes_no_sign_in_strings_and_parentheses_for_an_end() {
        assertThat(
                        read(
                                "a[title='}{;'], :is(b, c) { background: url(data:image/png;base64,AA==); content: \"/* } */\" }"))
                .isEqualTo("a[title='}{;'],:is(b, c){background:url(data:image/png;base64,AA==);content:\"/* } */\"}");
    }

    @Test
    void leaves_out_a_declaration_that_is_none_and_goes_on() {
        assertThat(read("a { *zoom: 1; _height: 1px; color red; ; margin: 0 }")).isEqualTo("a{_height:1px;margin:0}");
    }

    @Test
    void knows_the_rules_around_a_rule() {
        assertThat(read("@media (width >= 600px) { @supports (display: grid) { a { b: c } } } d { e: f }"))
                .isEqualTo("a{b:c}media@supports d{e:f}");
        assertThat(read("@font-face { font-family: X; src: url(x) } @keyframes y { from { top: 0 } } a { b: c }"))
                .isEqualTo("a{b:c}");
    }

    @Test
    void reads_nested_rules() {
        StyleSheet sheet = StyleSheet.read(".card { color: red; & .x { top: 0 } @media print { left: 0 } }", 1);

        assertThat(sheet.rules()).extracting(StyleRule::isNested).containsExactly(false, true, true);
        assertThat(read(".card { color: red; & .x { top: 0 } right: 0 }"))
                .isEqualTo(".card{color:red;right:0} & .x{top:0}");
    }

    @Test
    void tells_that_a_style_sheet_is_cut_off() {
        assertThat(StyleSheet.read("a { color: red", 1).isCutOff()).isTrue();
        assertThat(StyleSheet.read("a {} /* b", 1).isCutOff()).isTrue();
        assertThat(StyleSheet.read("@media x { a {} ", 1).isCutOff()).isTrue();
        assertThat(StyleSheet.read("a {} } b {}", 1).isCutOff()).isFalse();
        assertThat(read("a { color: red")).isEqualTo("a{color:red}");
    }

    @Test
    void tells_lines() {
        StyleSheet sheet = StyleSheet.read("\na {\n  b: c;\n\n  d: e\n}\n@import url(x);", 10);

        assertThat(sheet.rules().get(0).line()).isEqualTo(11);
        assertThat(sheet.rules().get(0).declarations())
                .extracting(Declaration::line)
                .containsExactly(12, 14);
        assertThat(sheet.atRules()).extracting(AtRule::line).containsExactly(16);
    }

    /** Sections 5.4.1 and 5.5.3: outside all blocks, both are part of the next rule. */
    @Test
    void leaves_out_a_rule_after_a_stray_brace_or_semicolon() {
        assertThat(read("a { b: c } } d { e: f } g { h: i }")).isEqualTo("a{b:c} g{h:i}");
        assertThat(read("a { b: c }; d { e: f } g { h: i }")).isEqualTo("a{b:c} g{h:i}");
        assertThat(read("a { b: c } } @media all { d { e: f } } g { h: i }")).isEqualTo("a{b:c} g{h:i}");
        assertThat(read("<!-- @import 'x'; --> a { b: c } }")).isEqualTo("a{b:c}");
        assertThat(StyleSheet.read("a {} }", 1).isCutOff()).isFalse();
        assertThat(StyleSheet.read("a {} } b {", 1).isCutOff()).isTrue();
    }

    /** Section 4.3.6. */
    @Test
    void finds_no_comments_and_strings_in_a_URL_without_quotes() {
        String css =
                "a { background: url( https://e.example/*/a.png) } b { background: URL(it's.png) } c { d: url(\\);e) }";

        assertThat(read(css))
                .isEqualTo("a{background:url( https://e.example/*/a.png)} b{background:URL(it's.png)} c{d:url(\\);e)}");
        assertThat(StyleSheet.read(css, 1).comments()).isEmpty();
        assertThat(StyleSheet.read(css, 1).isCutOff()).isFalse();
        assertThat(read("a { b: my-url(/* x */c); d: url(\"/*\"); e: url( '*/' ) }"))
                .isEqualTo("a{b:my-url(       c);d:url(\"/*\");e:url( '*/' )}");
    }

    @Test
    void tells_that_a_string_is_cut_off() {
        assertThat(StyleSheet.read("@import \"a", 1).isCutOff()).isTrue();
        assertThat(StyleSheet.read("a { content: 'b", 1).isCutOff()).isTrue();
        assertThat(StyleSheet.read("@import \"a\"", 1).isCutOff()).isFalse();
    }
}
