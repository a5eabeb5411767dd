package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts about a server that are determined before the first check: which recipient it accepts, and whether it requires
 * TLS or a login.
 */
final class ServerFacts {

    private static final int ACCESS_DENIED = 530;
    private static final int CHALLENGE = 334;

    /** Replies to AUTH that require TLS first (RFC 3207, section 4; RFC 4954, section 6; RFC 5248, section 2.4). */
    private static final Set<Integer> TLS_FIRST = Set.of(ACCESS_DENIED, 523, 538);

    private static final String ACCEPT_ALL = "recipient@example.com";

    private boolean tlsRequired;
    private boolean loginRequired;
    /** Whether the server offers both AUTH and STARTTLS. */
    private boolean offersBoth;

    private boolean loginRefusedInPlainText;
    private Optional<String> recipient = Optional.empty();
    private String whyNoRecipient = "";
    private boolean senderRefused;

    private ServerFacts() {}

    /**
     * Connects to the server.
     *
     * @throws Departure if there is no connection, no greeting, or a greeting other than 220
     */
    static ServerFacts of(Target target) {
        ServerFacts facts = new ServerFacts();
        Dialogue dialogue = connected(target);
        SmtpClient client = dialogue.client();
        TimeLimit limit = new TimeLimit(target.longestTest(), client::close);
        try (client;
                limit) {
            facts.learn(target, dialogue);
            dialogue.send("QUIT");
        } catch (Departure | NotChecked e) {
            if (facts.whyNoRecipient.isEmpty()) {
                facts.whyNoRecipient = String.valueOf(e.getMessage());
            }
        }
        // on a connection of its own, after the first one has ended: a server may serve one client at a time
        facts.loginRefusedInPlainText = facts.offersBoth && refusesLoginInPlainText(target);
        return facts;
    }

    /** Whether a server that offers both AUTH and STARTTLS refuses AUTH before STARTTLS. */
    private static boolean refusesLoginInPlainText(Target target) {
        try (SmtpClient client = target.connect()) {
            Dialogue dialogue = new Dialogue(client).hello(target.domain());
            SmtpReply reply = dialogue.send("AUTH PLAIN");
            if (reply.code() == CHALLENGE) {
                dialogue.respond("*");
            }
            dialogue.send("QUIT");
            return TLS_FIRST.contains(reply.code());
        } catch (SmtpClientException | Departure | NotChecked e) {
            return false;
        }
    }

    private static Dialogue connected(Target target) {
        try {
            return Dialogue.open(target::connect);
        } catch (Departure e) {
            throw target.implicitTls() || !e.isSilence()
                    ? e
                    : new Departure(
                            "a greeting with 220",
                            "no greeting arrived in time; if the server expects TLS from the first byte, call implicitTls()");
        }
    }

    private void learn(Target target, Dialogue dialogue) {
        dialogue.hello(target.domain());
        offersBoth = dialogue.offers(SmtpExtension.AUTH) && dialogue.offers(SmtpExtension.STARTTLS);
        SmtpReply mail = dialogue.send("MAIL FROM:<" + target.sender() + ">");
        if (mail.code() == ACCESS_DENIED && dialogue.offers(SmtpExtension.STARTTLS)) {
            tlsRequired = true;
            Dialogue.requireCode(dialogue.startTls(target.trust()), "STARTTLS", 220);
            dialogue.hello(target.domain());
            mail = dialogue.send("MAIL FROM:<" + target.sender() + ">");
        }
        if (mail.code() == ACCESS_DENIED && target.login().isPresent()) {
            loginRequired = true;
            Target.Login login = target.login().get();
            dialogue.given("AUTH PLAIN " + Probe.plain(login.user(), login.password()));
            mail = dialogue.send("MAIL FROM:<" + target.sender() + ">");
        }
        if (!mail.isPositive()) {
            senderRefused = Dialogue.isRefusalOfSender(mail);
            whyNoRecipient = "the server answered MAIL FROM:<" + target.sender() + "> with " + mail
                    + (mail.code() == ACCESS_DENIED
                            ? loginAdvice(target, dialogue)
                            : "; use sender(..) to set a sender that it accepts");
            return;
        }
        findRecipient(target, dialogue);
    }

    /** Advises to log in, unless that did not help or the server does not offer it (RFC 4954, section 3). */
    private String loginAdvice(Target target, Dialogue dialogue) {
        if (!dialogue.offers(SmtpExtension.AUTH)) {
            return ", but does not offer AUTH" + (tlsRequired || target.implicitTls() ? "" : " or STARTTLS");
        }
        return target.login().isPresent() ? "" : "; use credentials(..) to log in";
    }

    private void findRecipient(Target target, Dialogue dialogue) {
        List<String> refusals = new ArrayList<>();
        for (String candidate : candidates(target, dialogue.greeting())) {
            SmtpReply reply = dialogue.send("RCPT TO:<" + candidate + ">");
            if (reply.isPositive()) {
                recipient = Optional.of(candidate);
                return;
            }
            refusals.add("RCPT TO:<" + candidate + "> with " + reply);
        }
        whyNoRecipient = "the server answered " + String.join(", ", refusals)
                + "; use recipient(..) to set a recipient that it accepts";
    }

    /** Returns the recipient set by the user, or else recipients that most servers accept: any address, or the postmaster. */
    private static List<String> candidates(Target target, SmtpReply greeting) {
        String domain = greeting.lines().get(0).split(" ", 2)[0];
        return target.recipient()
                .map(List::of)
                .orElseGet(() -> List.of(ACCEPT_ALL, "postmaster@" + domain, "postmaster"));
    }

    boolean isTlsRequired() {
        return tlsRequired;
    }

    boolean isLoginRefusedInPlainText() {
        return loginRefusedInPlainText;
    }

    boolean isLoginRequired() {
        return loginRequired;
    }

    /** Requires that the server does not refuse the sender for a reason of its own. */
    void requireSender() {
        if (senderRefused) {
            throw new NotChecked(whyNoRecipient);
        }
    }

    String recipient() {
        return recipient.orElseThrow(() -> new NotChecked(whyNoRecipient));
    }
}
