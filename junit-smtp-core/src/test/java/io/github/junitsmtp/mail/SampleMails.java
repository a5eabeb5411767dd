package io.github.junitsmtp.mail;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Mails for tests. */
public final class SampleMails {

    private static final String LOGO = """
            Content-Type: image/png; name=logo.png
            Content-ID: <logo>
            Content-Disposition: inline; filename=logo.png
            Content-Transfer-Encoding: base64

            iVBORw==
            """;

    static final String OFFER = """
            From: The Shop <shop@example.com>
            To: Ada <ada@example.org>
            Reply-To: service@example.com
            Subject: Offer
            Date: Mon, 23 Nov 2026 10:00:00 +0100
            Message-ID: <1@example.com>
            List-Unsubscribe: <mailto:leave@example.com>,
             <https://example.com/leave?u=1>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=mixed

            --mixed
            Content-Type: multipart/alternative; boundary=alternative

            --alternative
            Content-Type: text/plain; charset=utf-8

            Hello Ada
            Accept: https://example.com/accept?t=1.
            --alternative
            Content-Type: multipart/related; boundary=related

            --related
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Hello=20<b>Ada</b></p> <img src=3D"cid:logo" alt=3D"Shop">
            <a class=3D"button" href=3D"https://example.com/accept?t=3D1">Accept the
            offer</a> <a href=3D"https://example.com/"><img alt=3D"Our shop"></a>
            --related
            """ + LOGO + """
            --related--
            --alternative--
            --mixed
            Content-Type: application/pdf; name=offer.pdf
            Content-Disposition: attachment; filename=offer.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --mixed--
            """;

    static final String NEWSLETTER = """
            Subject: News
            Content-Type: multipart/mixed; boundary=mixed

            --mixed
            Content-Type: multipart/related; boundary=related

            --related
            Content-Type: multipart/alternative; boundary=alternative

            --alternative
            Content-Type: text/plain; charset=utf-8

            Hello
            --alternative
            Content-Type: text/html; charset=utf-8

            <img src="cid:logo"><a href="https://example.com">Read</a>
            --alternative
            Content-Type: text/calendar; method=REQUEST; charset=utf-8

            BEGIN:VCALENDAR
            END:VCALENDAR
            --alternative--
            --related
            """ + LOGO + """
            --related--
            --mixed
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --mixed
            Content-Type: text/csv
            Content-Disposition: attachment; filename*=utf-8''%C3%BCbersicht.csv

            a;b
            --mixed
            Content-Type: message/rfc822

            Subject: Enclosed
            Content-Type: text/plain

            The other message
            --mixed--
            """;

    static final String BOUNCE = """
            From: Mail Delivery System <mailer-daemon@mx.example.org>
            To: shop@example.com
            Subject: Undelivered mail
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            There is no such user.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; ada@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 No such user

            --b
            Content-Type: message/rfc822

            Subject: Welcome

            Hello Ada
            --b--
            """;

    static final String INVITATION = """
            From: shop@example.com
            To: ada@example.org
            Subject: Opening
            Date: Mon, 23 Nov 2026 10:00:00 +0100
            Message-ID: <2@example.com>
            MIME-Version: 1.0
            Content-Type: text/calendar; method=REQUEST; charset=utf-8
            Content-Transfer-Encoding: 8bit

            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//Shop//EN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19810329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:4711@example.com
            DTSTAMP:20261123T090000Z
            DTSTART;TZID=Europe/Berlin:20260601T100000
            SEQUENCE:2
            ORGANIZER;CN="Shop: the new one":mailto:shop@example.com
            ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:ada@example.org
            attendee;cn=Bob:mailto:bob@EXAMPLE.org
            SUMMARY:Opening of the
              new shop\\, with mü
             sic\\nand more
            LOCATION;LANGUAGE=en:Room 1\\, first floor
            BEGIN:VALARM
            TRIGGER:-PT15M
            SUMMARY:Alarm
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    private SampleMails() {}

    /** {@return the well-formed mails, by name} */
    public static Map<String, String> all() {
        return Map.of("offer", OFFER, "newsletter", NEWSLETTER, "bounce", BOUNCE, "invitation", INVITATION);
    }

    /** Makes a mail that breaks each of the standard rules. */
    static byte[] breakingAllRules() {
        String content = """
                From: undisclosed
                Date: yesterday
                Message-ID: 1
                Subject: =?utf-8?Q?Hi=0D=0ABcc:_eve@example.org?=
                Subject: Gr\u00fc\u00dfe
                X-Bare: one~two
                To: Doe, Jane <jane@example.org>
                X-Unknown: =?utf-9?Q?x?=
                Bcc: eve@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=us-ascii

                <img src="cid:logo"> Gr\u00fc\u00dfe
                --b
                Content-Type: text/plain
                Content-Transfer-Encoding: quoted-printable

                50 =percent~and a NUL: \0
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../a.pdf"
                Content-ID: <file>
                Content-Transfer-Encoding: base64

                JVBERi!
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                METHOD:PUBLISH
                END:VCALENDAR
                --b
                Content-Type: application/zip
                Content-Disposition: attachment; filename="=?utf-8?Q?a.zip?="
                Content-ID: <file>

                """ + "x".repeat(999) + "\n";
        return content.replace("\n", "\r\n").replace('~', '\n').getBytes(StandardCharsets.ISO_8859_1);
    }
}
