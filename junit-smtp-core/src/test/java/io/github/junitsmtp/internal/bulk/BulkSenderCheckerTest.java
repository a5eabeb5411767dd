package io.github.junitsmtp.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.bulk.BulkMail.Unsubscribe;
import io.github.junitsmtp.internal.dkim.SignatureResult;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkSenderCheckerTest {

    private static final Unsubscribe NO_LIST = new Unsubscribe(false, false, Optional.empty(), Optional.empty());
    private static final Unsubscribe ONE_CLICK =
            new Unsubscribe(true, true, Optional.empty(), Optional.of("https://example.com/leave?u=1"));

    private static BulkMail mail(
            String from, String mailFrom, List<SignatureResult> signatures, String html, Map<String, String> records) {
        return new BulkMail(
                List.of(),
                List.of(List.of(from)),
                mailFrom,
                true,
                signatures,
                ONE_CLICK,
                Optional.of(html),
                Optional.empty(),
                records);
    }

    private static SignatureResult signature(String domain, SignatureResult.Verdict verdict, String... covered) {
        return new SignatureResult("DKIM-Signature 1", domain, List.of(covered), verdict, "is not checked here");
    }

    private static RuleResult<BulkSenderRule> result(BulkSenderRule rule, BulkMail mail) {
        return BulkSenderChecker.results(mail, Set.of(rule)).get(0);
    }

    private static Verdict alignment(String from, String domain, String mailFrom, Map<String, String> records) {
        return result(
                        BulkSenderRule.ALIGNMENT,
                        mail(from, mailFrom, List.of(signature(domain, SignatureResult.Verdict.VALID)), "", records))
                .verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, MET",
        "Example.COM, example.com, MET",
        "news.example.com, example.com, MET",
        "example.com, mail.example.com, MET",
        "a.example.com, b.example.com, MET",
        "bücher.example, xn--bcher-kva.example, MET",
        "example.co.uk, other.co.uk, NOT_MET",
        "shop.github.io, other.github.io, NOT_MET",
        "example.com.evil.example, example.com, NOT_MET",
        "notexample.com, example.com, NOT_MET"
    })
    void domains_are_aligned_by_their_organization(String from, String signed, Verdict expected) {
        assertThat(alignment("news@" + from, signed, "", Map.of())).isEqualTo(expected);
    }

    @Test
    void a_DMARC_record_may_want_strict_alignment() {
        Map<String, String> strict = Map.of("_dmarc.example.com", "v=DMARC1; p=reject; adkim=s; aspf=s");

        assertThat(alignment("a@example.com", "example.com", "", strict)).isEqualTo(Verdict.MET);
        assertThat(alignment("a@news.example.com", "example.com", "", strict)).isEqualTo(Verdict.NOT_MET);
        assertThat(alignment("a@example.com", "example.net", "mail.example.com", strict))
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void alignment_with_MAIL_FROM_depends_on_SPF() {
        assertThat(alignment("a@example.com", "esp.example", "bounces.example.com", Map.of()))
                .isEqualTo(Verdict.NOT_CHECKED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=none | MET",
                "v=DMARC1;p=REJECT;sp=none | MET",
                "v = DMARC1 ; p = none | MET",
                "v=DMARC10; p=none | NOT_MET",
                "v=dmarc1; p=none | NOT_MET",
                "v=DMARC1 p=none | NOT_MET",
                "p=none; v=DMARC1 | NOT_MET",
                "v=DMARC1 | NOT_MET",
                "v=DMARC1; p=maybe | NOT_MET",
                "v=spf1 -all | NOT_MET"
            })
    void a_DMARC_record_has_a_policy(String record, Verdict expected) {
        assertThat(result(
                                BulkSenderRule.DMARC,
                                mail("a@deep.example.co.uk", "", List.of(), "", Map.of("_dmarc.example.co.uk", record)))
                        .verdict())
                .isEqualTo(expected);
    }

    /** RFC 7489, section 6.6.3. */
    @Test
    void a_record_that_is_not_for_DMARC_does_not_hide_that_of_the_organization() {
        Map<String, String> records =
                Map.of("_dmarc.news.example.com", "v=spf1 -all", "_dmarc.example.com", "v=DMARC1; p=reject; adkim=s");
        BulkMail mail = mail("a@news.example.com", "", List.of(), "", records);

        assertThat(result(BulkSenderRule.DMARC, mail).detail()).isEqualTo("_dmarc.example.com has p=reject");
        assertThat(alignment("a@news.example.com", "example.com", "", records)).isEqualTo(Verdict.NOT_MET);
        assertThat(result(
                                BulkSenderRule.DMARC,
                                mail(
                                        "a@news.example.com",
                                        "",
                                        List.of(),
                                        "",
                                        Map.of("_dmarc.news.example.com", "v=spf1 -all")))
                        .detail())
                .isEqualTo(
                        "_dmarc.news.example.com is not a DMARC record with p=none, quarantine or reject: \"v=spf1 -all\"");
    }

    @Test
    void From_without_a_domain_is_aligned_with_nothing() {
        BulkMail mail = mail("root", "", List.of(), "", Map.of());

        for (BulkSenderRule rule : List.of(BulkSenderRule.ALIGNMENT, BulkSenderRule.DMARC)) {
            assertThat(result(rule, mail).verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(result(rule, mail).detail()).isEqualTo("From contains no domain");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "GMAIL.COM",
                "yahoo.com",
                "yahoo.co.uk",
                "yahoo.de",
                "outlook.com",
                "hotmail.fr",
                "live.com",
                "msn.com",
                "icloud.com",
                "aol.com",
                "gmx.de",
                "web.de"
            })
    void From_in_the_domain_of_a_mailbox_provider_is_refused(String domain) {
        assertThat(result(BulkSenderRule.OWN_FROM, mail("a@" + domain, "", List.of(), "", Map.of()))
                        .verdict())
                .isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "live.example",
                "notgmail.com",
                "gmail.com.example.org",
                "yahoo.example.com",
                "outlook.shop",
                "yahoo.io",
                "hotmail.dev"
            })
    void From_in_a_domain_of_ones_own_is_fine(String domain) {
        assertThat(result(BulkSenderRule.OWN_FROM, mail("a@" + domain, "", List.of(), "", Map.of()))
                        .verdict())
                .isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='https://example.com/x'>Unsubscribe</a> | MET",
                "<a href='https://example.com/abmelden'>Hier</a> | MET",
                "<a href='https://example.com/x'>Newsletter abbestellen</a> | MET",
                "<a href='https://example.com/x'>Se désabonner</a> | MET",
                "<a href='https://example.com/x'>Darse de baja</a> | MET",
                "<a href='https://example.com/leave?u=1'>配信停止</a> | MET",
                "<a href='https://example.com/x'><img src='u.png' alt='unsubscribe'></a> | MET",
                "<div style='font-size:0'><a style='font-size:12px' href='https://example.com/x'>Unsubscribe</a></div> | MET",
                "<html lang='ja'><a href='https://example.com/x'>配信停止</a> | NOT_CHECKED",
                "<a href='https://example.com/x'>Отписаться</a> | NOT_CHECKED",
                "<a href='https://example.com/x'>Manage your subscription</a> | MET",
                "<a href='https://example.com/x'>Jetzt abonnieren</a> | NOT_MET",
                "<a href='https://example.com/x'>Leave us an email</a> | NOT_MET",
                "<a href='https://example.com/x'>Leave a review on our list</a> | NOT_MET",
                "<a href='https://example.com/x'>Stop by our stores for the list</a> | NOT_MET",
                "<a href='https://example.com/x'>Update available: see our subscription plans</a> | NOT_MET",
                "<a href='https://example.com/x'>Change your subscription plan</a> | NOT_MET",
                "<a href='https://example.com/x'>Update your subscription plan preferences</a> | MET",
                "<a href='https://example.com/x'>Leave our mailing list</a> | MET",
                "<a href='https://example.com/x'>Stop these e-mails</a> | MET",
                "<a href='https://example.com/x'>Update your email preferences</a> | MET",
                "<img src='https://example.com/a.png' usemap='#m'><map name=m><area href='https://example.com/x' alt=Unsubscribe></map> | MET",
                "<img src='https://example.com/a.png' usemap='#m' hidden><map name=m><area href='https://example.com/x' alt=Unsubscribe></map> | NOT_MET",
                "<a href='https://example.com/x'>Cancella ordine</a> | NOT_MET",
                "<a href='https://example.com/x'>Extend your subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Send a weekend subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Exchange your subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Adopt outdoor cats</a> | NOT_MET",
                "<a href='https://example.com/x'>Zum Austragungsort</a> | NOT_MET",
                "<a href='https://example.com/mail_opt-out'>Settings</a> | MET",
                "<a href='https://example.com/x'>End my subscription</a> | MET",
                "<a href='https://example.com/x'>Mailing preferences</a> | MET",
                "<a href='https://example.com/x'>Cancelling your subscription</a> | MET",
                "<a href='https://example.com/x'>Melden Sie sich hier ab</a> | MET",
                "<a href='https://example.com/x'>Aus dem Newsletter austragen</a> | MET",
                "<a href='https://example.com/x'>G\u00e9rer mes pr\u00e9f\u00e9rences</a> | MET",
                "<a href='https://example.com/x'>Cancela tu suscripci\u00f3n</a> | MET",
                "<a href='https://example.com/x'>Cancele sua inscri\u00e7\u00e3o</a> | MET",
                "<a href='https://example.com/x'>Cancellati dalla newsletter</a> | MET",
                "<a href='https://example.com/x'>Schrijf je uit</a> | MET",
                "<a href='https://example.com/x'>Avsluta prenumerationen</a> | MET",
                "<a href='https://example.com/x'>Meld deg av</a> | MET",
                "<p>If you no longer wish to get these mails, <a href='https://example.com/x'>click here</a>.</p> | MET",
                "<a href='https://example.com/EmailOptOut?u=1'>Settings</a> | MET",
                "<a href='https://example.com/manageSubscriptions'>Settings</a> | MET",
                "<a href='https://example.com/emailpreferences'>Settings</a> | MET",
                "<a href='https://example.com/editPreferences'>Settings</a> | MET",
                "<a href='https://example.com/x'>Mail preferences</a> | MET",
                "<a href='https://example.com/x'>Cancelling your subscription</a> | MET",
                "<a href='https://example.com/x'>Nonstop subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Endless subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Weekend edition of your subscription</a> | NOT_MET",
                "<a href='https://example.com/x'>Melden Sie sich ab sofort an</a> | NOT_MET",
                "<a href='https://example.com/x'>Anmelden kann man sich ab Montag</a> | NOT_MET",
                "<a href='https://example.com/x'>Sugg\u00e9rer un abonnement</a> | NOT_MET",
                "<a href='https://example.com/x'>Ordini cancellati</a> | NOT_MET",
                "<a href='https://example.com/x'>Tilmeld dig nyhedsbrev fra os</a> | NOT_MET",
                "<a href='https://example.com/x'>Meld deg p\u00e5 nyhetsbrev fra oss</a> | NOT_MET",
                "<a href='https://example.com/x'>Meld deg n\u00e5r som helst av</a> | MET",
                "<a href='https://example.com/x'>Meld je af</a> | MET",
                "<p>You no longer have to wait to get it: <a href='https://example.com/x'>click here</a>.</p> | NOT_MET",
                "<html lang='en'><a href='https://example.com/x'>Shop</a> | NOT_MET",
                "<a href='https://example.com/x'>Shop</a> | NOT_MET",
                "<a style='display:none' href='https://example.com/x'>Unsubscribe</a> | NOT_MET",
                "<p style='Display : None'><a href='https://example.com/x'>Unsubscribe</a></p> | NOT_MET",
                "<a href='https://example.com/unsubscribe'></a> | NOT_MET",
                "<a href='#'>Unsubscribe</a> | NOT_MET",
                "<a href='/unsubscribe'>Unsubscribe</a> | NOT_MET",
                "<a href='#'>Unsubscribe</a> <a href=' mailto:leave@example.com'>unsubscribe</a> | MET",
                "<p>Unsubscribe by letter</p> | NOT_MET",
                "<p>Hello. To unsubscribe, click <b><a href='https://example.com/x'>here</a></b>.</p> | MET",
                "<p>If you no longer wish to receive these mails, <a href='https://example.com/x'>click here</a>.</p> | MET",
                "<p>Keine Mails mehr erhalten? Wenn Sie keine Angebote mehr erhalten m\u00f6chten, klicken Sie <a href='https://example.com/x'>hier</a>.</p> | MET",
                "<p>You can unsubscribe. To order, click <a href='https://example.com/x'>here</a>. Bye</p> | NOT_MET",
                "<p>If you did not receive your order, click <a href='https://example.com/x'>here</a>.</p> | NOT_MET",
                "<p>Read about unsubscribing in <a href='https://example.com/x'>our help</a>.</p> | NOT_MET",
                "<p><a href='https://example.com/x'>Odhl\u00e1sit odb\u011br</a></p> | MET",
                "<style>.h { display: none }</style><a class=h href='https://example.com/x'>Unsubscribe</a> | NOT_MET"
            })
    void a_link_to_unsubscribe_is_known_by_its_words_or_its_address(String html, Verdict expected) {
        assertThat(result(BulkSenderRule.UNSUBSCRIBE_LINK, mail("a@example.com", "", List.of(), html, Map.of()))
                        .verdict())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"104448, MET", "104449, NOT_MET"})
    void HTML_has_102_KB_at_most(int size, Verdict expected) {
        assertThat(result(BulkSenderRule.HTML_SIZE, mail("a@example.com", "", List.of(), "x".repeat(size), Map.of()))
                        .verdict())
                .isEqualTo(expected);
    }

    @Test
    void both_fields_of_one_click_are_signed() {
        SignatureResult both = signature(
                "example.com", SignatureResult.Verdict.VALID, "from", "list-unsubscribe", "list-unsubscribe-post");
        SignatureResult one = signature("example.com", SignatureResult.Verdict.VALID, "from", "list-unsubscribe");
        SignatureResult broken = signature(
                "example.com", SignatureResult.Verdict.INVALID, "from", "list-unsubscribe", "list-unsubscribe-post");
        SignatureResult unknown = signature(
                "example.com", SignatureResult.Verdict.NO_KEY, "from", "list-unsubscribe", "list-unsubscribe-post");

        assertThat(signed(both)).isEqualTo(Verdict.MET);
        assertThat(signed(one, both)).isEqualTo(Verdict.MET);
        assertThat(signed(one)).isEqualTo(Verdict.NOT_MET);
        assertThat(signed(broken)).isEqualTo(Verdict.NOT_MET);
        assertThat(signed(unknown)).isEqualTo(Verdict.NOT_CHECKED);
    }

    private static Verdict signed(SignatureResult... signatures) {
        return result(BulkSenderRule.SIGNED_UNSUBSCRIBE, mail("a@example.com", "", List.of(signatures), "", Map.of()))
                .verdict();
    }

    @Test
    void a_mail_of_text_alone_has_its_address_in_the_text() {
        assertThat(text("Unsubscribe: https://example.com/u")).isEqualTo(Verdict.MET);
        assertThat(text("Stop these mails: mailto:leave@example.com?subject=unsubscribe"))
                .isEqualTo(Verdict.MET);
        assertThat(text("Unsubscribe on our site")).isEqualTo(Verdict.NOT_MET);
        assertThat(text("Отписаться: https://example.com/u")).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(text("")).isEqualTo(Verdict.NOT_MET);
    }

    private static Verdict text(String text) {
        BulkMail mail = new BulkMail(
                List.of(), List.of(), "", true, List.of(), NO_LIST, Optional.empty(), Optional.of(text), Map.of());
        return result(BulkSenderRule.UNSUBSCRIBE_LINK, mail).verdict();
    }

    @Test
    void HTML_of_10_megabytes_and_of_50000_elements_within_each_other_is_judged() {
        String nested = "<div style='display:none'><a href='https://example.com/unsubscribe'>".repeat(50_000);
        String links = "<a href='https://example.com/x'>stop </a>".repeat(250_000);

        assertThat(html(nested)).isEqualTo(Verdict.NOT_MET);
        assertThat(html(links)).isEqualTo(Verdict.NOT_MET);
        assertThat(html(links + "<a href='https://example.com/x'>Unsubscribe</a>"))
                .isEqualTo(Verdict.MET);
        assertThat(text("stop leave ".repeat(1_000_000) + "https://example.com/x"))
                .isEqualTo(Verdict.NOT_MET);
    }

    private static Verdict html(String html) {
        return result(BulkSenderRule.UNSUBSCRIBE_LINK, mail("a@example.com", "", List.of(), html, Map.of()))
                .verdict();
    }

    @Test
    void the_page_on_deliverability_lists_the_rules_in_order() throws IOException {
        assertThat(Files.readString(Path.of("../docs/deliverability.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `")))
                .filteredOn(line -> !line.contains("DnsRecords"))
                .hasSameSizeAs(BulkSenderRule.values())
                .zipSatisfy(
                        List.of(BulkSenderRule.values()),
                        (row, rule) -> assertThat(row).startsWith("| `" + rule + "` | "));
    }

    @Test
    void receipts_need_no_way_to_unsubscribe() {
        assertThat(BulkSenderRule.standard()).containsExactly(BulkSenderRule.values());
        assertThat(BulkSenderRule.transactional())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        BulkSenderRule.ONE_CLICK_UNSUBSCRIBE,
                        BulkSenderRule.SIGNED_UNSUBSCRIBE,
                        BulkSenderRule.UNSUBSCRIBE_LINK)));
    }
}
