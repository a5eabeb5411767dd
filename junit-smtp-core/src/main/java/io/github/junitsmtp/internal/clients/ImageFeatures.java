package io.github.junitsmtp.internal.clients;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The image formats, by file extension in the address. */
final class ImageFeatures {

    private static final Pattern URL =
            Pattern.compile("url\\(\\s*(['\"]?)([^'\")]*)\\1\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("\\.(\\w{2,5})(?:[?#].*)?$", Pattern.DOTALL);
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("apng", "image-apng"),
            Map.entry("avif", "image-avif"),
            Map.entry("bmp", "image-bmp"),
            Map.entry("gif", "image-gif"),
            Map.entry("hdr", "image-hdr"),
            Map.entry("heif", "image-heif"),
            Map.entry("heic", "image-heif"),
            Map.entry("ico", "image-ico"),
            Map.entry("jpg", "image-jpg"),
            Map.entry("jpeg", "image-jpg"),
            Map.entry("mp4", "image-mp4"),
            Map.entry("png", "image-png"),
            Map.entry("svg", "image-svg"),
            Map.entry("tif", "image-tiff"),
            Map.entry("tiff", "image-tiff"),
            Map.entry("webp", "image-webp"));

    private ImageFeatures() {}

    static Optional<String> of(String address) {
        String plain = address.strip();
        if (plain.regionMatches(true, 0, "data:", 0, 5)) {
            return Optional.of("image-base64");
        }
        if (plain.regionMatches(true, 0, "cid:", 0, 4)) {
            return Optional.empty();
        }
        Matcher end = END.matcher(plain);
        return end.find() ? Optional.ofNullable(FORMATS.get(end.group(1).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    static Stream<String> inCss(String value) {
        return value.length() < 8 || !value.contains("(")
                ? Stream.empty()
                : URL.matcher(value).results().map(match -> match.group(2)).flatMap(address -> of(address).stream());
    }
}
