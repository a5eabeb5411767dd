package io.github.junitsmtp.internal.content;

import static java.util.stream.Collectors.toCollection;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jsoup.nodes.Element;

/** Looks for links and images without a usable target. */
final class Links {

    private final Exceptions exceptions;
    private final Findings findings;

    Links(Exceptions exceptions, Findings findings) {
        this.exceptions = exceptions;
        this.findings = findings;
    }

    void checkText(String text) {
        for (String link : in(text)) {
            unreachable("the text has a link", link);
        }
    }

    void checkHtml(Html html) {
        html.document().select("a, area").forEach(link -> link(html, link));
        html.document().select("form[action]").forEach(form -> target("the form", form, form.attr("action")));
        html.document().select("img, input[type=image]").forEach(this::image);
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
            if (!words.isEmpty() && !link.hasAttr("id") && !link.hasAttr("name")) {
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
        String place = "the <" + image.normalName() + "> in " + Html.line(image);
        String source = image.attr("src").strip();
        if (isExcepted(source)) {
            return;
        }
        if (source.isEmpty() || source.equals("#")) {
            add(MessageRule.IMAGE_SOURCE, place + (image.hasAttr("src") ? " has an empty src" : " has no src"));
        } else if (new Target(source).isRelative()) {
            add(MessageRule.IMAGE_SOURCE, place + " has the relative src " + Printable.quote(source));
        } else {
            new Target(source)
                    .obstacle()
                    .ifPresent(why -> add(
                            MessageRule.IMAGE_SOURCE, place + " has the src " + Printable.quote(source) + ", " + why));
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
