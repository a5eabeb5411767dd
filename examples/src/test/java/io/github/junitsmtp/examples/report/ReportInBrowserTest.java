package io.github.junitsmtp.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Uses the page as people do, in a real browser. Saves screenshots to look at in {@code target/report}. */
@Tag("programs")
@Execution(ExecutionMode.SAME_THREAD)
class ReportInBrowserTest {

    private static final int WIDE = 1400;
    private static final int PHONE = 360;
    private static final String REFUSAL = "#session-3 button.class-5";

    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();
    private static HttpServer outside;
    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = new Browser();
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        outside.start();
        page = Evidence.ofFailure(HostileMail.html(address()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (outside != null) {
            outside.stop(0);
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + outside.getAddress().getPort();
    }

    @BeforeEach
    void open() {
        browser.prefer("light");
        browser.open(page, WIDE);
    }

    @Test
    void it_shows_what_happened_without_an_error_or_a_request() throws IOException {
        browser.picture("browser-test-light");

        assertThat(browser.find("h1").getText()).isEqualTo("A test that fails");
        assertThat(browser.find(".verdict").getText()).isEqualTo("✕ Failed");
        assertThat(browser.find("#failure").getText())
                .contains("to have received a mail to <eve@example.org> within 1 ms");
        assertThat(browser.find("#subject").getText()).contains("Session 3");
        assertThat(browser.find("#misses").getText()).contains("Mails that arrived instead", "mail 1");
        assertThat(browser.findAll(".bars a")).hasSize(3);
        assertThat(browser.find("#session-3").getText())
                .contains("RCPT TO:<eve@example.org>", "5.1.1 No such user here");
        assertThat(browser.consoleMessages()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
    }

    @Test
    void replies_are_explained_on_hover() {
        browser.hover(REFUSAL);

        assertThat(browser.find("#explanation").getText())
                .contains("550 5.1.1", "The destination has no such user.", "To fix");

        browser.hover("h1");

        assertThat(browser.shows("#explanation")).isFalse();
    }

    @Test
    void a_click_keeps_the_explanation_until_Escape() {
        browser.click(REFUSAL);
        browser.hover("#session-3 .name");

        assertThat(browser.shows("#explanation")).isTrue();
        assertThat(browser.find(REFUSAL).getDomAttribute("aria-expanded")).isEqualTo("true");

        browser.press(Keys.ESCAPE);

        assertThat(browser.shows("#explanation")).isFalse();
        assertThat(browser.find(REFUSAL).getDomAttribute("aria-expanded")).isEqualTo("false");
    }

    @Test
    void all_of_it_can_be_reached_by_keyboard_and_shows_where_the_focus_is() {
        long expected = (long) browser.run("""
                return [...document.querySelectorAll('a, button, input, summary, [tabindex="0"]')]
                    .filter(element => element.checkVisibility()).length""");
        browser.run("document.activeElement.blur()");
        for (int i = 0; i < expected; i++) {
            browser.press(Keys.TAB);
            browser.run("document.activeElement.reached = getComputedStyle(document.activeElement).outlineStyle");
        }

        assertThat(browser.run("""
                        return [...document.querySelectorAll('a, button, input, summary, [tabindex="0"]')]
                            .filter(element => element.checkVisibility() && !['solid', 'auto'].includes(element.reached))
                            .map(element => element.outerHTML)""")).isEqualTo(List.of());
    }

    @Test
    void keys_explain_replies() {
        browser.run("document.querySelector(arguments[0]).focus()", REFUSAL);
        browser.press(Keys.ENTER);

        assertThat(browser.find("#explanation").getText()).contains("The destination has no such user");

        browser.press(Keys.ESCAPE);

        assertThat(browser.shows("#explanation")).isFalse();
        assertThat(browser.focused()).isEqualTo(browser.find(REFUSAL));
    }

    @Test
    void keys_open_a_mail_and_go_through_its_tabs() {
        browser.run(
                "const mail = document.querySelector('#mail-1'); mail.open = false; mail.querySelector('summary').focus()");
        browser.press(Keys.ENTER);
        browser.waitUntil("document.querySelector('#mail-1-preview iframe') !== null");
        browser.press(Keys.TAB);

        assertThat(browser.focused().getText()).isEqualTo("Preview");
        for (String tab : List.of("text", "structure", "files", "envelope", "source")) {
            browser.press(Keys.ARROW_RIGHT);

            assertThat(browser.focused().getDomAttribute("id")).isEqualTo("mail-1-" + tab + "-tab");
            assertThat(browser.findAll("#mail-1 [role=tabpanel]"))
                    .filteredOn(WebElement::isDisplayed)
                    .extracting(panel -> panel.getDomAttribute("id"))
                    .containsExactly("mail-1-" + tab);
        }
        browser.press(Keys.HOME);

        assertThat(browser.shows("#mail-1-preview")).isTrue();
        assertThat(browser.find("#mail-1-envelope").getDomProperty("textContent"))
                .contains("RCPT TO:<archive@example.com> blind copy");
        assertThat(browser.find("#mail-1-files").getDomProperty("textContent")).contains("order-4711.csv", "text/csv");
        assertThat(browser.consoleMessages()).isEmpty();
    }

    @Test
    void a_hostile_mail_runs_nothing_and_reaches_nobody() throws IOException {
        browser.click("#mail-2 > summary");
        browser.waitUntil("document.querySelector('#mail-2 iframe') !== null");
        browser.click("#mail-2 iframe"); // its link covers it
        browser.picture("hostile-mail");

        assertThat(browser.find("#mail-2 iframe").getDomAttribute("sandbox")).isEqualTo("allow-same-origin");
        assertThat(browser.consoleMessages()).isEmpty();
        assertThat(browser.run("return document.title")).isEqualTo("A test that fails");
        assertThat(browser.requests()).containsExactly(page.toUri().toString());

        String html = HostileMail.html(address());
        browser.run(
                "const frame = document.querySelector('#mail-2 iframe'); frame.onload = () => frame.loaded = true;"
                        + "frame.srcdoc = arguments[0]",
                html); // the frame protects the page even from an unescaped mail
        browser.waitUntil("document.querySelector('#mail-2 iframe').loaded === true");
        browser.click("#mail-2 iframe");

        assertThat(browser.run("return document.title")).isEqualTo("A test that fails");
        assertThat(ASKED).isEmpty();
        browser.visit(address() + "/open");
        assertThat(ASKED).contains("/open");
        ASKED.clear();
    }

    @Test
    void mails_torn_into_pieces_do_neither() throws Exception {
        Path mails = Evidence.ofHostileMails(50, address());
        browser.open(mails, WIDE);
        browser.run("""
                window.loaded = new Set();
                document.addEventListener('load', event => window.loaded.add(event.target), true);
                document.querySelectorAll('.mail').forEach(mail => { mail.open = true; })""");
        browser.waitUntil("""
                [...document.querySelectorAll('.mail')].every(mail => {
                    mail.scrollIntoView();
                    return window.loaded.has(mail.querySelector('iframe'));
                })""");
        browser.run("document.querySelector('#mail-2').scrollIntoView()");
        browser.picture("hostile-mails");

        assertThat(browser.findAll(".mail")).hasSize(50);
        assertThat(browser.consoleMessages()).isEmpty();
        assertThat(browser.run("return document.title")).isEqualTo("Hostile mails");
        assertThat(browser.requests()).containsExactly(mails.toUri().toString());
        assertThat(ASKED).isEmpty();
    }

    @Test
    void links_open_what_they_lead_to() {
        browser.click("#misses a");

        assertThat(browser.run("return document.querySelector('#mail-1').open")).isEqualTo(true);

        browser.click(".bars a[href='#session-2']");

        assertThat(browser.run("return document.querySelector('#session-2').open"))
                .isEqualTo(true);
    }

    @Test
    void a_preview_is_as_high_as_what_is_in_it() {
        browser.run("document.querySelector('#mail-1').open = true");
        browser.waitUntil("document.querySelector('#mail-1 iframe')?.style.height.endsWith('px')");

        assertThat(browser.run("""
                        const frame = document.querySelector('#mail-1 iframe');
                        return frame.contentDocument.documentElement.scrollHeight <= frame.clientHeight""")).isEqualTo(true);
    }

    @Test
    void the_filter_leaves_what_contains_a_word() {
        browser.find(".filter input").sendKeys("eve@example.org");

        assertThat(browser.find(".filter output").getText()).isEqualTo("sessions: 1, mails: 0");
        assertThat(browser.shows("#session-1")).isFalse();
        assertThat(browser.shows("#session-3")).isTrue();
    }

    @Test
    void it_is_dark_where_people_like_it_dark() throws IOException {
        Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
        browser.prefer("dark");
        browser.click(REFUSAL);
        browser.picture("browser-test-dark");

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(19, 20, 23)")
                .isNotEqualTo(light);
    }

    @Test
    void it_fits_on_a_phone() throws IOException {
        browser.open(page, PHONE);
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        browser.waitUntil("document.querySelector('#mail-2 iframe') !== null");
        browser.click(REFUSAL);
        browser.picture("browser-test-phone");

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) PHONE);
    }

    @Test
    void a_thousand_sessions_open_at_once() throws Exception {
        browser.open(Evidence.ofManySessions(1000), WIDE);
        browser.waitUntil("performance.getEntriesByName('first-contentful-paint').length === 1");
        browser.picture("many-sessions");
        long loaded = (long) browser.run("return Math.round(performance.timing.domContentLoadedEventEnd"
                + " - performance.timing.navigationStart)");
        long painted = (long)
                browser.run("return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)");
        System.out.println("1,000 sessions: loaded after " + loaded + " ms, painted after " + painted + " ms");

        assertThat(browser.findAll(".session")).hasSize(1000);
        assertThat(browser.findAll(".mail")).hasSize(1000);
        assertThat(browser.find(".session[open]").getText()).contains("Mailbox full");
        assertThat(browser.consoleMessages()).isEmpty();
        assertThat(Duration.ofMillis(Math.max(loaded, painted))).isLessThan(Duration.ofSeconds(20));
    }
}
