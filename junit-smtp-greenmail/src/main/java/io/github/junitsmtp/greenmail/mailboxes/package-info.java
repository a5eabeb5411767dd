/**
 * GreenMail's mailboxes, filled only when they are accessed.
 *
 * <p><b>Why.</b> On its own, GreenMail parses each message, adds two header fields, copies the message for each
 * recipient, and searches all mailboxes for that of the recipient. A 200 KB message to 100 recipients takes 101 times
 * the memory of the same message to one recipient, and delivery to 10,000 different users becomes slower with each
 * user. Tests rarely need any of this: they assert on the recording server's mails, which the transport has already
 * recorded. With this package, GreenMail therefore keeps only references to the recorded mails until a test or a client
 * asks for a mailbox.
 *
 * <p><b>Delivery.</b>
 *
 * <ol>
 *   <li>{@code LazySmtpState} gives each session {@code LazyMessage}s, which GreenMail's commands use like GreenMail's
 *       own messages. On DATA, such a message gets a {@code RecordedMessage}: the octets that the transcript, the
 *       received mail and all recipients share. It is parsed only on demand, for example when the test's delivery
 *       handler reads it.
 *   <li>{@code LazyUserManager} delivers the message. If the parsed message is needed (because the test has its own
 *       user class, discards attachments, or has read or replaced the message), GreenMail delivers it as usual.
 *   <li>{@code LazyHostManager} adds a {@code MessageCopy} to the user's {@code LazyMailbox}: two references, no
 *       folder, no parsing.
 *   <li>All access goes through the host manager or {@code LazyStore}, whether over IMAP or POP3, or through {@code
 *       GreenMail.getReceivedMessages()} or a {@code MailFolder}. The first access creates the folder and fills it with the
 *       waiting copies. Each copy is parsed separately, so a test that changes one leaves the others unchanged.
 *   <li>From then on, new mail is stored in that folder immediately, because a test or a client may hold a reference to
 *       it.
 *   <li>When the server discards its oldest mails, {@code Retention} removes their copies, whether waiting or stored.
 * </ol>
 *
 * <p><b>The rule.</b> Apart from time and memory, there must be no observable difference from GreenMail alone;
 * {@code LazyMailboxTest} verifies this. This package uses only GreenMail's extension points, without reflection or
 * copied code. The host manager's monitor guards all mailboxes.
 *
 * <p>{@code LazyManagers} and {@code LazySmtpState} are the only types that the engine uses.
 */
@NullMarked
package io.github.junitsmtp.greenmail.mailboxes;

import org.jspecify.annotations.NullMarked;
