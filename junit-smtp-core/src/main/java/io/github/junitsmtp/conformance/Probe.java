package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Opens the connections that one check needs, and brings them into the required state. */
final class Probe implements AutoCloseable {

    private static final int SERVICE_READY = 220;
    private static final int START_MAIL_INPUT = 354;

    private enum State {
        OPEN,
        CLOSED,
        /** Closed because the check took too long. */
        BROKEN_OFF
    }

    private final Target target;
    private final ServerFacts facts;
    private final List<SmtpClient> clients = new ArrayList<>();
    private final TimeLimit limit;
    private State state = State.OPEN;

    Probe(Target target, ServerFacts facts) {
        this.target = target;
        this.facts = facts;
        this.limit = new TimeLimit(target.longestTest(), () -> end(State.BROKEN_OFF));
    }

    /** Requires that the check was not broken off, which looks as if the server had closed its connections. */
    synchronized void requireInTime() {
        if (state == State.BROKEN_OFF) {
            throw new Departure(
                    "the end of the check within " + Durations.exact(target.longestTest()), "the server was too slow");
        }
    }

    Target target() {
        return target;
    }

    String domain() {
        return target.domain();
    }

    String sender() {
        return target.sender();
    }

    /** Returns the domain of the sender. */
    String senderDomain() {
        return target.sender().substring(target.sender().lastIndexOf('@') + 1);
    }

    String recipient() {
        return facts.recipient();
    }

    String mail() {
        facts.requireSender();
        return "MAIL FROM:<" + sender() + ">";
    }

    String rcpt() {
        return "RCPT TO:<" + recipient() + ">";
    }

    boolean isLoginRefusedInPlainText() {
        return facts.isLoginRefusedInPlainText();
    }

    /** Opens a connection and reads the greeting. */
    Dialogue connect() {
        return Dialogue.open(() -> keep(target.connect()));
    }

    private synchronized SmtpClient keep(SmtpClient client) {
        clients.add(client);
        if (state != State.OPEN) {
            client.close();
        }
        return client;
    }

    /** Opens a connection and sends EHLO. */
    Dialogue hello() {
        return connect().hello(domain());
    }

    /** Opens a connection that is ready for mail: with TLS and a login if the server requires them. */
    Dialogue ready() {
        Dialogue dialogue = hello();
        if (facts.isTlsRequired()) {
            secure(dialogue);
        }
        if (facts.isLoginRequired()) {
            target.login().ifPresent(login -> dialogue.given("AUTH PLAIN " + plain(login.user(), login.password())));
        }
        return dialogue;
    }

    /** Starts TLS. */
    void secure(Dialogue dialogue) {
        if (!dialogue.offers(SmtpExtension.STARTTLS)) {
            throw new NotChecked("the server does not offer STARTTLS");
        }
        SmtpReply reply = dialogue.startTls(target.trust());
        if (reply.code() != SERVICE_READY) {
            throw new NotChecked("the server answered STARTTLS with " + reply);
        }
        dialogue.hello(domain());
    }

    static String plain(String user, String password) {
        return base64("\0" + user + "\0" + password);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a connection that is ready for mail, on a server that offers an extension. */
    Dialogue ready(SmtpExtension extension) {
        Dialogue dialogue = ready();
        if (!dialogue.offers(extension)) {
            throw new NotChecked("the server does not offer " + extension);
        }
        return dialogue;
    }

    /** Opens a connection and starts a transaction. */
    Dialogue transaction() {
        return inTransaction(ready());
    }

    /** Opens a connection and starts a transaction, on a server that offers an extension. */
    Dialogue transaction(SmtpExtension extension) {
        return inTransaction(ready(extension));
    }

    private Dialogue inTransaction(Dialogue dialogue) {
        String rcpt = rcpt(); // throws with advice if there is none
        dialogue.given(mail());
        dialogue.given(rcpt);
        return dialogue;
    }

    /** Opens a connection on which the server is waiting for a message. */
    Dialogue data() {
        Dialogue dialogue = transaction();
        dialogue.givenData();
        return dialogue;
    }

    /** Requires that DATA was accepted. If the server refuses DATA in any transaction, that proves nothing. */
    void requireData(SmtpReply reply, String to) {
        if (reply.code() != START_MAIL_INPUT) {
            data();
        }
        Dialogue.requireCode(reply, to, START_MAIL_INPUT);
    }

    /** Requires that a message was accepted. If the server refuses any message, this one proves nothing. */
    void requireAccepted(SmtpReply reply, String to) {
        Dialogue.requireLasting(reply, to);
        if (!reply.isPositive()) {
            SmtpReply other = data().message(letter("Hello\r\n"));
            if (!other.isPositive()) {
                throw new NotChecked("the server answered an ordinary message with " + other);
            }
        }
        Dialogue.requireCode(reply, to, 250);
    }

    /** Returns a message with a header. */
    String letter(String text) {
        return "From: <" + sender() + ">\r\nSubject: conformance\r\n\r\n" + text;
    }

    /** Returns a message with a header that states the encoding of its text, for servers that check it. */
    String mimeLetter(String encoding, String text) {
        return "MIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n" + letter(text);
    }

    /** Requires that the server still serves another client. */
    void stillServes() {
        SmtpReply reply = connect().send("EHLO " + domain());
        Dialogue.requireCode(reply, "EHLO on a new connection", 250);
    }

    synchronized String dialogues() {
        return IntStream.range(0, clients.size())
                .mapToObj(i -> clients.get(i)
                        .session()
                        .toString()
                        .replaceFirst("session 1", "session " + (i + 1)) // each client starts at 1
                        .replace("; render() shows them all", ""))
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public void close() {
        limit.close();
        end(State.CLOSED);
    }

    private synchronized void end(State how) {
        state = state == State.OPEN ? how : state;
        clients.forEach(SmtpClient::close);
    }
}
