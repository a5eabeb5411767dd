/**
 * GreenMail's mailboxes, filled only when somebody looks into them.
 *
 * <p><b>Why.</b> GreenMail on its own parses each message, adds two header fields, copies the whole for each recipient, and walks all
 * mailboxes to find the recipient's. A message of 200 KB to 100 recipients takes 101 times the memory of the same message to one, and mail
 * to 10,000 different users gets slower with each user. Tests rarely need any of it: they assert on the mails of the recording server,
 * which the transport has recorded already. So this package lets GreenMail keep nothing but references to that record until a test or a
 * client asks for a mailbox.
 *
 * <p><b>The way of a message.</b>
 *
 * <ol>
 *   <li>{@code LazySmtpState} gives each session {@code LazyMessage}s, which GreenMail's commands take for their own. On DATA, such a message
 *       gets a {@code RecordedMessage}: the octets that the transcript, the received mail and all recipients share. It is parsed only if
 *       somebody asks for it, such as a delivery handler of the test.
 *   <li>{@code LazyUserManager} delivers it. Where the test wants something from the message itself (a user class of its own, attachments
 *       discarded, a message that was read or replaced), GreenMail delivers its own way.
 *   <li>{@code LazyHostManager} adds a {@code MessageCopy} to the {@code LazyMailbox} of the user: two references, no folder, no parsing.
 *   <li>Whoever looks comes through the host manager or through {@code LazyStore}: IMAP, POP3, {@code GreenMail.getReceivedMessages()}, a
 *       {@code MailFolder}. Only then the folder is made and the waiting copies are stored in it, each parsed anew, so that a test that
 *       changes one leaves the others as they are.
 *   <li>From then on that mailbox is watched: somebody may hold the folder, so new mail is stored in it at once.
 *   <li>{@code Retention} removes the copies of the oldest messages, waiting or stored, when the server forgets their mails.
 * </ol>
 *
 * <p><b>The rule.</b> Except for time and memory, nobody may see a difference to GreenMail; {@code LazyMailboxTest} holds this. All of it
 * uses GreenMail's extension points, without reflection or copied sources. The monitor of the host manager guards all mailboxes.
 *
 * <p>{@code LazyManagers} and {@code LazySmtpState} are the only types that the engine uses.
 */
@NullMarked
package io.github.junitsmtp.greenmail.mailboxes;

import org.jspecify.annotations.NullMarked;
