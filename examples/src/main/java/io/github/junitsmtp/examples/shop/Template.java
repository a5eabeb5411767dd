package io.github.junitsmtp.examples.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders such as <code>{{customer}}</code>. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final String text;
    private final UnaryOperator<String> escape;

    private Template(String resource, UnaryOperator<String> escape) {
        this.text = read(resource);
        this.escape = escape;
    }

    static Template text(String resource) {
        return new Template(resource, UnaryOperator.identity());
    }

    static Template html(String resource) {
        return new Template(resource, Template::escapeHtml);
    }

    String fill(Map<String, ?> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Object value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("No value for " + found.group());
            }
            return Matcher.quoteReplacement(escape.apply(value.toString()));
        });
    }

    private static String escapeHtml(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No template " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
