package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.internal.dkim.SignedMails;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import io.github.junitsmtp.rule.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BulkSenderTest {

    /** Signed by nodemailer, and sent to a recipient who can unsubscribe with one click. */
    private static final String NEWSLETTER = SignedMails.text("newsletter.eml");

    private static final DnsRecords RECORDS = DnsRecords.of(SignedMails.records());

    private static final DnsRecords ALL_RECORDS =
            RECORDS.and(DnsRecords.of("_dmarc.example.com", "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"));

    private static ReceivedMail mail(String content, String mailFrom, boolean encrypted) {
        return new ReceivedMail(
                new Envelope(
                        SmtpCommand.parse("MAIL FROM:<" + mailFrom + ">"),
                        List.of(SmtpCommand.parse("RCPT TO:<ada@example.org>"))),
                Octets.of((content + ".\r\n").getBytes(StandardCharsets.ISO_8859_1)),
                new Arrival(1, null, encrypted, Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static ReceivedMail mail(String content) {
        return mail(content, "bounces@news.example.com", true);
    }

    @Test
    void a_signed_newsletter_meets_all_that_can_be_judged() {
        assertThat(mail(NEWSLETTER))
                .meetsBulkSenderRequirements()
                .meetsBulkSenderRequirements(ALL_RECORDS)
                .meetsBulkSenderRequirements(ALL_RECORDS, BulkSenderRule.transactional());
        assertThat(mail(NEWSLETTER).bulkSenderResults(ALL_RECORDS, BulkSenderRule.standard()))
                .filteredOn(result -> result.verdict() != Verdict.MET)
                .extracting(RuleResult::rule, RuleResult::verdict)
                .containsExactly(
                        tuple(BulkSenderRule.SPF, Verdict.NOT_CHECKED),
                        tuple(BulkSenderRule.REVERSE_DNS, Verdict.NOT_CHECKED),
                        tuple(BulkSenderRule.SPAM_RATE, Verdict.NOT_CHECKED));
    }

    @Test
    void without_records_what_needs_them_is_not_judged() {
        assertThat(mail(NEWSLETTER).bulkSenderResults(DnsRecords.none(), BulkSenderRule.standard()))
                .filteredOn(result -> result.verdict() == Verdict.NOT_CHECKED)
                .extracting(RuleResult::rule)
                .containsExactly(
                        BulkSenderRule.DKIM,
                        BulkSenderRule.ALIGNMENT,
                        BulkSenderRule.DMARC,
                        BulkSenderRule.SPF,
                        BulkSenderRule.SIGNED_UNSUBSCRIBE,
                        BulkSenderRule.REVERSE_DNS,
                        BulkSenderRule.SPAM_RATE);
    }

    @Test
    void a_key_that_is_given_is_that_of_a_signature() {
        DnsRecords ofAnotherSelector = DnsRecords.of("other._domainkey.example.com", "v=DKIM1; p=AAAA");

        assertThat(mail(NEWSLETTER).bulkSenderResults(ofAnotherSelector, RuleSet.only(BulkSenderRule.DKIM)))
                .extracting(RuleResult::verdict, RuleResult::detail)
                .containsExactly(tuple(
                        Verdict.NOT_MET,
                        "DKIM-Signature 1 (d=example.com, s=rsa) matches the body, but was not verified further because "
                                + "the record rsa._domainkey.example.com was not provided"));
    }

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        situations.put(
                "a mail that meets few requirements",
                () -> assertThat(mail("Subject: Hi\r\n\r\nHi\r\n", "", false)).meetsBulkSenderRequirements());
        situations.put(
                "a newsletter without TLS",
                () -> assertThat(mail(NEWSLETTER, "a@example.com", false)).meetsBulkSenderRequirements(ALL_RECORDS));
        situations.put(
                "one requirement",
                () -> assertThat(mail("From: shop@gmail.com\r\n\r\nHi\r\n"))
                        .meetsBulkSenderRequirements(RECORDS, RuleSet.only(BulkSenderRule.OWN_FROM)));
        return new GoldenMessages("bulk-sender-failures.txt").tests(situations);
    }
}
