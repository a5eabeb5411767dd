package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the change that broke the signature of a header. Each reported change has been tested: when it is undone, the signature is
 * right. Only changes found by z= rely on the signer.
 */
final class HeaderChange {

    /** More would take too long. */
    private static final int MOST_FIELDS = 60;

    private static final int LONGEST_HEADER = 100_000;

    private static final Pattern TAG_OF_A_LIST = Pattern.compile("^[ \\t]*\\[[^\\]]{1,80}\\][ \\t]*");
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");

    private final DkimSignature signature;
    private final HeaderHash hash;
    private final Predicate<String> fits;

    HeaderChange(DkimSignature signature, HeaderHash hash, Predicate<String> fits) {
        this.signature = signature;
        this.hash = hash;
        this.fits = fits;
    }

    Optional<String> find() {
        Canonicalization other = signature.ofHeader().other();
        if (fits.test(hash.text(other))) {
            return Optional.of(
                    "it matches the " + other.inWords() + " form of the header, but " + signature.saysOfHeader());
        }
        return hash.text().length() > LONGEST_HEADER ? toldBySigner() : tried().or(this::toldBySigner);
    }

    private Optional<String> tried() {
        return Stream.<Optional<String>>concat(
                        hash.covered().stream().limit(MOST_FIELDS).map(this::added),
                        hash.covered().stream().limit(MOST_FIELDS).map(this::tagged))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> added(Field field) {
        return fits.test(hash.textWithout(field))
                ? Optional.of("this field was added after signing: " + shown(field.text()))
                : Optional.empty();
    }

    private Optional<String> tagged(Field field) {
        Matcher tag = TAG_OF_A_LIST.matcher(field.value());
        if (!field.is("subject") || !tag.find()) {
            return Optional.empty();
        }
        return fits.test(hash.textWith(field.with(" " + tag.replaceFirst("")), field))
                ? Optional.of("this prefix was added to the Subject after signing: "
                        + shown(tag.group().strip()))
                : Optional.empty();
    }

    /** Compares the copies of fields in z= (RFC 6376, section 3.5). */
    private Optional<String> toldBySigner() {
        return signature.tags().find("z").stream()
                .flatMap(copies -> Stream.of(copies.split("\\|")).limit(MOST_FIELDS))
                .map(copy -> new Field(dequoted(copy.replaceAll("[ \\t\\r\\n]", ""))))
                .flatMap(copy -> changed(copy).stream())
                .findFirst();
    }

    private Optional<String> changed(Field copy) {
        List<Field> now =
                hash.covered().stream().filter(field -> field.is(copy.name())).toList();
        String before = Canonicalization.RELAXED.header(copy);
        boolean isSame = now.stream().map(Canonicalization.RELAXED::header).anyMatch(before::equals);
        return isSame || !signature.covered().contains(copy.name())
                ? Optional.empty()
                : Optional.of("according to z=, the field was " + shown(copy.text()) + " when signed, but is now "
                        + (now.isEmpty() ? "missing" : shown(now.get(0).text())));
    }

    private static String dequoted(String text) {
        return QUOTED.matcher(text)
                .replaceAll(
                        octet -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octet.group(1), 16))));
    }

    private static String shown(String octets) {
        return Printable.quote(new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
