package io.github.junitsmtp.greenmail;

import static com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.Retriever;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Quota;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tests do with GreenMail's own API has the same outcome with the injected one as with GreenMail alone. */
@Isolated("another test could get a port that was just freed")
@Timeout(600)
class GreenMailAloneTest {

    private static final String ADA = "ada@example.org";

    @ParameterizedTest
    @EnumSource
    void the_injected_one_is_like_GreenMail_alone(Use use, @TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve(ADA).resolve("INBOX"));
        Files.writeString(
                directory.resolve(ADA).resolve("INBOX").resolve("loaded.eml"), "Subject: loaded\r\n\r\nHello\r\n");
        ServerSetup[] setups = ServerSetup.dynamicPort(ServerSetupTest.SMTP_POP3_IMAP);
        Stream.of(setups).forEach(setup -> setup.setServerStartupTimeout(60_000)); // this machine may be busy
        GreenMail alone = new GreenMail(setups);
        List<Object> expected;
        try {
            alone.start();
            expected = outcome(use, new Subject(alone, directory));
        } finally {
            alone.stop();
        }
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .access(MailboxProtocol.IMAP, MailboxProtocol.POP3)
                .start()) {
            GreenMail injected = smtp.unwrap(GreenMail.class).orElseThrow();
            assertThat(outcome(use, new Subject(injected, directory))).isEqualTo(expected);
        }
    }

    /** Returns what came out, and what was thrown in the end. */
    private static List<Object> outcome(Use use, Subject subject) {
        subject.attempt(use.steps);
        return subject.outcome;
    }

    private interface Steps {
        void run(Subject subject) throws Exception;
    }

    /**
     * What somebody does with a GreenMail.
     *
     * @param greenMail alone or injected
     * @param directory with a mail to be loaded
     * @param outcome what came of it
     */
    private record Subject(GreenMail greenMail, Path directory, List<Object> outcome) {

        Subject(GreenMail greenMail, Path directory) {
            this(greenMail, directory, Collections.synchronizedList(new ArrayList<>()));
        }

        void tell(Object... values) {
            outcome.addAll(Arrays.asList(values));
        }

        /** Tells whether something fails, and how, and goes on. */
        void attempt(Steps steps) {
            try {
                steps.run(this);
                tell("no exception");
            } catch (Exception e) {
                tell(e.getClass().getSimpleName() + ": " + withoutIdentities(e.getMessage()));
            }
        }

        /** Without the hash codes of objects and the tags of IMAP. */
        private static String withoutIdentities(String message) {
            return message.replaceAll("@[0-9a-f]+", "").replaceAll("\\b[A-Z]+\\d+ NO", "NO");
        }

        UserManager users() {
            return greenMail.getUserManager();
        }

        ImapHostManager mailboxes() {
            return greenMail.getManagers().getImapHostManager();
        }

        GreenMailUser ada() {
            return users().getUserByEmail(ADA);
        }

        MailFolder inbox() throws Exception {
            return mailboxes().getInbox(ada());
        }

        void send(String subject, String... recipients) {
            sendWith("", subject, recipients);
        }

        void sendWith(String parameters, String subject, String... recipients) {
            try (SmtpClient client =
                    SmtpClient.connect("127.0.0.1", greenMail.getSmtp().getPort())) {
                List<SmtpReply> replies = new ArrayList<>();
                replies.add(client.ehlo("client.example.org"));
                replies.add(client.send("MAIL FROM:<shop@example.com>" + parameters));
                for (String recipient : recipients) {
                    replies.add(client.rcptTo(recipient));
                }
                replies.add(client.data());
                replies.add(client.message("From: shop@example.com\nTo: " + String.join(", ", recipients)
                        + "\nSubject: " + subject + "\n\nHello"));
                replies.forEach(reply -> tell(reply.code()));
            }
        }

        MimeMessage message(String subject) {
            return GreenMailUtil.newMimeMessage("To: " + ADA + "\r\nSubject: " + subject + "\r\n\r\nHello\r\n");
        }

        void tellReceived() throws Exception {
            tell(subjects(Arrays.asList(greenMail.getReceivedMessages())));
        }

        void tellFolders(Collection<MailFolder> folders) {
            tell(folders.stream()
                    .map(folder -> folder.getFullName() + " " + folder.getMessageCount() + " " + folder.isSelectable())
                    .sorted()
                    .toList());
        }

        void tellFolder(MailFolder folder) {
            tell(
                    folder.getName(),
                    folder.getFullName(),
                    folder.getMessageCount(),
                    folder.getRecentCount(false),
                    folder.getFirstUnseen(),
                    folder.getUnseenCount(),
                    folder.getUIDNext(),
                    Arrays.toString(folder.getMessageUids()),
                    folder.isSelectable(),
                    folder.getPermanentFlags().toString(),
                    folder.getAvailableFlags().toString());
        }
    }

    private static List<String> subjects(Collection<? extends Message> messages) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (Message message : messages) {
            subjects.add(message.getSubject());
        }
        Collections.sort(subjects);
        return subjects;
    }

    private enum Use {
        RECEIVED_MESSAGES(it -> {
            it.tellReceived();
            it.send("first", ADA, "bob@example.org");
            it.send("second", ADA);
            it.tellReceived();
            for (MimeMessage message : it.greenMail().getReceivedMessages()) {
                it.tell(Collections.list(message.getAllHeaders()).stream()
                        .map(Header::getName)
                        .toList());
                it.tell(
                        message.getContent(),
                        GreenMailUtil.getBody(message),
                        message.getSize(),
                        message.getFlags().toString());
            }
        }),
        RECEIVED_MESSAGES_OF_A_DOMAIN(it -> {
            it.send("first", ADA, "bob@example.com");
            it.tell(subjects(Arrays.asList(it.greenMail().getReceivedMessagesForDomain("example.org"))));
            it.tell(subjects(Arrays.asList(it.greenMail().getReceivedMessagesForDomain("EXAMPLE.net"))));
        }),
        RECEIVED_MESSAGES_BY_USER_AND_CONTENT(it -> {
            it.send("first", ADA, "bob@example.com");
            it.send("second", ADA);
            it.tell(it.greenMail()
                    .findReceivedMessages(user -> user.getEmail().equals(ADA), message -> true)
                    .count());
            it.tell(it.greenMail()
                    .findReceivedMessages(
                            user -> true,
                            message -> GreenMailUtil.getHeaders(message).contains("second"))
                    .count());
        }),
        WAITING(it -> {
            it.tell(it.greenMail().waitForIncomingEmail(0), it.greenMail().waitForIncomingEmail(10, 1));
            CountDownLatch latch = it.greenMail().getManagers().getSmtpManager().createAndAddNewWaitObject(2);
            it.send("first", ADA);
            it.tell(latch.getCount(), it.greenMail().waitForIncomingEmail(1));
            it.send("second", "bob@example.org");
            it.tell(latch.getCount(), it.greenMail().waitForIncomingEmail(10, 3));
        }),
        PURGING(it -> {
            it.send("first", ADA);
            it.tell(it.inbox().getMessageCount());
            it.send("second", ADA, "bob@example.org");
            it.greenMail().purgeEmailFromAllMailboxes();
            it.tellReceived();
            it.tellFolder(it.inbox());
            it.send("third", ADA);
            it.tellReceived();
        }),
        LOADING_EMAILS(it -> {
            it.greenMail().loadEmails(it.directory());
            it.tellReceived();
            it.tell(it.users().test(ADA, ADA), it.users().hasUser(ADA));
            it.attempt(the -> the.greenMail().loadEmails(the.directory().resolve("none")));
        }),
        A_CONFIGURATION(it -> {
            it.greenMail()
                    .withConfiguration(aConfig()
                            .withUser(ADA, "ada", "secret")
                            .withSieveIgnoreDetail()
                            .withPreloadDir(it.directory().toString()));
            it.greenMail().reset();
            it.tell(it.users().test("ada", "secret"), it.users().test("ada", "wrong"));
            it.send("detail", "ada+news@example.org", "x--ada@example.org");
            it.tellReceived();
            it.tell(it.inbox().getMessageCount());
        }),
        STOPPING(it -> {
            it.send("first", ADA);
            it.greenMail().stop();
            it.tell(
                    it.greenMail().isRunning(),
                    it.greenMail().getSmtp(),
                    it.greenMail().getImap());
            it.tellReceived();
            it.greenMail().stop();
            it.greenMail().purgeEmailFromAllMailboxes();
            it.greenMail().setUser(ADA, "secret");
            it.tell(it.users().test(ADA, "secret"));
            it.attempt(the -> the.greenMail().loadEmails(the.directory()));
            it.greenMail().start();
            it.tell(it.greenMail().isRunning(), it.users().hasUser(ADA));
            it.send("second", ADA);
            it.tellReceived();
        }),
        USERS(it -> {
            it.greenMail().setUser(ADA, "ada", "secret");
            it.greenMail().setUser(ADA, "ada", "changed");
            it.attempt(the -> the.users().createUser(ADA, "other", "secret"));
            it.attempt(the -> the.users().createUser("other@example.org", "ADA", "secret"));
            it.attempt(the -> the.greenMail().setUser(ADA, "other", "secret"));
            Properties properties = new Properties();
            properties.setProperty("bob@example.org", "builder");
            it.greenMail().setUsers(properties);
            it.tell(
                    it.users().getUser(" Ada "),
                    it.users().getUserByEmail("ADA@example.org"),
                    it.users().getUser("nobody"),
                    it.users().hasUser("bob@example.org"),
                    it.users().hasUser("nobody"),
                    it.users().listUser().size(),
                    it.users()
                            .findUsers(user -> user.getLogin().startsWith("bob"))
                            .count(),
                    it.users().test("ada", "changed"),
                    it.users().test("ada", "secret"),
                    it.users().test("nobody", "secret"),
                    it.users().isAuthRequired());
            it.attempt(the -> the.ada().authenticate("wrong"));
            it.ada().setPassword("again");
            it.tell(it.users().test("ada", "again"));
            ((UserImpl) it.ada()).setTokenValidator("token"::equals);
            it.tell(it.users().test("ada", "token"), it.users().test("ada", "again"));
        }),
        USERS_WITHOUT_AUTHENTICATION(it -> {
            it.users().setAuthRequired(false);
            it.tell(it.users().test("new", "any"), it.users().getUser("new").getPassword());
            it.users().setAuthRequired(true);
            it.tell(it.users().test("new", "other"));
        }),
        DELETED_USERS(it -> {
            it.send("first", ADA);
            it.mailboxes().createMailbox(it.ada(), "Archive.2025");
            it.users().deleteUser(it.ada());
            it.tellReceived();
            it.tell(it.users().hasUser(ADA));
            it.tellFolders(it.mailboxes().getStore().listMailboxes("*"));
            it.send("second", ADA);
            it.tellReceived();
            it.tellFolders(it.mailboxes().getStore().listMailboxes("*"));
        }),
        DELETED_MAILBOXES(it -> {
            it.send("first", ADA);
            it.mailboxes().deletePrivateMailAccount(it.ada());
            it.tell(it.inbox());
            it.attempt(the -> the.mailboxes().deletePrivateMailAccount(the.ada()));
            it.send("second", ADA);
            it.tellReceived();
            it.ada().create();
            it.attempt(the -> the.ada().create());
            it.send("third", ADA);
            it.tellReceived();
        }),
        DIRECT_DELIVERY(it -> {
            it.send("first", ADA);
            it.ada().deliver(it.message("second"));
            MovingMessage moving = new MovingMessage();
            moving.setMimeMessage(it.message("third"));
            it.ada().deliver(moving);
            moving.setReturnPath(new MailAddress("shop@example.com"));
            it.users().deliver(moving, new MailAddress("bob@example.org"));
            it.tell(it.users().hasUser("bob@example.org"));
            SmtpState state = new SmtpState();
            state.getMessage().setMimeMessage(it.message("fourth"));
            state.getMessage().addRecipient(new MailAddress(ADA));
            it.greenMail().getManagers().getSmtpManager().send(state);
            it.tellReceived();
            it.tellFolder(it.inbox());
        }),
        A_DELIVERY_HANDLER(it -> {
            it.greenMail().setUser(ADA, "secret");
            MessageDeliveryHandler former = it.users().getMessageDeliveryHandler();
            it.users().setMessageDeliveryHandler((message, address) -> {
                it.tell(
                        message.getToAddresses().size(),
                        message.getReturnPath().getEmail(),
                        message.isSmtpUtf8(),
                        message.getAuthenticationState(),
                        message.getMessage().getSubject(),
                        address.getEmail(),
                        address.getUser(),
                        address.getHost());
                return former.handle(message, address);
            });
            it.send("first", ADA, "bob@example.org");
            it.sendWith(" SMTPUTF8", "second", ADA);
            it.tellReceived();
            it.tell(it.users().getMessageDeliveryHandler() == former);
        }),
        A_DELIVERY_HANDLER_THAT_CHANGES_THE_MESSAGE(it -> {
            MessageDeliveryHandler former = it.users().getMessageDeliveryHandler();
            it.users().setMessageDeliveryHandler((message, address) -> {
                if (address.getUser().equals("ada")) {
                    message.getMessage().setSubject("changed");
                } else {
                    message.setMimeMessage(it.message("replaced"));
                }
                return former.handle(message, address);
            });
            it.send("first", ADA);
            it.send("second", "bob@example.org");
            it.tellReceived();
        }),
        A_DELIVERY_HANDLER_THAT_FAILS(it -> {
            it.users().setMessageDeliveryHandler((message, address) -> {
                throw new MessagingException("no");
            });
            it.send("first", ADA);
            it.users().setMessageDeliveryHandler((message, address) -> null);
            it.send("second", ADA);
            it.tellReceived();
        }),
        DISCARDED_ATTACHMENTS(it -> {
            it.users().setDiscardAttachments(true);
            GreenMailUtil.sendAttachmentEmail(
                    ADA,
                    "shop@example.com",
                    "first",
                    "Hello",
                    new byte[] {1, 2, 3},
                    "image/png",
                    "logo.png",
                    "a logo",
                    it.greenMail().getSmtp().getServerSetup());
            it.tell(GreenMailUtil.hasNonTextAttachments(it.greenMail().getReceivedMessages()[0]));
            it.users().setDiscardAttachments(false);
            it.send("second", ADA);
            it.tellReceived();
        }),
        FOLDERS(it -> {
            it.send("first", ADA);
            it.tellFolder(it.inbox());
            it.tell(it.mailboxes().getHierarchyDelimiter(), it.mailboxes().getFolder(it.ada(), "None"));
            it.tellFolder(it.mailboxes().getFolder(it.ada(), "INBOX"));
            it.tell(it.mailboxes().getFolder(it.ada(), "inbox") == null);
            it.tell(it.mailboxes().getFolder(it.ada(), it.inbox().getFullName()) == it.inbox());
            it.attempt(the -> the.mailboxes().getFolder(the.ada(), "None", true));
            it.tellFolder(it.mailboxes().createMailbox(it.ada(), "Archive.2025"));
            it.attempt(the -> the.mailboxes().createMailbox(the.ada(), "INBOX"));
            it.attempt(the -> the.mailboxes().deleteMailbox(the.ada(), "INBOX"));
            it.tellFolders(it.mailboxes().listMailboxes(it.ada(), "*"));
            it.mailboxes().renameMailbox(it.ada(), "INBOX", "Old");
            it.mailboxes().renameMailbox(it.ada(), "Archive", "Attic");
            it.tellFolders(it.mailboxes().listMailboxes(it.ada(), "*"));
            it.send("second", ADA);
            it.tellFolder(it.inbox());
            it.mailboxes().deleteMailbox(it.ada(), "Old");
            it.tellReceived();
            it.mailboxes().subscribe(it.ada(), "INBOX");
            it.tellFolders(it.mailboxes().listSubscribedMailboxes(it.ada(), "*"));
            it.mailboxes().unsubscribe(it.ada(), "INBOX");
            it.tellFolders(it.mailboxes().listSubscribedMailboxes(it.ada(), "*"));
        }),
        A_FIRST_LOOK_BY_THE_STORE(it -> {
            it.send("first", ADA);
            it.tellFolders(it.mailboxes().getStore().listMailboxes("*"));
            MailFolder root = it.mailboxes().getStore().getMailbox("#mail");
            it.send("second", "bob@example.org");
            it.tell(it.mailboxes().getStore().getChildren(root).size());
            it.mailboxes().getStore().createMailbox(it.inbox(), "Sub", true);
            it.tellFolders(it.mailboxes().getStore().listMailboxes("*"));
            it.tell(it.mailboxes().getAllMessages().size());
        }),
        MESSAGES_OF_A_FOLDER(it -> {
            it.send("first", ADA);
            it.send("second", ADA);
            MailFolder inbox = it.inbox();
            inbox.appendMessage(it.message("third"), new Flags(Flag.FLAGGED), new Date(0));
            inbox.store(it.message("fourth"));
            it.tellFolder(inbox);
            for (StoredMessage message : inbox.getMessages()) {
                it.tell(
                        message.getUid(),
                        message.getMimeMessage().getSubject(),
                        message.getFlags().toString());
                it.tell(message.getAttributes().getSize());
            }
            it.tell(Arrays.toString(inbox.search(new SubjectTerm("second"))), inbox.getMsn(2), inbox.getMessage(9));
            inbox.setFlags(new Flags(Flag.SEEN), true, 1, null, true);
            inbox.replaceFlags(new Flags(Flag.DELETED), 2, null, true);
            it.tell(inbox.getNonDeletedMessages().size(), inbox.getUnseenCount());
            inbox.expunge();
            MailFolder archive = it.mailboxes().createMailbox(it.ada(), "Archive");
            it.tell(inbox.copyMessage(1, archive), inbox.moveMessage(3, archive));
            it.tellFolder(inbox);
            it.tellFolder(archive);
            inbox.deleteAllMessages();
            it.tellReceived();
        }),
        LISTENERS_OF_A_FOLDER(it -> {
            it.greenMail().setUser(ADA, "secret");
            FolderListener listener = new FolderListener() {
                @Override
                public void expunged(int number) {
                    it.tell("expunged " + number);
                }

                @Override
                public void added(int number) {
                    it.tell("added " + number);
                }

                @Override
                public void flagsUpdated(int number, Flags flags, Long uid) {
                    it.tell("flags of " + number);
                }

                @Override
                public void mailboxDeleted() {
                    it.tell("deleted");
                }
            };
            MailFolder inbox = it.inbox();
            inbox.addListener(listener);
            it.send("first", ADA);
            inbox.setFlags(new Flags(Flag.DELETED), true, 1, null, true);
            inbox.expunge();
            inbox.removeListener(listener);
            it.send("second", ADA);
            it.tellReceived();
        }),
        QUOTAS(it -> {
            it.greenMail().setUser(ADA, "secret");
            it.send("first", ADA);
            it.tell(it.mailboxes().getStore().isQuotaSupported());
            Quota quota = new Quota("INBOX");
            quota.setResourceLimit("MESSAGES", 5);
            try (IMAPStore store = it.greenMail().getImap().createStore()) {
                store.connect(ADA, "secret");
                store.setQuota(quota);
                it.tell(store.getQuota("INBOX")[0].resources[0].usage);
                it.send("second", ADA);
                it.tell(store.getQuota("INBOX")[0].resources[0].usage);
                it.greenMail().setQuotaSupported(false);
                it.attempt(the -> store.setQuota(quota));
            }
        }),
        RETRIEVERS(it -> {
            it.send("first", ADA);
            it.greenMail().setUser("bob@example.org", "bob", "secret");
            it.send("second", "bob@example.org");
            for (AbstractServer server :
                    List.of(it.greenMail().getImap(), it.greenMail().getPop3())) {
                try (Retriever retriever = new Retriever(server)) {
                    it.tell(subjects(Arrays.asList(retriever.getMessages(ADA))));
                    it.tell(subjects(Arrays.asList(retriever.getMessages("bob", "secret"))));
                    it.attempt(the -> retriever.getMessages("bob", "wrong"));
                }
            }
            it.attempt(the -> new Retriever(the.greenMail().getSmtp()).close());
        }),
        SENDING_BY_GREEN_MAIL_UTIL(it -> {
            ServerSetup setup = it.greenMail().getSmtp().getServerSetup();
            GreenMailUtil.sendTextEmail(ADA, "shop@example.com", "first", "Hello", setup);
            GreenMailUtil.sendMessageBody(ADA, "shop@example.com", "second", "<p>Hello</p>", "text/html", setup);
            it.greenMail().setUser("shop", "secret");
            MimeMessage message = GreenMailUtil.createTextEmail(ADA, "shop@example.com", "third", "Hello", setup);
            GreenMailUtil.sendMimeMessage(message, "shop", "secret");
            it.attempt(the -> GreenMailUtil.sendMimeMessage(the.message("no session")));
            it.tellReceived();
        }),
        SERVERS(it -> {
            for (AbstractServer server : List.of(
                    it.greenMail().getSmtp(),
                    it.greenMail().getImap(),
                    it.greenMail().getPop3())) {
                ServerSetup setup = server.getServerSetup();
                it.tell(
                        server.getProtocol(),
                        server.getBindTo(),
                        server.isRunning(),
                        server.waitTillRunning(1),
                        server.toString().replaceAll("\\d+$", ""),
                        setup.getProtocol(),
                        setup.getBindAddress(),
                        setup.getPort() == server.getPort(),
                        setup.isSecure(),
                        setup.isVerbose(),
                        setup.getReadTimeout(),
                        setup.getConnectionTimeout());
                it.tell(server.createSession().getProperties().keySet().stream()
                        .sorted()
                        .toList());
                Properties properties = new Properties();
                properties.setProperty("a.key", "a value");
                it.tell(server.createSession(properties).getProperty("a.key"));
                it.tell(server.createSession(properties, false).getProperty("a.key"));
            }
            it.greenMail().getImap().createStore().close();
            it.attempt(the -> the.greenMail().getSmtp().createStore());
        });

        final Steps steps;

        Use(Steps steps) {
            this.steps = steps;
        }
    }
}
