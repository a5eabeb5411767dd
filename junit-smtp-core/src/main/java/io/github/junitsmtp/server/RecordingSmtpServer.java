package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.dialogue.ServerIdentity;
import io.github.junitsmtp.internal.dialogue.SessionAcceptor;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.waiting.ArrivalPollInterval;
import io.github.junitsmtp.internal.waiting.ArrivalSignal;
import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.script.BrokenStub;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.Policy;
import io.github.junitsmtp.script.Script;
import io.github.junitsmtp.script.Scriptable;
import io.github.junitsmtp.script.Stub;
import io.github.junitsmtp.script.Stubbing;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Transcript;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * An SMTP server for tests: a real server, such as GreenMail, behind a transport that records all that is said and lets the test
 * script what the server says. It listens on the loopback interface unless told otherwise.
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

    private final EngineSettings settings;
    private final Optional<Map.Entry<String, String>> firstUser;
    private final ArrivalSignal arrivals = new ArrivalSignal();
    private final TranscriptRecorder recorder;
    private final Script script = new Script();
    private final ServerIdentity host;
    private final TlsSettings tls;
    private final FailedWaits failedWaits = new FailedWaits();
    private final SessionAcceptor reception;
    private final RunningEngine engine;
    private volatile WaitTimeout patience = WaitTimeout.DEFAULT;

    RecordingSmtpServer(ServerSettings settings, SmtpEngine engine) throws IOException {
        this.settings = settings.engineSettings();
        this.firstUser = settings.firstUser();
        this.recorder = new TranscriptRecorder(arrivals::raise, settings.kept);
        this.tls = settings.tlsSettings();
        this.host = settings.identity(engine.name(), tls, recorder);
        this.reception = new SessionAcceptor(settings.idleTimeoutMillis(), host, script, recorder);
        this.engine = engine.start(this.settings, reception::receive);
        if (BindAddress.isBeyondThisMachine(this.settings.bindTo())) {
            System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, this::toString);
        }
    }

    /**
     * Starts a server on a free port, with the engine on the class path.
     *
     * @return the running server, to be closed
     * @throws IllegalStateException if there is not exactly one engine on the class path
     */
    public static RecordingSmtpServer start() {
        return builder().start();
    }

    /** {@return the settings of a server that is to be started} */
    public static SmtpServerBuilder builder() {
        return new SmtpServerBuilder();
    }

    /** {@return the IP address to connect to, {@code 127.0.0.1} unless told otherwise; also if the server listens on all addresses} */
    public String host() {
        return BindAddress.host(settings.bindTo());
    }

    /** {@return the port to connect to, never 0} */
    public int port() {
        return engine.port();
    }

    /**
     * Returns the mails that have arrived: one for each message whose data were answered with 2yz, whatever the number of its
     * recipients.
     *
     * @return the mails in the order of their arrival
     */
    public ReceivedMails mails() {
        return recorder.mails();
    }

    /** {@return what has been said, which goes on growing} */
    public Transcript transcript() {
        return recorder;
    }

    /**
     * Makes a page to look at what has happened, in a browser: {@code smtp.report().writeTo(Path.of("target", "report.html"))}.
     *
     * @return sessions and mails, and the waits that failed
     */
    public SmtpReport report() {
        return SmtpReport.of(transcript()).titled(toString()).withFailedWaits(failedWaits.list());
    }

    /**
     * Begins a stub: a scripted answer to some commands. Of several that match, the last one made answers.
     *
     * <pre>{@code
     * smtp.on(rcptTo("ada@example.org")).reply(451, "4.7.1", "Greylisted, try again later").once();
     * }</pre>
     *
     * @param pattern which commands, see {@link io.github.junitsmtp.script.CommandPatterns}
     * @return what says how they are answered
     */
    @Override
    public Stubbing on(CommandPattern pattern) {
        return script.on(pattern);
    }

    /**
     * Lets the server behave as it does in a whole situation.
     *
     * <pre>{@code
     * smtp.apply(greylisting());
     * }</pre>
     *
     * @param policy the situation, see {@link io.github.junitsmtp.script.Policies}
     */
    public void apply(Policy policy) {
        script.apply(policy);
    }

    /**
     * Brings the server into a state that stubs may depend on, see {@link Stub#inState(String)}.
     *
     * @param state the name of the state; at first it is empty
     */
    public void enterState(String state) {
        script.enter(state);
    }

    /**
     * Returns a session of Jakarta Mail that sends to this server, ready for {@code Transport.send}. It uses TLS if this server has it,
     * and trusts its certificate only if it is in order; it logs in if users were configured, as the first of them, and gives up after
     * 10 seconds without an answer.
     *
     * @return a new session
     */
    public Session mailSession() {
        return MailSessions.sendingTo(this, firstUser);
    }

    /**
     * Returns what a client needs to trust this server, as objects and as files. It is the same for all servers of this JVM.
     *
     * @return the certificates, also if this server does no TLS
     */
    public TestCertificates certificates() {
        return TestCertificates.ofThisJvm();
    }

    /** {@return how this server does TLS} */
    public Tls tls() {
        return tls.mode();
    }

    /**
     * Sets how long assertions on this server wait from now on, unless they are told otherwise by
     * {@link RecordingSmtpServerAssert#within(Duration)}. The default is Awaitility's, which is 10 seconds unless the test has set it.
     *
     * @param timeout the longest time to wait
     * @throws IllegalArgumentException if the time is not positive
     */
    public void assertionTimeout(Duration timeout) {
        patience = WaitTimeout.of(timeout);
    }

    /**
     * Sets whether dialogues show passwords and tokens, from the next connection on. By default they hide them.
     *
     * @param shown whether they are shown, in {@link #transcript()} and the {@link #report()}
     */
    public void showSecrets(boolean shown) {
        recorder.showSecrets(shown);
    }

    /**
     * Begins a wait that wakes up at each arrival of a mail and at each beginning and end of a session. The time-out and all else
     * are Awaitility's defaults, which the test may have set.
     *
     * <pre>{@code
     * smtp.await().until(() -> smtp.mails().size() == 3);
     * }</pre>
     *
     * @return a condition factory of Awaitility that evaluates on the calling thread
     */
    public ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(new ArrivalPollInterval(arrivals))
                .pollInSameThread();
    }

    /**
     * Returns the engine's own view of this server, such as {@code com.icegreen.greenmail.util.GreenMail}.
     *
     * @param type the type of the view
     * @param <T> the type of the view
     * @return the view, or empty if the engine has none of that type
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return engine.unwrap(type);
    }

    /**
     * Starts afresh on the same port: forgets mails, sessions and stubs. Connections stay open, and a session in which something
     * more is said is listed again.
     */
    public void reset() {
        script.clear();
        engine.reset();
        recorder.forget();
        failedWaits.forget();
        host.spill().delete();
    }

    /**
     * Ends every session and frees the port before it returns. What was recorded can still be read. Closing again does nothing.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // first comes what is to be closed, then the interrupt
        reception.close();
        try {
            engine.close();
        } finally {
            reception.awaitEnd();
            arrivals.raise(); // nobody needs to wait any more
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            host.spill().delete(); // which may fail, when all else is done
        }
    }

    FailedWaits failedWaits() {
        return failedWaits;
    }

    List<String> mechanisms() {
        return host.mechanisms().names();
    }

    /** Returns what clients did, as the patterns of stubs saw it, in the order of time. */
    List<Attempt> attempts() {
        return recorder.askedSteps().stream()
                .map(step -> new Attempt(step.session(), step.at(), step.exchange(), step.incoming()))
                .toList();
    }

    List<Stub> unusedStubs() {
        return script.unused();
    }

    Optional<BrokenStub> brokenStub() {
        return script.broken();
    }

    boolean isClosed() {
        return reception.isClosed();
    }

    WaitTimeout patience() {
        return patience;
    }

    /**
     * Makes an assertion on this server; it is what {@code assertThat(smtp)} calls.
     *
     * @return the assertion object
     */
    @Override
    public RecordingSmtpServerAssert assertThat() {
        return new RecordingSmtpServerAssert(this);
    }

    /** Returns where it listens, such as {@code SMTP server at 127.0.0.1:40125}, and whether other machines can connect. */
    @Override
    public String toString() {
        return "SMTP server at " + BindAddress.inWords(settings.bindTo(), port(), isClosed());
    }
}
