package io.github.junitsmtp.examples.kotlin

import io.github.junitsmtp.SmtpSoftAssertions
import io.github.junitsmtp.client.SmtpClient
import io.github.junitsmtp.jupiter.SmtpServer
import io.github.junitsmtp.jupiter.StubReply
import io.github.junitsmtp.mail.ReceivedMail
import io.github.junitsmtp.protocol.ReplyCode
import io.github.junitsmtp.protocol.SmtpReply
import io.github.junitsmtp.script.Answers.replyWith
import io.github.junitsmtp.script.CommandPatterns.message
import io.github.junitsmtp.script.CommandPatterns.rcptTo
import io.github.junitsmtp.script.Policy
import io.github.junitsmtp.server.RecordingSmtpServer
import io.github.junitsmtp.tls.Tls
import io.github.junitsmtp.transcript.Transcript
import jakarta.mail.Message.RecipientType.TO
import jakarta.mail.Session
import jakarta.mail.Transport
import jakarta.mail.internet.InternetAddress
import jakarta.mail.internet.MimeMessage
import java.time.Duration
import kotlin.jvm.optionals.getOrNull
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.Test

/** How tests read in Kotlin. It is compiled with warnings as errors: no cast, no `!!` and no backtick but in the names of tests. */
@SmtpServer
class KotlinTest {

    @SmtpServer
    lateinit var smtp: RecordingSmtpServer

    @SmtpServer
    lateinit var session: Session

    @Test
    fun `injects into properties and parameters`(transcript: Transcript, client: SmtpClient) {
        assertThat(client.greeting()).isServiceReady()
        assertThat(client.quit()).isServiceClosing().hasTextContaining("closing")
        assertThat(transcript).hasSessions(1).singleSession().endedWithQuit()
    }

    @Test
    fun `asks for a mail`() {
        session.send("Welcome, Ada")

        assertThat(smtp)
            .within(Duration.ofSeconds(5))
            .receivesMailTo("ada@example.org")
            .isFrom("shop@example.com")
            .hasSubject("Welcome, Ada")
        assertThat(smtp).receivesMailSatisfying { assertThat(it).hasSubject("Welcome, Ada") }.isTo("ada@example.org")
        assertThat(smtp).receivesMailSatisfying({ assertThat(it).isTo("ada@example.org") }, { assertThat(it).hasSubject("Welcome, Ada") })
        assertThat(smtp).hasReceivedMailSatisfying { assertThat(it).hasSubject("Welcome, Ada") }
        assertThat(smtp).hasReceivedMailSatisfying(::isWelcome)
        assertThat(smtp).receivesMailSatisfying(::isWelcome)
        assertThat(smtp.mails().to("ada@example.org")).hasSize(1)
    }

    @Test
    fun `waits for a mail and gets it`() {
        session.send("Welcome, Ada")

        val mail: ReceivedMail = smtp.awaitMailTo("ada@example.org")

        assertThat(mail.subject().getOrNull()).isEqualTo("Welcome, Ada")
        assertThat(smtp.awaitMail()).isEqualTo(mail)
        assertThat(smtp.awaitMails(1).list()).containsExactly(mail)
        assertThat(smtp).hasReceivedMailsTo(setOf("ada@example.org")).hasSize(1)
    }

    @Test
    fun `gets a mail from assertions, and asserts on its header and links`() {
        session.send("Welcome, Ada")

        val mail: ReceivedMail = assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Welcome, Ada").actual()

        assertThat(mail).hasFromHeader("shop@example.com").hasToHeader("ada@example.org", "<ada@example.org>")
        assertThat(mail).header("Subject").startsWith("Welcome")
        assertThat(mail).headers("Subject").containsExactly("Welcome, Ada")
        assertThat(mail).links().isEmpty()
        assertThat(smtp).receivesExactlyOneMailToEach("ada@example.org").hasExactlyOneMailToEach("ada@example.org")
        assertThat(smtp).receivesExactlyOneMailToEach(listOf("ada@example.org"), Duration.ofMillis(1))
        assertThat(smtp).hasReceivedExactlyOneMailToEach(setOf("ada@example.org"))
        assertThat(smtp.mails()).hasExactlyOneMailToEach(setOf("ada@example.org"))
    }

    @Test
    fun `goes through mails`() {
        session.send("Welcome, Ada")

        assertThat(smtp.mails())
            .allSatisfy { assertThat(it).isFrom("shop@example.com") }
            .anySatisfy(::isWelcome)
            .filteredOn { it.attachments().isEmpty() }
            .first()
            .satisfies({ assertThat(it.textBody()).isPresent() })
        for (mail in smtp.mails().list()) {
            assertThat(mail).isWellFormed()
        }
        assertThat(smtp.mails().last()).hasSubject("Welcome, Ada")
        assertThat(smtp.mails().byRecipient()["ada@example.org"]?.size()).isEqualTo(1)
    }

    private fun isWelcome(mail: ReceivedMail) {
        assertThat(mail).hasSubject("Welcome, Ada")
    }

    @Test
    fun `scripts answers`() {
        smtp.on(rcptTo { it.domain().getOrNull() == "example.org" }).once().reply(451, "4.7.1", "Try again later")

        assertThatExceptionOfType(jakarta.mail.SendFailedException::class.java).isThrownBy { session.send("Hello") }
        session.send("Hello again")

        assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 2)
        assertThat(smtp).transcript().session(1).replyTo("RCPT TO:<ada@example.org>").isTransientFailure()
    }

    @Test
    fun `computes answers, and has policies of its own`() {
        smtp.on(message { it.attachments().isEmpty() }).answer(replyWith { SmtpReply.of(554, "5.6.0 No ${it.mail().getOrNull()?.subject()?.getOrNull()}") })
        smtp.apply(Policy { server -> server.on(rcptTo("bob@example.org")).reply(ReplyCode.MAILBOX_UNAVAILABLE) })

        assertThatExceptionOfType(jakarta.mail.MessagingException::class.java).isThrownBy { session.send("thanks") }

        assertThat(smtp).transcript().singleSession().replyToMessage().isTransactionFailed().hasTextContaining("No thanks")
    }

    @Test
    @StubReply(to = "RCPT", code = 550, enhanced = "5.1.1", text = "No such user", times = 1)
    fun `takes simple scripts from annotations`(client: SmtpClient) {
        client.ehlo("client.example.org")
        client.mailFrom("shop@example.com", "BODY=8BITMIME")

        assertThat(client.rcptTo("ada@example.org")).isMailboxUnavailable().hasEnhancedStatusCode("5.1.1")
    }

    @Test
    fun `knows what may be missing`(client: SmtpClient) {
        val reply: SmtpReply = client.help()
        val code: ReplyCode? = reply.replyCode().getOrNull()
        val meaning: String = code?.meaning() ?: "unknown"
        session.send("Hello")
        val subject: String = smtp.mails()[0].subject().orElse("none")

        assertThat(meaning).isNotEmpty()
        assertThat(subject).isEqualTo("Hello")
    }

    @Test
    fun `asserts softly`() {
        session.send("Hello")

        SmtpSoftAssertions().apply {
            assertThat(smtp).hasReceivedExactly(1)
            assertThat(smtp.transcript()).hasSessions(1)
            assertAll()
        }
    }

    @Test
    fun `starts servers by itself`() {
        RecordingSmtpServer.builder().tls(Tls.STARTTLS).user("shop", "secret").start().use { own ->
            own.mailSession().send("Hello")

            assertThat(own).hasReceivedMail().isEncrypted()
        }
    }

    private fun Session.send(subject: String) {
        val mail = MimeMessage(this)
        mail.setFrom(InternetAddress("shop@example.com"))
        mail.setRecipient(TO, InternetAddress("ada@example.org"))
        mail.subject = subject
        mail.setText("Thank you for your order.")
        Transport.send(mail)
    }
}
