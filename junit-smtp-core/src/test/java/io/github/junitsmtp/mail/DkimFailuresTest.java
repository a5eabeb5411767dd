package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.internal.dkim.SignedMails;
import io.github.junitsmtp.internal.store.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DkimFailuresTest {

    private static final String RSA = SignedMails.text("mailauth-rsa-relaxed-relaxed.eml");
    private static final String SIMPLE = SignedMails.text("mailauth-rsa-simple-simple.eml");
    private static final String ED25519 = SignedMails.text("mailauth-ed-relaxed-relaxed.eml");

    private final DnsRecords records = DnsRecords.of(SignedMails.records());
    private final Map<String, ThrowingCallable> situations = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        bodies();
        headers();
        keys();
        tags();
        chains();
        return new GoldenMessages("dkim-failures.txt").tests(situations);
    }

    private void add(String situation, String mail) {
        add(situation, mail, records);
    }

    private void add(String situation, String mail, DnsRecords given) {
        situations.put(situation, () -> assertThat(received(mail)).hasValidDkimSignature(given));
    }

    private static ReceivedMail received(String mail) {
        ReceivedMail wire = wire(mail.getBytes(StandardCharsets.ISO_8859_1), "ada@example.org");
        return new ReceivedMail(
                wire.envelope(), wire.data(), new Arrival(1, null, true, Instant.parse("2026-01-01T00:00:00Z")));
    }

    private void bodies() {
        add("no signature", "Subject: x\r\n\r\nHello\r\n");
        add("a footer", RSA.replace("\r\n Yours\r\n", "\r\n Yours\r\n-- \r\nSent by a list\r\n"));
        add("a line at the end", RSA.replace("\r\n Yours\r\n", "\r\n Yours\r\nSent by a list\r\n"));
        add("another word", RSA.replace("welcome to", "welcome at"));
        add("another word, and no key", RSA.replace("welcome to", "welcome at"), DnsRecords.none());
        add(
                "another form of the body",
                SignedMails.text("mailauth-rsa-simple-relaxed.eml").replace("c=simple/relaxed", "c=simple"));
        add("bare line feeds", SIMPLE.replace("the shop.  \r\n", "the shop.  \n"));
        add("a body that came later", SignedMails.text("dkimpy-body-empty-relaxed.eml") + "Hello\r\n".repeat(60));
        add("a body that is too short", SignedMails.text("dkimpy-length.eml").replace(" Yours\r\n", ""));
    }

    private void headers() {
        add("another Subject", RSA.replace("Welcome,  Ada", "Goodbye, Ada"));
        add("a prefix", RSA.replace("Subject:   Welcome", "Subject: [shop] Welcome"));
        add("a second Subject", RSA.replace("MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nSubject: Buy now\r\n"));
        add("another Subject, and Ed25519", ED25519.replace("Welcome,  Ada", "Goodbye, Ada"));
        add(
                "another Subject, and another body",
                RSA.replace("Welcome,  Ada", "Goodbye, Ada").replace("welcome to", "at"));
        add(
                "a Subject that z= contains",
                RSA.replace("Welcome,  Ada", "Goodbye, Ada")
                        .replace("v=1; ", "v=1; z=From:Shop=20<shop@example.com>|Subject:Welcome,=20Ada; "));
        add("another form of the header", RSA.replace("c=relaxed/relaxed", "c=simple/relaxed"));
    }

    private void keys() {
        add("no key", RSA, DnsRecords.of("other._domainkey.example.com", "v=DKIM1; p=AAAA"));
        add("another key", SignedMails.text("dkimpy-other-key.eml"));
        add("a short key", SignedMails.text("dkimpy-weak.eml"));
        add("a key that cannot be read", RSA, key("v=DKIM1; p=AAAA"));
        add("a key that is not base64", RSA, key("v=DKIM1; p=%%%"));
        add("a record that is not a tag list", RSA, key("MIIBIjANBgkqhkiG"));
        add("a revoked key", RSA, key("v=DKIM1; p="));
        add("a record of another version", RSA, key("v=DKIM2; p=AAAA"));
        add("a key of another kind", RSA, key("v=DKIM1; k=ed25519; p=AAAA"));
        add("a key for another hash", RSA, key("v=DKIM1; h=sha1; p=AAAA"));
        add("a key that is not for email", RSA, key("v=DKIM1; s=other; p=AAAA"));
        String ownKey = SignedMails.records().get("rsa._domainkey.example.com");
        add("a strict key", RSA.replace("v=1; ", "v=1; i=@news.example.com; "), key(ownKey + "; t=y:s"));
        add("an Ed25519 key of another size", ED25519, DnsRecords.of("ed._domainkey.example.com", "k=ed25519; p=AAAA"));
    }

    private static DnsRecords key(String text) {
        return DnsRecords.of("rsa._domainkey.example.com", text);
    }

    private void tags() {
        add("SHA-1", SignedMails.text("dkimpy-sha1.eml"));
        add("a time that is not a number", RSA.replace("t=1700000000", "t=-1"));
        add("expired before the mail came", RSA.replace("t=1700000000", "t=1700000000; x=1700000001"));
        add("expired before it was made", RSA.replace("t=1700000000", "t=1700000000; x=1600000000"));
        add("no version", RSA.replace("v=1; ", ""));
        add("another version", RSA.replace("v=1; ", "v=2; "));
        add("another algorithm", RSA.replace("rsa-sha256", "rsa-md5"));
        add("another canonicalization", RSA.replace("c=relaxed/relaxed", "c=nowsp"));
        add("a tag that occurs twice", RSA.replace("v=1; ", "v=1; v=1; "));
        add("two semicolons", RSA.replace("v=1; ", "v=1;; "));
        add("no canonicalization", RSA.replace("c=relaxed/relaxed; ", ""));
        add("a tag without a value", RSA.replace("v=1; ", "v=1; d; "));
        add("no domain", RSA.replace("d=example.com;", "d=;"));
        add("not base64", RSA.replace("bh=", "bh=?"));
        add("From is not covered", RSA.replace(": To: From;", ": To;"));
        add("another identity", RSA.replace("v=1; ", "v=1; i=@example.org; "));
        add("not a domain name", RSA.replace("d=example.com", "d=example..com"));
        add("a header of a megabyte", RSA.replace("v=1; ", "v=1; " + "z".repeat(1_048_576) + "=1; "));
        add(
                "too many signatures",
                RSA.substring(0, RSA.indexOf("Received:")).repeat(3000) + "From: a@example.com\r\n\r\nHi\r\n",
                DnsRecords.none());
    }

    private void chains() {
        String two = SignedMails.text("arc-mailauth.eml");
        addChain("no chain", RSA);
        addChain("a body that was changed after the last seal", two.replace("welcome to", "welcome at"));
        addChain("a header that was changed after the last seal", two.replace("Welcome,  Ada", "Goodbye, Ada"));
        addChain(
                "results that were changed after sealing",
                two.replaceFirst("(?s)(ARC-Authentication-Results: i=1;.*?)dkim=pass", "$1dkim=fail"));
        addChain("a set without its seal", two.replaceFirst("(?s)ARC-Seal: i=1;.*?\r\n(?! )", ""));
        addChain("the same set twice", two.replaceFirst("(?s)(ARC-Seal: i=1;.*?\r\n(?! ))", "$1$1"));
        addChain("a chain that had failed", two.replace("cv=pass", "cv=fail"));
        addChain("a seal with an invalid number", two.replace("ARC-Seal: i=2", "ARC-Seal: i=0"));
        situations.put("a chain without a key", () -> assertThat(received(two)).hasValidArcChain(DnsRecords.none()));
        addChain("a thousand seals", "ARC-Seal: i=1; b=x\r\n".repeat(1000) + RSA);
    }

    private void addChain(String situation, String mail) {
        situations.put(situation, () -> assertThat(received(mail)).hasValidArcChain(records));
    }

    @Test
    void chains_of_other_programs_are_valid() {
        assertThat(received(SignedMails.text("arc-mailauth.eml"))).hasValidArcChain(records);
        assertThat(received(SignedMails.text("arc-dkimpy.eml")))
                .hasValidArcChain(records)
                .hasValidDkimSignature(records);
    }
}
