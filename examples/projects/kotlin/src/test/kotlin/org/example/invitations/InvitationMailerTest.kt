package org.example.invitations

import io.github.junitsmtp.jupiter.SmtpServer
import io.github.junitsmtp.script.Answers.noSuchUser
import io.github.junitsmtp.script.CommandPatterns.rcptTo
import io.github.junitsmtp.server.RecordingSmtpServer
import jakarta.mail.Session
import java.time.ZoneId
import java.time.ZonedDateTime
import kotlin.jvm.optionals.getOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class InvitationMailerTest {

    @SmtpServer
    lateinit var smtp: RecordingSmtpServer

    @SmtpServer
    lateinit var session: Session

    private val start = ZonedDateTime.of(2027, 6, 1, 18, 30, 0, 0, ZoneId.of("Europe/Berlin"))
    private val opening = Invitation("opening", "Opening of the new shop", start, listOf("ada@example.org", "bob@example.org"))

    @Test
    fun `sends the event as text and as a calendar entry`() {
        mailer().send(opening)

        assertThat(smtp)
            .hasReceivedMailTo("ada@example.org")
            .isFrom("events@example.com")
            .hasTextBody("Opening of the new shop, 2027-06-01 at 18:30 Europe/Berlin")
            .calendar()
            .hasMethod("REQUEST")
            .hasSummary("Opening of the new shop")
            .startsAt(start.toInstant())
            .hasAttendee("ada@example.org")
    }

    @Test
    fun `guests do not see each other`() {
        mailer().send(opening)

        assertThat(smtp).hasReceivedExactly(2)
        for (guest in opening.guests) {
            assertThat(smtp)
                .hasReceivedMailTo(guest)
                .hasOnlyRecipients(guest)
                .hasHeader("To", guest)
                .doesNotHaveHeader("Cc")
        }
    }

    @Test
    fun `a guest with a bad address does not keep the others from being invited`() {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser())

        assertThat(mailer().send(opening)).containsExactly("ada@example.org")

        assertThat(smtp).hasReceivedExactly(1).singleElement().isTo("bob@example.org")
    }

    @Test
    fun `invites with a mail that is ready to be sent`() {
        mailer().send(opening)

        smtp.mails().list().forEach {
            assertThat(it.subject().getOrNull()).isEqualTo(opening.title)
            assertThat(it).isWellFormed().isFinished()
        }
    }

    private fun mailer() = InvitationMailer(session)
}
