package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import io.github.junitsmtp.benchmarks.servers.JunitSmtp;
import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.html.MailHtml;
import io.github.junitsmtp.mail.DnsRecords;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.MessageRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All checks of an HTML mail: well-formed and finished, supported by all clients, accessible, and ready for bulk sending. */
final class JudgingHtml implements Measurement {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <title>Newsletter</title>
            <style>
            .button:hover { opacity: 0.9 }
            .card > p + p, .card td[align=right] { margin: 0 }
            @media (max-width: 600px) { .card { width: 100% !important; display: block } }
            </style>
            </head>
            <body bgcolor="#f4f4f4">
            """;
    private static final String CARD = """
            <!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
            <table role="presentation" class="card" width="100%%" cellpadding="0" cellspacing="0" style="background-color: #ffffff; border-radius: 4px">
            <tr><td align="center" style="padding: 10px 25px; font-family: Arial, sans-serif; font-size: 16px; color: #%03d">
            <h2 style="margin: 0; line-height: 1.5; color: #222222">Article %1$d</h2>
            <p style="margin: 16px 0">It is made for long walks, and for short ones.</p>
            <img src="https://shop.example.com/%1$d.png" alt="Article %1$d" width="200" style="display: block; max-width: 100%%">
            <a class="button" href="https://shop.example.com/%1$d" style="color: #ffffff; background: #1d4ed8; padding: 8px">See article %1$d</a>
            </td></tr>
            </table>
            <!--[if mso]></td></tr></table><![endif]-->
            """;
    private static final String HTML = html(100 * 1024);

    private static String html(int size) {
        StringBuilder html = new StringBuilder(HEAD);
        for (int i = 0; html.length() < size; i++) {
            html.append(String.format(CARD, i));
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static final byte[] MESSAGE = ("From: Shop <" + SampleMail.SENDER + ">\n"
                    + "To: " + SampleMail.RECIPIENT + "\nSubject: News\nMIME-Version: 1.0\n"
                    + "Content-Type: text/html; charset=us-ascii\n\n" + HTML + ".\n")
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public String title() {
        return "all checks on 100 KB of HTML (ms)";
    }

    @Override
    public boolean appliesTo(Entrant entrant) {
        return entrant == Entrant.JUNIT_SMTP;
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        ReceivedMail mail = received();
        List<Double> millis = new ArrayList<>();
        Stopwatch round = new Stopwatch();
        do {
            Stopwatch watch = new Stopwatch();
            if (findings(mail) == 0) {
                throw new IllegalStateException("nothing was checked");
            }
            millis.add(watch.millis());
        } while (!round.isRoundOver());
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int findings(ReceivedMail mail) {
        MailHtml html = MailHtml.of(mail.htmlBody().orElseThrow());
        return mail.violations(MessageRule.standard()).size()
                + mail.violations(MessageRule.finished()).size()
                + mail.bulkSenderResults(DnsRecords.none(), BulkSenderRule.standard())
                        .size()
                + html.support(EmailClients.all()).findings().size()
                + html.accessibility(AccessibilityRule.standard()).violations().size();
    }

    private static ReceivedMail received() throws Exception {
        try (JunitSmtp server = new JunitSmtp();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver(MESSAGE, SampleMail.RECIPIENT);
            client.quit();
            return server.smtp().mails().get(0);
        }
    }
}
