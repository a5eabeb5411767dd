package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Printable;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The content of a DKIM-Signature or ARC-Message-Signature.
 *
 * @param field the field
 * @param tags all of its tags
 * @param algorithm the algorithm
 * @param ofHeader the canonicalisation of the header
 * @param ofBody the canonicalisation of the body
 * @param covered the names of the signed fields in lower case, in order
 * @param value the signature
 * @param bodyHash the hash of the body
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.5">RFC 6376, section 3.5</a>
 */
record DkimSignature(
        Field field,
        TagList tags,
        Algorithm algorithm,
        Canonicalization ofHeader,
        Canonicalization ofBody,
        List<String> covered,
        byte[] value,
        byte[] bodyHash) {

    /** Parses a DKIM-Signature. */
    static DkimSignature parse(Field field) throws VerificationException {
        TagList tags = TagList.parse(field.value());
        if (!tags.get("v").equals("1")) {
            throw new VerificationException("is malformed: v= must be 1 but was " + Printable.quote(tags.get("v")));
        }
        DkimSignature signature = read(field, tags);
        String identity = tags.find("i").orElse("@" + tags.get("d"));
        String domain = identity.substring(identity.lastIndexOf('@') + 1);
        if (!isWithin(domain, tags.get("d")) || !identity.contains("@")) {
            throw new VerificationException("is malformed: i= must be in the domain d=" + tags.get("d") + " but was "
                    + Printable.quote(identity));
        }
        return signature;
    }

    /** Parses what DKIM-Signature and ARC-Message-Signature have in common. */
    static DkimSignature read(Field field, TagList tags) throws VerificationException {
        Algorithm algorithm = Algorithm.named(tags.get("a"));
        String[] forms = tags.find("c").orElse("simple").split("/", 2);
        DkimSignature signature = new DkimSignature(
                field,
                tags,
                algorithm,
                Canonicalization.named(forms[0].strip()),
                Canonicalization.named(forms.length < 2 ? "simple" : forms[1].strip()),
                tags.items("h").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                tags.base64("b"),
                tags.base64("bh"));
        tags.get("d");
        tags.get("s");
        tags.get("h");
        if (!signature.covered.contains("from")) {
            throw new VerificationException("does not cover the From field: h= is " + Printable.quote(tags.get("h"))
                    + " (RFC 6376, section 5.4)");
        }
        if (tags.find("q").isPresent() && !tags.items("q").contains("dns/txt")) {
            throw new VerificationException(
                    "is malformed: q= must include dns/txt but was " + Printable.quote(tags.get("q")));
        }
        tags.number("l");
        long signed = tags.number("t").orElse(0L);
        long expires = tags.number("x").orElse(Long.MAX_VALUE);
        if (expires <= signed) {
            throw new VerificationException(
                    "is malformed: x=" + expires + " must be later than t=" + signed + " (RFC 6376, section 3.5)");
        }
        return signature;
    }

    private static boolean isWithin(String domain, String parent) {
        String child = domain.toLowerCase(Locale.ROOT);
        return child.equalsIgnoreCase(parent) || child.endsWith("." + parent.toLowerCase(Locale.ROOT));
    }

    /** Returns whether i= is in the domain of d= itself, not in a subdomain. */
    boolean isOfDomainItself() {
        String identity = tags.find("i").orElse("@" + tags.find("d").orElse(""));
        return identity.substring(identity.lastIndexOf('@') + 1)
                .equalsIgnoreCase(tags.find("d").orElse(""));
    }

    /** Returns a statement on the canonicalization of the header. */
    String saysOfHeader() {
        return says() + ofHeader.inWords();
    }

    /** Returns a statement on the canonicalization of the body, which c= need not name (RFC 6376, section 3.5). */
    String saysOfBody() {
        String forms = tags.find("c").orElse("/");
        return (forms.contains("/")
                        ? says()
                        : "c=" + forms + " names only the form of the header, and the default for the body is ")
                + ofBody.inWords();
    }

    private String says() {
        return tags.find("c").isPresent() ? "c= says " : "there is no c=, and the default is ";
    }

    /** Returns where the domain publishes the key, in lower case. */
    static String keyName(TagList tags) throws VerificationException {
        String name = tags.utf8("s") + "._domainkey." + tags.utf8("d");
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // an empty or overlong label
            throw new VerificationException(
                    "is malformed: s= and d= do not form a domain name: " + Printable.quote(name));
        }
    }

    /** Returns the signed length of the canonical body; empty if all of it is signed. */
    OptionalLong length() throws VerificationException {
        return tags.number("l").map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
