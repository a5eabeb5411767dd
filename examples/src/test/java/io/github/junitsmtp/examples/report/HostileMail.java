package io.github.junitsmtp.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A mail that tries to run scripts, to reach a server and to break out of the page, each in several ways. */
final class HostileMail {

    private static final List<String> CONFUSING = List.of(
            "<noscript>",
            "</noscript>",
            "<!--",
            "-->",
            "<math><mtext><table><mglyph>",
            "<svg><style>",
            "</style>",
            "<template>",
            "<plaintext>",
            "<textarea>",
            "</textarea>",
            "<select>",
            "<form>",
            "</form>",
            "<![CDATA[",
            "]]>",
            "<svg><foreignObject>",
            "<svg><desc>",
            "<math><annotation-xml encoding=\"text/html\">",
            "<title>",
            "<xmp>",
            "<noembed>",
            "<iframe srcdoc=\"",
            "<!-->",
            "--!>",
            "<p title='</noscript>",
            "<p title=`",
            "/",
            "<p title=\"",
            "</details>",
            "&lt;/iframe&gt;",
            "\u0000");

    private HostileMail() {}

    static String html(String server) {
        return """
                <html><head>
                <meta http-equiv="refresh" content="0; url=%1$s/refresh">
                <base href="%1$s/">
                <link rel="stylesheet" href="%1$s/link.css"><link rel="preconnect" href="%1$s"><link rel="dns-prefetch" href="%1$s">
                <style>@import "%1$s/import.css"; body { background: url(%1$s/css.png) } p { background: \\75rl(%1$s/escaped.png) }
                @font-face { font-family: spy; src: url(%1$s/font.woff) } * { font-family: spy }</style>
                <script>top.document.title = 'owned'; fetch('%1$s/fetch')</script>
                <script src="%1$s/script.js"></script>
                </head><body onload="top.document.title = 'owned'" background="%1$s/background.png">
                <a href="%1$s/click" target="_top" style="display: block; height: 900px; background: image-set('%1$s/set.png' 1x)">Click</a>
                <img src="%1$s/image.png" srcset="%1$s/srcset.png 2x" onerror="top.document.title = 'owned'" alt="A picture">
                <img src=x onerror="top.document.title = 'owned'">
                <svg onload="top.document.title = 'owned'"><image href="%1$s/svg.png"/></svg>
                <iframe src="%1$s/frame"></iframe><iframe srcdoc="<script>top.document.title = 'owned'</script>"></iframe>
                <object data="%1$s/object"></object><embed src="%1$s/embed"><video src="%1$s/video" poster="%1$s/poster.png"></video>
                <form action="%1$s/form"><button>Send</button></form>
                <a href="javascript:top.document.title='owned'">Script</a>
                <p title="</noscript><meta http-equiv='refresh' content='0; url=%1$s/title'>">Folded</p>
                <p id='--></style></title></textarea><img src=%1$s/value.png onerror="top.document.title = 1">'>Value</p>
                <math><annotation-xml encoding="text/html"><style><img src="%1$s/math.png" onerror="top.document.title = 'owned'"></style></math>
                <svg></p><style><a title="</style><img src='%1$s/svg-style.png'>">x</a></svg>
                <input type=image src="%1$s/input.png" autofocus onfocus="top.document.title = 'owned'">
                <a href="java&Tab;script&colon;top.document.title='owned'">Script</a><img lowsrc="%1$s/low.png" dynsrc="%1$s/dyn.png">
                <!--><img src="%1$s/comment.png"> --><noscript><img src="%1$s/noscript.png"></noscript>
                "'></iframe></template></pre></script><script>document.title = 'owned'</script><!-- LINE
                </body></html>
                """.formatted(server).replace("LINE", Character.toString(0x2028));
    }

    /** The same pieces torn apart and reordered, with some constructs that browsers parse in different ways. */
    static String torn(Random random, String server) {
        List<String> pieces = new ArrayList<>(List.of(html(server).split("(?<=[>'\"= ])")));
        pieces.addAll(CONFUSING);
        return random.ints(60, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());
    }
}
