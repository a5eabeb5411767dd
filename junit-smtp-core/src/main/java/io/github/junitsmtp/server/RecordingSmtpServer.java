package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.dialogue.SessionAcceptor;
import io.github.junitsmtp.internal.dialogue.SessionSettings;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.StubError;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.ArrivalPollInterval;
import io.github.junitsmtp.internal.waiting.ArrivalSignal;
import io.github.junitsmtp.internal.waiting.FailedWaits;
import io.github.junitsmtp.internal.waiting.MailCount;
import io.github.junitsmtp.internal.waiting.MailExpectation;
import io.github.junitsmtp.internal.waiting.MailSearch;
import io.github.junitsmtp.internal.waiting.WaitTimeout;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.script.AppliedPolicy;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.script.Policy;
import io.github.junitsmtp.script.Replay;
import io.github.junitsmtp.script.Scriptable;
import io.github.junitsmtp.script.StubBuilder;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * An SMTP server for tests: a real server, such as GreenMail, behind a transport that records every command and reply and lets the test
 * script the replies. It listens on the loopback address by default.
 *
 * <pre>{@code
 * try (RecordingSmtpServer smtp = RecordingSmtpServer.start()) {
 *     new WelcomeMailer(smtp.host(), smtp.port()).welcome("ada@example.org");
 *
 *     assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Welcome, Ada");
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordingSmtpServer implements AutoCloseable, Scriptable, AssertProvider<RecordingSmtpServerAssert> {

    private final SmtpEngine engine;
    private final EngineSettings settings;
    private final BindAddress address;
    private final Optional<Map.Entry<String, String>> firstUser;
    private final int idleTimeoutMillis;
    private final Optional<Replay> replay;
    private final SessionSettings sessionSettings;
    private final Script<Incoming> script = new Script<>();
    private final ArrivalSignal arrivals = new ArrivalSignal();
    private final TranscriptRecorder recorder;
    private final FailedWaits failedWaits = new FailedWaits();
    private final RemovedStubs removedStubs = new RemovedStubs();
    /** Runs before a reset forgets anything. */
    private volatile Runnable beforeReset = () -> {};

    private final EarlierDialogues earlierDialogues = new EarlierDialogues();
    private final ServerSurroundings surroundings = new ServerSurroundings(this);
    private final LateArrivals lateArrivals = new LateArrivals(this);
    private volatile WaitTimeout timeout = WaitTimeout.DEFAULT;

    private final Object lifecycle = new Object();
    private volatile ServerRun run;
    private volatile boolean closed;

    RecordingSmtpServer(SmtpServerBuilder builder, SmtpEngine engine) {
        this.engine = engine;
        this.recorder = new TranscriptRecorder(arrivals::raise, this::waitUntil, builder.keptMails(), surroundings);
        this.sessionSettings = builder.sessionSettings(
                engine.name(), new UsersOfEngine(() -> Optional.ofNullable(run)), script, recorder);
        this.idleTimeoutMillis = builder.idleTimeoutMillis();
        this.firstUser = builder.firstUser();
        this.replay = builder.replay();
        replay.ifPresent(this::apply);
        EngineSettings wanted = builder.engineSettings(sessionSettings.tls());
        this.address = new BindAddress(wanted.bindTo());
        this.run = start(wanted, "omit port(..) to use any free port, or find the process that uses this one");
        this.settings = wanted.withPortsOf(run.engine());
        if (address.isOpenToOtherMachines()) {
            System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, this::toString);
        }
    }

    private ServerRun start(EngineSettings wanted, String adviceOnPort) {
        SessionAcceptor acceptor = new SessionAcceptor(idleTimeoutMillis, sessionSettings, recorder);
        return ServerRun.start(engine, wanted, acceptor, adviceOnPort);
    }

    /**
     * Starts a server on a free port, using the engine on the class path.
     *
     * @return the running server, which the caller must close
     * @throws IllegalStateException if there is not exactly one engine on the class path
     */
    public static RecordingSmtpServer start() {
        return builder().start();
    }

    /**
     * Starts a server, on a free port, that replays a recording; see {@link SmtpServerBuilder#replaying(Replay)}.
     *
     * <pre>{@code
     * RecordingSmtpServer smtp = RecordingSmtpServer.replaying(Path.of("src/test/resources/recordings/provider.smtp"));
     * }</pre>
     *
     * @param recording the file, written by {@link Transcript#writeTo(Path)}, possibly edited by hand
     * @return the running server, which the caller must close
     * @throws UncheckedIOException if the file is missing, cannot be read, or is larger than 50 MB
     * @throws IllegalArgumentException if it is not a recording, is truncated, or contains no session; the message says
     *     which line is wrong
     * @throws IllegalStateException if there is not exactly one engine on the class path
     */
    public static RecordingSmtpServer replaying(Path recording) {
        return builder().replaying(recording).start();
    }

    /** {@return a builder for a server with custom settings} */
    public static SmtpServerBuilder builder() {
        return new SmtpServerBuilder();
    }

    /**
     * {@return the IP address to connect to; {@code 127.0.0.1} by default, and also if the server listens on all
     * addresses}
     */
    public String host() {
        return address.host();
    }

    /** {@return the port to connect to, never 0; it stays the same while the server is stopped and after a restart} */
    public int port() {
        return settings.port();
    }

    /**
     * Returns the port for fetching received mail. It stays the same while the server is stopped and after a restart.
     *
     * @param protocol the protocol, which uses TLS if this server does
     * @return the port, never 0
     * @throws IllegalStateException if the server does not offer that protocol
     */
    public int port(MailboxProtocol protocol) {
        if (!speaks(protocol)) {
            throw speaksNo(protocol.toString(), protocol);
        }
        return settings.port(protocol);
    }

    /**
     * Returns whether received mail can be fetched over the given protocol.
     *
     * @param protocol the protocol
     * @return whether the server offers it
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean speaks(MailboxProtocol protocol) {
        return settings.port(protocol) != 0;
    }

    /** {@return how this server uses TLS} */
    public Tls tls() {
        return sessionSettings.tls().mode();
    }

    /**
     * Returns the certificates that a client needs in order to trust this server, as objects and as files. All servers
     * in this JVM share them.
     *
     * @return the certificates, even if this server does not use TLS
     */
    public TestCertificates certificates() {
        return TestCertificates.ofThisJvm();
    }

    /**
     * Returns a Jakarta Mail session for sending to this server, ready for {@code Transport.send}. It uses TLS if this
     * server does, and accepts only a valid certificate. It logs in as the first configured user, if there is one,
     * unless the code under test passes other credentials. It times out after 10 seconds without a reply. If mail can
     * be {@linkplain SmtpServerBuilder#access fetched}, {@code getStore()} returns an IMAP store, or a POP3 store if
     * the server does not offer IMAP.
     *
     * @return a new session
     */
    public Session mailSession() {
        return JakartaMailSessions.of(this, settings.mailboxPorts(), firstUser);
    }

    /**
     * Opens the mailbox of the first configured user, as {@link #mailStore(String, String)} does.
     *
     * <pre>{@code
     * RecordingSmtpServer smtp = RecordingSmtpServer.builder()
     *         .access(MailboxProtocol.IMAP).user("support@shop.example", "secret").start();
     *
     * try (Store store = smtp.mailStore(); Folder inbox = store.getFolder("INBOX")) {
     *     inbox.open(Folder.READ_ONLY);
     *     assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
     * }
     * }</pre>
     *
     * @return a new, connected store, which the caller must close
     * @throws IllegalStateException if there is no user, if the server offers no {@linkplain SmtpServerBuilder#access
     *     protocol} for fetching mail, or if the login fails
     */
    public Store mailStore() {
        requireMailboxes();
        Map.Entry<String, String> user = firstUser.orElseThrow(() -> new IllegalStateException(this
                + " has no users, so there is no mailbox to open; declare @SmtpServer(users ="
                + " \"ada@example.org:secret\"), or call builder().user(\"ada@example.org\", \"secret\")"));
        return mailStore(user.getKey(), user.getValue());
    }

    /**
     * Opens a mailbox over IMAP, or over POP3 if the server does not offer IMAP. The connection uses TLS if this server
     * does. A recipient who is not a configured user can log in once mail has arrived, with the address as both login
     * and password.
     *
     * @param login the login of the user
     * @param password the password
     * @return a new, connected store, which the caller must close
     * @throws IllegalStateException if the server offers no {@linkplain SmtpServerBuilder#access protocol} for fetching
     *     mail, or if the login fails
     */
    public Store mailStore(String login, String password) {
        requireMailboxes();
        try {
            Store store = mailSession().getStore();
            store.connect(login, password);
            return store;
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot open the mailbox of " + login + ": " + e.getMessage(), e);
        }
    }

    private void requireMailboxes() {
        if (settings.mailboxPorts().isEmpty()) {
            throw speaksNo("IMAP or POP3", MailboxProtocol.IMAP);
        }
    }

    private IllegalStateException speaksNo(String missing, MailboxProtocol wanted) {
        if (engine instanceof RelayEngine relay) {
            return new IllegalStateException(
                    this + " is a relay, which has no mailboxes; open those of its backend, " + relay.address());
        }
        if (settings.access().contains(wanted)) {
            return new IllegalStateException(
                    this + " does not offer " + missing + ": its engine, " + engine.name() + ", does not support it");
        }
        return new IllegalStateException(this + " does not offer " + missing + "; declare @SmtpServer(access = "
                + wanted + "), or call builder().access(" + wanted + ")");
    }

    /**
     * Returns an object of the engine's own API, such as {@code com.icegreen.greenmail.util.GreenMail}.
     * {@link #restart()} creates a new object, so call this method again afterwards.
     *
     * @param type the class of the object
     * @param <T> the type of the object
     * @return the object, or empty if the engine has none of that type
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return run.engine().unwrap(type);
    }

    /**
     * Returns the mails that have arrived: each message that was answered with 2xx counts as one mail, however many
     * recipients it has.
     *
     * @return the mails, in order of arrival
     */
    public ReceivedMails mails() {
        return transcript().mails();
    }

    /** {@return a live transcript of all sessions} */
    public Transcript transcript() {
        return recorder;
    }

    /**
     * Returns an HTML report. To write it to a file, call {@code smtp.report().writeTo(Path.of("target", "report.html"))}.
     *
     * @return a report on the sessions, the mails, the failed waits, and this test's dialogues from before
     *     {@link #reset()}
     */
    public SmtpReport report() {
        return SmtpReport.of(transcript())
                .titled(toString())
                .withFailedWaits(failedWaits.list())
                .withDialoguesBeforeReset(dialoguesBeforeReset());
    }

    /**
     * Sets whether transcripts show passwords and tokens, starting with the next connection. By default, they are hidden.
     *
     * @param shown whether {@link #transcript()} and {@link #report()} show passwords and tokens
     */
    public void showSecrets(boolean shown) {
        recorder.showSecrets(shown);
    }

    /**
     * Starts building a stub: a scripted answer to the commands that match a pattern. The stub does nothing until it
     * has an answer. If several stubs match, the newest one answers.
     *
     * <pre>{@code
     * smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted, try again later");
     * smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
     * }</pre>
     *
     * @param pattern the pattern; see {@link io.github.junitsmtp.script.CommandPatterns}
     * @return a builder for the stub
     */
    @Override
    public StubBuilder on(CommandPattern pattern) {
        return StubBuilder.on(pattern, script);
    }

    /**
     * Applies a policy, which is a set of stubs.
     *
     * <pre>{@code
     * smtp.apply(greylisting());
     * }</pre>
     *
     * @param policy the policy; see {@link io.github.junitsmtp.script.Policies}
     * @return a handle for removing the policy
     */
    public AppliedPolicy apply(Policy policy) {
        return AppliedPolicy.of(policy, script);
    }

    /**
     * Sets the state that stubs may depend on; see {@link StubBuilder#whenStateIs(String)}.
     *
     * @param state the name of the state; the initial state is the empty string
     */
    public void setState(String state) {
        script.setState(state);
    }

    /**
     * Waits for a mail, as {@link RecordingSmtpServerAssert#receivesMail()} does, and returns the first one.
     *
     * <pre>{@code
     * ReceivedMail mail = smtp.awaitMail();
     * }</pre>
     *
     * @return the mail
     * @throws AssertionError if no mail arrives in time
     */
    public ReceivedMail awaitMail() {
        return awaited(MailSearch.any());
    }

    /**
     * Waits for a mail whose envelope contains at least the given recipients, as
     * {@link RecordingSmtpServerAssert#receivesMailTo(String...)} does, and returns the first such mail.
     *
     * <pre>{@code
     * ReceivedMail mail = smtp.awaitMailTo("ada@example.org");
     * }</pre>
     *
     * @param recipients at least one address
     * @return the mail
     * @throws AssertionError if no such mail arrives in time; the message lists the mails that have arrived
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public ReceivedMail awaitMailTo(String... recipients) {
        return awaited(MailSearch.to(List.of(recipients)));
    }

    private ReceivedMail awaited(MailExpectation expected) {
        assertThat().await(expected);
        return expected.findIn(mails()).orElseThrow();
    }

    /**
     * Waits until at least the given number of mails has arrived, and returns all of them.
     *
     * <pre>{@code
     * ReceivedMails mails = smtp.awaitMails(3);
     * }</pre>
     *
     * @param number the number of mails, at least 1
     * @return the mails, in order of arrival
     * @throws AssertionError if fewer mails arrive in time; the message lists them
     * @throws IllegalArgumentException if the number is not positive
     */
    public ReceivedMails awaitMails(int number) {
        assertThat().await(MailCount.atLeast(Counts.requirePositive("number", number)));
        return mails();
    }

    /**
     * Starts a wait for a custom condition, checked whenever a mail arrives or a session begins or ends. The timeout and all other settings
     * are Awaitility's, including any that the test has changed. The returned type is Awaitility's, so its whole API is available.
     *
     * <pre>{@code
     * smtp.await().until(() -> orders.allConfirmed());
     * }</pre>
     *
     * @return an Awaitility condition factory that evaluates the condition on the calling thread
     */
    public ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(new ArrivalPollInterval(arrivals))
                .pollInSameThread();
    }

    /**
     * Sets how long {@code assertThat(smtp).receives..} and {@code awaitMail..} wait from now on. For a single assertion,
     * {@link RecordingSmtpServerAssert#within(Duration)} overrides it. The default is Awaitility's, which is 10 seconds unless the test
     * has changed it.
     *
     * @param timeout the longest time to wait
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public void assertionTimeout(Duration timeout) {
        this.timeout = WaitTimeout.of("timeout", timeout);
    }

    /**
     * Stops the server to simulate an outage: ends every session and frees the port before it returns. Connections are
     * refused until {@link #restart()}. The mails, transcript and stubs are kept. Stopping again does nothing.
     *
     * <pre>{@code
     * smtp.stop();
     * outbox.flush(); // finds no server
     * smtp.restart();
     *
     * assertThat(smtp).receivesMailTo("ada@example.org"); // once the client has tried again
     * }</pre>
     *
     * <p>Assertions that wait for mail keep waiting while the server is stopped, because another thread may restart it.
     * Assertions that expect no mail fail. Stopping also closes the engine: GreenMail loses its mailboxes and any users
     * that were added to it.
     */
    public void stop() {
        synchronized (lifecycle) {
            run.stop();
        }
    }

    /**
     * Restarts the server on the same port after {@link #stop()}. A running server is stopped first. The mails,
     * transcript and stubs are kept. The engine starts afresh, with empty mailboxes.
     *
     * @throws IllegalStateException if the server was closed, or the port is now in use
     */
    public void restart() {
        synchronized (lifecycle) {
            if (closed) {
                throw new IllegalStateException("Cannot restart " + this + ": close() is final; call stop() instead");
            }
            run.stop();
            run = start(
                    settings, "the port was taken while the server was stopped; call restart() again when it is free");
        }
    }

    /**
     * Closes all idle connections without a reply, as servers and firewalls do. A client that keeps connections open,
     * for example in a pool, notices this only when it next uses one of them. Connections on which the client is
     * waiting for a reply stay open.
     *
     * <pre>{@code
     * mailer.send(welcome()); // leaves its connection open
     * smtp.dropIdleSessions();
     * mailer.send(receipt()); // must reconnect
     *
     * assertThat(smtp).hasReceivedExactly(2);
     * }</pre>
     *
     * @return the number of connections that were closed
     */
    public int dropIdleSessions() {
        return run.endIdleSessions();
    }

    /**
     * Discards the mails that have arrived, as {@code getMessages().clear()} does in other test servers. Afterwards, {@link #mails()} and
     * the mails of each session are empty, and {@code receives..} waits for new ones. Stubs, policies, sessions, dialogues and the engine's
     * mailboxes are kept.
     *
     * <pre>{@code
     * shop.register("ada@example.org");
     * smtp.clearMails(); // the welcome mail is not what this test is about
     * shop.resetPassword("ada@example.org");
     *
     * assertThat(smtp).receivesMailTo("ada@example.org").hasSubject("Your new password");
     * }</pre>
     *
     * <p>If the server {@linkplain SmtpServerBuilder#keepLast(int) keeps} only a limited number of mails, clearing a
     * mail also discards its dialogue.
     */
    public void clearMails() {
        surroundings.forget(recorder, Forgotten.Time.BEFORE_CLEARING);
        recorder.forgetMails();
    }

    /**
     * Restores the initial state on the same port: discards mails, sessions, stubs and policies, and restarts a stopped
     * server. Open connections stay open; their sessions are listed again once their clients continue. Apply policies
     * again if you still need them, or call {@link #clearMails()} to discard only mails. If the test fails, its
     * evidence still shows the earlier dialogues. With {@code @SmtpServer}, a reset in {@code @AfterEach} does not hide
     * a stub that threw or was never used.
     *
     * @throws IllegalStateException if the server was stopped and its port is now in use
     */
    public void reset() {
        synchronized (lifecycle) {
            beforeReset.run();
            surroundings.forget(recorder, Forgotten.Time.BEFORE_RESET);
            removedStubs.byReset(script);
            forgetAll();
        }
    }

    private void forgetAll() {
        synchronized (lifecycle) {
            script.clear();
            replay.ifPresent(this::apply);
            if (!run.isStopped()) {
                run.engine().reset();
            } else if (!closed) {
                restart();
            }
            earlierDialogues.add(recorder.sessions());
            recorder.forget();
            failedWaits.forget();
            lateArrivals.forget();
        }
    }

    /**
     * Sets a check that runs before each {@link #reset()} until the next test.
     *
     * @param check inspects the data that the reset is about to discard; must not throw
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void beforeReset(Runnable check) {
        beforeReset = check;
    }

    /** Ends every open session. Clients can still connect. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void endSessions() {
        run.endSessions();
    }

    /**
     * Resets this server between tests, so that evidence from earlier tests is not attributed to the next one.
     *
     * @param testClass the name of the test class; for a nested class, that of the outermost class
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void resetForNextTest(String testClass) {
        synchronized (lifecycle) {
            beforeReset = () -> {};
            surroundings.forgetForTest(recorder, testClass);
            removedStubs.forTest(script, testClass);
            forgetAll();
            earlierDialogues.clear();
        }
    }

    /**
     * Sets the test's servers, for failure messages about a mail that another server received.
     *
     * @param servers supplies all servers in the test, including this one, each with its declaration
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void declaredAmong(Supplier<Map<RecordingSmtpServer, String>> servers) {
        surroundings.declaredAmong(servers);
    }

    /**
     * Reports what arrived too late for a failed assertion. If something may still arrive, this method waits up to half
     * a second.
     *
     * @param failure the failure message
     * @return a sentence; empty if nothing has arrived, or the test failed for another reason
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> arrivedAfter(String failure) {
        return lateArrivals.since(failure);
    }

    /**
     * Returns this test's dialogues from before it reset the server.
     *
     * @return the dialogues with credentials hidden, and a line {@code smtp.reset()} for each reset; empty if the test
     *     did not reset the server
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String dialoguesBeforeReset() {
        return earlierDialogues.toString();
    }

    /**
     * Returns notes on the stubs that did not answer as intended.
     *
     * @return a line for each such stub, with the nearest command and the reason if known; empty if all stubs have answered as intended
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> notesOnStubs() {
        return new UnusedStubs(this).notes(removedStubs.notes());
    }

    /** Ends every session and frees the port before it returns. The transcript can still be read. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        try {
            stop();
        } finally {
            arrivals.raise(); // no wait can be met any more
        }
    }

    /** Waits until the expectation is met or waiting is pointless; the caller's next check finds out which. */
    void waitFor(ArrivalExpectation expected, WaitTimeout longest) {
        BooleanSupplier endOfWait = expected.endOfWait(transcript());
        waitUntil(() -> endOfWait.getAsBoolean() || script.error().isPresent(), longest, expected::nanosToEndOfWait);
    }

    private void waitUntil(BooleanSupplier condition) {
        waitUntil(condition, timeout, () -> Long.MAX_VALUE);
    }

    private void waitUntil(BooleanSupplier condition, WaitTimeout longest, LongSupplier nanosToNextLook) {
        longest.await(
                await(),
                arrivals,
                nanosToNextLook,
                () -> condition.getAsBoolean()
                        || closed
                        || Thread.currentThread().isInterrupted());
    }

    /**
     * Returns a supplier of the reason why this server may have missed mail since this call; empty if it was listening
     * the whole time.
     */
    Supplier<Optional<String>> deafness() {
        ServerRun current = run;
        long now = System.nanoTime();
        return () -> closed
                ? Optional.of("it was closed")
                : current.hasListenedSince(now) ? Optional.empty() : Optional.of("it was stopped");
    }

    WaitTimeout timeout() {
        return timeout;
    }

    FailedWaits failedWaits() {
        return failedWaits;
    }

    List<String> mechanisms() {
        return sessionSettings.mechanisms().names();
    }

    /** Returns what clients did, as the patterns of stubs saw it, in chronological order. */
    List<Attempt> attempts() {
        return recorder.askedSteps().stream()
                .map(step -> new Attempt(step.session(), step.at(), step.exchange(), step.incoming()))
                .toList();
    }

    /** Returns a problem if there were more attempts than these, because {@code keepLast(..)} discarded some. */
    Optional<String> problemOfKeptDialogues() {
        return recorder.isComplete() ? Optional.empty() : Optional.of("not all dialogues are kept; omit keepLast(..)");
    }

    Script<Incoming> script() {
        return script;
    }

    Optional<StubError> stubError() {
        return script.error();
    }

    LateArrivals lateArrivals() {
        return lateArrivals;
    }

    /** Whether the server accepts connections. */
    boolean isListening() {
        return !closed && run.hasListenedSince(System.nanoTime());
    }

    /** Whether the server accepts no connections, but can be restarted. */
    boolean isStopped() {
        return !closed && !run.hasListenedSince(System.nanoTime());
    }

    /**
     * Creates an assertion for this server, as {@code assertThat(smtp)} does.
     *
     * @return the assertion object
     */
    @Override
    public RecordingSmtpServerAssert assertThat() {
        return new RecordingSmtpServerAssert(this);
    }

    /**
     * Returns the address of this server, as in {@code SMTP server at 127.0.0.1:40125}, and whether it is stopped,
     * closed, or open to other machines.
     */
    @Override
    public String toString() {
        String state = closed
                ? ", closed"
                : isStopped() ? ", stopped" : address.isOpenToOtherMachines() ? ", open to other machines" : "";
        return "SMTP server at " + Addresses.of(settings.bindTo(), port()) + state;
    }
}
