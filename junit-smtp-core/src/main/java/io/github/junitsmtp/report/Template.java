package io.github.junitsmtp.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page without its content: {@code report.html} with its style and script, and a policy that allows no other
 * script.
 */
final class Template {

    private final Document document;

    Template(String title) {
        document = Jsoup.parse(resource("report.html"));
        document.title(Markup.visible(title));
        String script = resource("report.js");
        slot("style").empty().appendChild(new DataNode(resource("report.css")));
        slot("script").empty().appendChild(new DataNode(script));
        Element policy = slot("policy");
        policy.attr("content", policy.attr("content").replace("SCRIPT", "'sha256-" + sha256(script) + "'"));
    }

    /** Returns the element to fill. */
    Element slot(String name) {
        return document.expectFirst("[data-slot=" + name + "]");
    }

    /** Adds the sections of the page to its navigation. */
    void linkSections() {
        Element navigation = slot("sections-links");
        document.select("section")
                .forEach(section -> navigation.appendChild(Markup.text(
                                "a",
                                "",
                                section.hasAttr("data-name")
                                        ? section.attr("data-name")
                                        : section.expectFirst("h2").text())
                        .attr("href", "#" + section.id())));
    }

    String html() {
        return Serializer.html(document);
    }

    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) { // every Java platform has SHA-256
            throw new IllegalStateException(e);
        }
    }
}
