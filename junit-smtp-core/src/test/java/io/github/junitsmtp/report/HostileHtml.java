package io.github.junitsmtp.report;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Makes HTML that two parsers may read differently: what is text or a value to one is an element to the other. Each text is something
 * harmful, disguised and hidden behind a confusing construct.
 */
final class HostileHtml {

    /** Harmful elements, which run a script or reach a server. */
    private static final List<String> HARM = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:1/\">",
            "<base href=http://127.0.0.1:1/>",
            "<link rel=stylesheet href=http://127.0.0.1:1/>",
            "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
            "<iframe src=javascript:alert(1)></iframe>",
            "<form action=http://127.0.0.1:1/><button formaction=javascript:alert(1)>x",
            "<input type=image src=http://127.0.0.1:1/ autofocus onfocus=alert(1)>",
            "<object data=http://127.0.0.1:1/><embed src=http://127.0.0.1:1/>",
            "<video poster=http://127.0.0.1:1/><source onerror=alert(1) src=http://127.0.0.1:1/></video>",
            "<img srcset=\"http://127.0.0.1:1/ 1x\" lowsrc=http://127.0.0.1:1/ dynsrc=http://127.0.0.1:1/>",
            "<a href=javascript:alert(1) target=_top ping=http://127.0.0.1:1/>x</a>",
            "<a href=data:text/html,<script>alert(1)</script>>x</a>",
            "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a></svg>",
            "<svg><use href=http://127.0.0.1:1/#x /><image xlink:href=http://127.0.0.1:1/ /></svg>",
            "<math href=javascript:alert(1)><maction actiontype=statusline xlink:href=javascript:alert(1)>x</math>",
            "<style>@import 'http://127.0.0.1:1/';a{background:u\\72l(http://127.0.0.1:1/)}</style>",
            "<p style=\"background:url(http://127.0.0.1:1/);width:expression(alert(1));-moz-binding:url(x)\">x",
            "<body background=http://127.0.0.1:1/ onload=alert(1)>",
            "<details open ontoggle=alert(1)><marquee onstart=alert(1)>",
            "<isindex type=image src=1 onerror=alert(1)><keygen autofocus onfocus=alert(1)>",
            "<frameset onload=alert(1)><frame src=javascript:alert(1)>",
            "<x-y slot=x is=z onclick=alert(1) contenteditable tabindex=1 onfocus=alert(1) autofocus>x");

    /** Elements whose content is text to some parsers, or in some places. */
    private static final List<String> OF_TEXT = List.of(
            "noscript",
            "style",
            "script",
            "title",
            "textarea",
            "xmp",
            "noembed",
            "noframes",
            "iframe",
            "template",
            "plaintext",
            "select",
            "option",
            "listing",
            "pre");

    /** Where the rules of another language begin or end. */
    private static final List<String> BORDERS = List.of(
            "",
            "<svg>",
            "<svg></p>",
            "<svg><foreignObject>",
            "<svg><desc>",
            "<svg><title>",
            "<math>",
            "<math><mi>",
            "<math><mtext>",
            "<math><mtext><table><mglyph>",
            "<math><mtext><mglyph>",
            "<math><annotation-xml>",
            "<math><annotation-xml encoding=\"text/html\">",
            "<form><math><mtext></form><form><mglyph>",
            "<table>",
            "<table><caption>",
            "<select>",
            "<button>",
            "<a><table><a>",
            "<template><s>",
            "</head><body>",
            "<frameset>");

    /** {@code %1$s} is an element with text content, {@code %2$s} something harmful. */
    private static final List<String> CONFUSIONS = List.of(
            "%2$s",
            "<%1$s>%2$s",
            "<%1$s>%2$s</%1$s>",
            "<%1$s><p title=\"</%1$s>%2$s\">",
            "<p title=\"</%1$s>%2$s\">",
            "<p title='</%1$s>%2$s'>",
            "<p title=`</%1$s>%2$s`>",
            "<p title=</%1$s>%2$s>",
            "<p id=\"--></%1$s>%2$s\" class='</%1$s\t>%2$s'>",
            "<a href=\"http://x/</%1$s>%2$s\">x</a>",
            "<img alt=\"</%1$s>%2$s\" src=\"http://x/</%1$s>%2$s\">",
            "<%1$s><!--</%1$s>%2$s-->",
            "<!--<%1$s title=\"-->%2$s\">",
            "<!-->%2$s-->",
            "<!--->%2$s-->",
            "<!----!>%2$s-->",
            "<!-- --!><%1$s>%2$s -->",
            "<!><?%1$s ?>%2$s",
            "<![CDATA[<%1$s>]]>%2$s",
            "<![CDATA[</%1$s>%2$s]]>",
            "<%1$s/>%2$s",
            "<%1$s/x></%1$s x=\">\">%2$s",
            "</%1$s/ >%2$s</ %1$s>",
            "<%1$s<%2$s",
            "<<%1$s>%2$s",
            "<\0%1$s>%2$s",
            "<%1$s><%1$s title=\"</%1$s>\">%2$s",
            "<style>a{content:'</style>%2$s'}</style>",
            "<style><!--</style>%2$s--></style>",
            "<p style=\"a:'</%1$s>%2$s'\">",
            "&lt;%1$s&gt;%2$s",
            "<%1$s title=\"&lt;/%1$s&gt;%2$s\">");

    private static final List<String> TEXTS_OF_SCHEMES = List.of(
            "javascript:",
            "JaVaScRiPt:",
            "java\tscript:",
            "java&Tab;script&colon;",
            "java&NewLine;script:",
            "&#106;avascript:",
            "&#x6A&#x61;vascript&#58;",
            "\u0001javascript:",
            "java\0script:",
            "vbscript:",
            "data:text/html;base64,",
            "//javascript:");

    private HostileHtml() {}

    static Arbitrary<String> texts() {
        return attack().list().ofMinSize(1).ofMaxSize(3).map(attacks -> String.join("", attacks));
    }

    private static Arbitrary<String> attack() {
        return Combinators.combine(
                        Arbitraries.of(BORDERS),
                        Arbitraries.of(CONFUSIONS),
                        Arbitraries.of(OF_TEXT),
                        disguised(),
                        Arbitraries.of(OF_TEXT))
                .as((border, confusion, text, harm, inner) -> border
                        + confusion.formatted(text, confusion.length() % 3 == 0 ? "</" + inner + ">" + harm : harm));
    }

    private static Arbitrary<String> disguised() {
        return Combinators.combine(
                        Arbitraries.of(HARM),
                        Arbitraries.of(TEXTS_OF_SCHEMES),
                        Arbitraries.integers().between(0, 6))
                .as((harm, scheme, disguise) -> disguised(harm.replace("javascript:", scheme), disguise));
    }

    private static String disguised(String harm, int disguise) {
        return switch (disguise) {
            case 1 -> harm.toUpperCase(Locale.ROOT);
            case 2 -> harm.replace(' ', '/');
            case 3 -> harm.replace(' ', '\f');
            case 4 -> harm.replace("=", "\n=\n");
            case 5 -> harm.replace("<", "&lt;").replace(">", "&gt;");
            case 6 -> harm.replace(">", "");
            default -> harm;
        };
    }
}
