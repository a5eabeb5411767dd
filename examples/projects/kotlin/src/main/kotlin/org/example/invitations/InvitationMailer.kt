package org.example.invitations

import jakarta.activation.DataHandler
import jakarta.mail.Message.RecipientType.TO
import jakarta.mail.SendFailedException
import jakarta.mail.Session
import jakarta.mail.Transport
import jakarta.mail.internet.InternetAddress
import jakarta.mail.internet.MimeBodyPart
import jakarta.mail.internet.MimeMessage
import jakarta.mail.internet.MimeMultipart
import jakarta.mail.util.ByteArrayDataSource
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.Date

private const val SENDER = "events@example.com"
private val TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd 'at' HH:mm VV")
private val ICALENDAR = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC)

/** Mails invitations: each guest gets a mail of their own, so that they do not see each other's address. */
class InvitationMailer(private val session: Session) {

    /** Returns the guests whose mail the server refused; the others are invited all the same. */
    fun send(invitation: Invitation): List<String> = invitation.guests.filterNot { invite(it, invitation) }

    private fun invite(guest: String, invitation: Invitation): Boolean =
        try {
            Transport.send(mail(guest, invitation))
            true
        } catch (refused: SendFailedException) {
            false
        }

    private fun mail(guest: String, invitation: Invitation) =
        MimeMessage(session).apply {
            setFrom(InternetAddress(SENDER))
            setRecipient(TO, InternetAddress(guest))
            sentDate = Date()
            setSubject(invitation.title, "UTF-8")
            setContent(MimeMultipart("alternative", invitation.asText(), invitation.asCalendar(guest)))
        }

    private fun Invitation.asText() = MimeBodyPart().also { it.setText("$title, ${TEXT.format(start)}", "UTF-8") }

    private fun Invitation.asCalendar(guest: String): MimeBodyPart {
        val lines = listOf(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//example.org//invitations//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:$id@example.com",
            "DTSTAMP:${ICALENDAR.format(start.minusDays(7))}",
            "DTSTART:${ICALENDAR.format(start)}",
            "SUMMARY:$title",
            "ORGANIZER:mailto:$SENDER",
            "ATTENDEE:mailto:$guest",
            "END:VEVENT",
            "END:VCALENDAR",
        )
        val text = lines.joinToString("\r\n", postfix = "\r\n")
        return MimeBodyPart().apply {
            dataHandler = DataHandler(ByteArrayDataSource(text, "text/calendar; charset=UTF-8; method=REQUEST"))
        }
    }
}
