package io.github.junitsmtp.conformance;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one check has at hand: connections of its own to the server, opened as far as it wants. */
final class Probe implements AutoCloseable {

    private final Target target;
    private final ServerFacts facts;
    private final List<SmtpClient> clients = new ArrayList<>();
    private boolean closed;

    Probe(Target target, ServerFacts facts) {
        this.target = target;
        this.facts = facts;
        delayedExecutor(target.longestTest().toMillis(), TimeUnit.MILLISECONDS).execute(this::close);
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
        return "MAIL FROM:<" + sender() + ">";
    }

    String rcpt() {
        return "RCPT TO:<" + recipient() + ">";
    }

    /** Opens a connection on which the server has greeted. */
    Dialogue connect() {
        return Dialogue.open(() -> keep(target.connect()));
    }

    private synchronized SmtpClient keep(SmtpClient client) {
        clients.add(client);
        if (closed) {
            client.close();
        }
        return client;
    }

    /** Opens a connection and sends EHLO. */
    Dialogue hello() {
        return connect().hello(domain());
    }

    /** Opens a connection on which the server takes mail: with TLS and logged in, if it asks for that. */
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

    /** Goes on in TLS. */
    void secure(Dialogue dialogue) {
        if (!dialogue.offers(SmtpExtension.STARTTLS)) {
            throw new NotJudged("the server does not offer STARTTLS");
        }
        Dialogue.requireCode(dialogue.startTls(target.trust()), "STARTTLS", 220);
        dialogue.hello(domain());
    }

    static String plain(String user, String password) {
        return base64("\0" + user + "\0" + password);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a connection on which the server takes mail and offers an extension. */
    Dialogue ready(SmtpExtension extension) {
        Dialogue dialogue = ready();
        if (!dialogue.offers(extension)) {
            throw new NotJudged("the server does not offer " + extension);
        }
        return dialogue;
    }

    /** Opens a connection within a transaction. */
    Dialogue transaction() {
        return inTransaction(ready());
    }

    /** Opens a connection within a transaction, on a server that offers an extension. */
    Dialogue transaction(SmtpExtension extension) {
        return inTransaction(ready(extension));
    }

    private Dialogue inTransaction(Dialogue dialogue) {
        String rcpt = rcpt(); // tells what to set if there is none
        dialogue.given(mail());
        dialogue.given(rcpt);
        return dialogue;
    }

    /** Opens a connection on which the server waits for a message. */
    Dialogue data() {
        Dialogue dialogue = transaction();
        dialogue.given("DATA");
        return dialogue;
    }

    /** Returns a message with a header. */
    String letter(String text) {
        return "From: <" + sender() + ">\r\nSubject: conformance\r\n\r\n" + text;
    }

    /** Returns a message whose header says how its text is encoded, for servers that look. */
    String mimeLetter(String encoding, String text) {
        return "MIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n" + letter(text);
    }

    /** Requires that the server serves another client. */
    void stillServes() {
        SmtpReply reply = connect().send("EHLO " + domain());
        Dialogue.requireCode(reply, "EHLO on a new connection", 250);
    }

    synchronized String dialogues() {
        return IntStream.range(0, clients.size())
                .mapToObj(i -> clients.get(i)
                        .session()
                        .toString()
                        .replaceFirst("session 1", "session " + (i + 1)) // each client numbers its own
                        .replace("; render() has them all", ""))
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.forEach(SmtpClient::close);
    }
}
