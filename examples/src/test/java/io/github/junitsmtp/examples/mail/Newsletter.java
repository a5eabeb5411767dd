package io.github.junitsmtp.examples.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.IDN;
import java.util.Date;

/** A newsletter with almost everything that a mail can have: text and HTML, an inline logo, a file, an invitation. */
final class Newsletter {

    private final Session session;

    Newsletter(Session session) {
        this.session = session;
    }

    void send(String name, String address) throws Exception {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("news@example.com", "Büro für Neues", "UTF-8"));
        mail.setReplyTo(InternetAddress.parse("service@example.com"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(ascii(address), name, "UTF-8"));
        mail.setRecipient(RecipientType.BCC, new InternetAddress("audit@example.com"));
        mail.setSubject("Neues für " + name, "UTF-8");
        mail.setSentDate(new Date());
        mail.setHeader("List-Unsubscribe", "<https://example.com/leave?u=1>, <mailto:leave@example.com>");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setContent(new MimeMultipart("mixed", bodies(name), invitation(), programme()));
        Transport.send(mail);
    }

    /** Converts a domain to the form that all servers understand; with SMTPUTF8 it could stay unchanged. */
    private static String ascii(String address) {
        int at = address.indexOf('@') + 1;
        return address.substring(0, at) + IDN.toASCII(address.substring(at));
    }

    private static MimeBodyPart bodies(String name) throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Dear " + name + ",\nconfirm at https://example.com/confirm?token=42\n", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("""
                <img src="cid:logo" alt="Our logo">
                <p class="salutation">Dear <b>%s</b>,</p>
                <p><a class="button" href="https://example.com/confirm?token=42">Confirm</a></p>
                """.formatted(name), "UTF-8", "html");
        MimeBodyPart logo =
                file("image/png", "logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        logo.setDisposition(Part.INLINE);
        logo.setContentID("<logo>");
        return container(new MimeMultipart("alternative", text, container(new MimeMultipart("related", html, logo))));
    }

    private static MimeBodyPart invitation() throws Exception {
        MimeBodyPart invitation = new MimeBodyPart();
        invitation.setDataHandler(new DataHandler(
                new ByteArrayDataSource("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//News//EN
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
                DTSTAMP:20260501T080000Z
                DTSTART;TZID=Europe/Berlin:20260601T100000
                DTEND;TZID=Europe/Berlin:20260601T110000
                ORGANIZER:mailto:news@example.com
                ATTENDEE:mailto:joerg@example.org
                SUMMARY:Opening of the new
                  shop
                LOCATION:Room 1\\, first floor
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"), "text/calendar; charset=UTF-8; method=REQUEST")));
        return invitation;
    }

    private static MimeBodyPart programme() throws Exception {
        return file("application/pdf", "Übersicht.pdf", "%PDF-1.7".getBytes());
    }

    private static MimeBodyPart file(String type, String name, byte[] content) throws Exception {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        file.setFileName(name);
        return file;
    }

    private static MimeBodyPart container(MimeMultipart content) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }
}
