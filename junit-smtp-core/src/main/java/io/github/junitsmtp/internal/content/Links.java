package io.github.junitsmtp.internal.content;

import static java.util.stream.Collectors.toCollection;

import io.github.junitsmtp.internal.html.Urls;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Looks for links and images without a usable target. */
final class Links {

    private static final String STYLE_URL = "style url";

    /** Senders put an address into an element without a target to keep mail programs from making a link of it. */
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,255}");

    private final Exceptions exceptions;
    private final Findings findings;

    Links(Exceptions exceptions, Findings findings) {
        this.exceptions = exceptions;
        this.findings = findings;
    }

    void checkText(String text) {
        for (String link : in(text)) {
            unreachable("the text body has a link", link);
        }
    }

    void checkHtml(Html html) {
        html.document().select("a, area").forEach(link -> link(html, link));
        html.document().select("form[action]").forEach(form -> target("the form", form, form.attr("action")));
        html.document().select("img, input[type=image]").forEach(this::image);
        html.document().select("source").forEach(this::candidates);
        html.document()
                .select("video")
                .forEach(video -> source(video, "poster", video.attr("poster").strip()));
        html.document().select("[background], [style*=url(]").forEach(this::background);
        html.document().select("style").forEach(this::backgroundsOfOthers);
        html.forOutlook().document().getAllElements().forEach(this::forOutlook);
    }

    /** Returns the addresses in a text. */
    static Collection<String> in(String text) {
        return PlainLinks.of(text).collect(toCollection(LinkedHashSet::new));
    }

    private void link(Html html, Element link) {
        String words = Html.words(link);
        String address = link.attr("href").strip();
        String what = "the link" + (words.isEmpty() ? "" : " " + Printable.quote(words));
        if (!link.hasAttr("href")) {
            boolean isAnchor = link.hasAttr("id") || link.hasAttr("name");
            if (!words.isEmpty() && !isAnchor && !MAIL_ADDRESS.matcher(words).matches()) {
                add(MessageRule.LINK_TARGETS, what + " in " + Html.line(link) + " has no href");
            }
        } else if (address.startsWith("#") && address.length() > 1) {
            if (!html.hasAnchor(address.substring(1)) && !isExcepted(address)) {
                add(
                        MessageRule.LINK_TARGETS,
                        what + " in " + Html.line(link) + " leads to " + Printable.quote(address)
                                + ", but no element has that id");
            }
        } else {
            target(what, link, address);
        }
    }

    private void target(String what, Element element, String address) {
        if (isExcepted(address)) {
            return;
        }
        String place = what + " in " + Html.line(element);
        Target target = new Target(address);
        if (address.isEmpty() || address.equals("#") || target.hasScheme("javascript")) {
            add(
                    MessageRule.LINK_TARGETS,
                    place + " has the target " + Printable.quote(address) + ", which leads nowhere");
        } else if (target.isRelative()) {
            add(
                    MessageRule.LINK_TARGETS,
                    place + " has the relative target " + Printable.quote(address)
                            + "; links in a mail need a scheme and a host");
        } else {
            unreachable(place + " leads", address);
        }
    }

    private void image(Element image) {
        String source = image.attr("src").strip();
        if (!isExcepted(source) && (source.isEmpty() || source.equals("#"))) {
            add(
                    MessageRule.IMAGE_SOURCE,
                    "the <" + image.normalName() + "> in " + Html.line(image)
                            + (image.hasAttr("src") ? " has an empty src" : " has no src"));
        } else {
            source(image, "src", source);
        }
        candidates(image);
    }

    private void candidates(Element image) {
        Urls.candidates(image.attr("srcset")).forEach(candidate -> source(image, "srcset", candidate));
    }

    /** Checks the images behind an element. */
    private void background(Element element) {
        source(element, "background", element.attr("background").strip());
        Urls.inCss(element.attr("style")).forEach(url -> source(element, STYLE_URL, url));
    }

    private void backgroundsOfOthers(Element style) {
        Urls.inStyleSheet(style).forEach(url -> source(style, STYLE_URL, url));
    }

    /** Checks an element that only Outlook sees. It may refer to anchors that all clients see. */
    private void forOutlook(Element element) {
        String address = element.attr("href").strip();
        if (element.hasAttr("href")
                && !address.startsWith("#")
                && !element.normalName().equals("link")) {
            String words = Html.words(element);
            target(
                    "the link" + (words.isEmpty() ? "" : " " + Printable.quote(words)) + " for Outlook",
                    element,
                    address);
        }
        source(element, "src", element.attr("src").strip());
        background(element);
    }

    private void source(Element element, String attribute, String source) {
        if (source.isEmpty() || source.startsWith("#") || isExcepted(source)) {
            return;
        }
        String place = "the <" + element.normalName() + "> in " + Html.line(element) + " has the ";
        Target target = new Target(source);
        if (target.isRelative()) {
            add(MessageRule.IMAGE_SOURCE, place + "relative " + attribute + " " + Printable.quote(source));
        } else {
            target.obstacle()
                    .ifPresent(why -> add(
                            MessageRule.IMAGE_SOURCE, place + attribute + " " + Printable.quote(source) + ", " + why));
        }
    }

    private void unreachable(String what, String address) {
        if (!isExcepted(address)) {
            new Target(address)
                    .obstacle()
                    .ifPresent(why ->
                            add(MessageRule.LINK_TARGETS, what + " to " + Printable.quote(address) + ", " + why));
        }
    }

    /** Returns whether to ignore an address. Unfilled placeholders are reported separately. */
    private boolean isExcepted(String address) {
        return exceptions.cover(address) || Wording.isUnfilled(address);
    }

    private void add(MessageRule rule, String detail) {
        findings.add(rule, detail);
    }
}
