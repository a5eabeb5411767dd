package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.recording.Surroundings;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.ArrivalDescriptions;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains why a mail is missing: for example, another server of the test received it, or this server forgot it. */
final class ServerSurroundings implements Surroundings {

    private static final List<String> USUAL_CAUSES = List.of(
            "    usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,",
            "    a transaction that was not committed, or the wrong host or port, such as those of an earlier server");

    private static final List<String> CLOSED =
            List.of("    the server is closed; with @SmtpServer, it is closed when its test or class ends");

    private final RecordingSmtpServer server;
    private volatile Supplier<Map<RecordingSmtpServer, String>> declarations = Map::of;
    private volatile Optional<Forgotten> beforeFirstTest = Optional.empty();
    private volatile Optional<Forgotten> last = Optional.empty();
    /** The class of the last test; empty before the first test. */
    private String testClass = "";

    ServerSurroundings(RecordingSmtpServer server) {
        this.server = server;
    }

    /** Sets the servers of the test, each with its declaration. */
    void declaredAmong(Supplier<Map<RecordingSmtpServer, String>> servers) {
        declarations = servers;
    }

    /** Records what is forgotten; if nothing is, keeps the earlier record. */
    void forget(Transcript transcript, Forgotten.Time time) {
        last = Forgotten.of(transcript, time).or(() -> last);
    }

    /**
     * Records what is forgotten before a test. What arrived before the first test matters only to the class of that
     * test.
     */
    synchronized void forgetForTest(Transcript transcript, String nextTestClass) {
        if (testClass.isEmpty()) {
            beforeFirstTest = Forgotten.of(transcript, Forgotten.Time.BEFORE_FIRST_TEST);
            last = Optional.empty();
        } else {
            beforeFirstTest = beforeFirstTest.filter(forgotten -> testClass.equals(nextTestClass));
            forget(transcript, Forgotten.Time.BEFORE_TEST);
            last = last.map(mailsBefore -> mailsBefore.at(Forgotten.Time.BEFORE_TEST));
        }
        testClass = nextTestClass;
    }

    @Override
    public Optional<String> address() {
        return Optional.of(Addresses.of(server.host(), server.port()));
    }

    /**
     * Returns only notes that are certain to concern the recipients, and none about mails that the test itself
     * discarded.
     */
    @Override
    public List<String> elsewhere(List<MailAddress> recipients) {
        return recipients.isEmpty() ? List.of() : atOthersAndBeforeAll(recipients);
    }

    @Override
    public List<String> perhapsElsewhere(List<MailAddress> recipients) {
        List<String> lines = new ArrayList<>(recipients.isEmpty() ? atOthersAndBeforeAll(recipients) : List.of());
        if (ArrivalDescriptions.firstFailure(server.transcript(), recipients).isEmpty()) {
            lines.addAll(ofOthers((other, declared) -> failedAt(other, recipients, declared)));
        }
        beforeFirstTest.ifPresent(forgotten -> lines.addAll(forgotten.refusal()));
        last.filter(Forgotten::isByTest).ifPresent(forgotten -> {
            lines.addAll(forgotten.lines(recipients));
            lines.addAll(forgotten.refusal());
        });
        return lines;
    }

    private List<String> atOthersAndBeforeAll(List<MailAddress> recipients) {
        List<String> lines = ofOthers((other, declared) -> receivedAt(other, recipients, declared));
        beforeFirstTest.ifPresent(mails -> lines.addAll(mails.lines(recipients)));
        return lines;
    }

    /** Returns lines on each other server of the test, given how both are declared. */
    private List<String> ofOthers(BiFunction<RecordingSmtpServer, String, List<String>> lines) {
        List<String> all = new ArrayList<>();
        Map<RecordingSmtpServer, String> servers = declarations.get();
        servers.forEach((other, declaration) -> {
            if (other != server) {
                all.addAll(lines.apply(
                        other,
                        "    this server is declared by " + servers.get(server) + ", the other one by " + declaration));
            }
        });
        return all;
    }

    private static List<String> receivedAt(RecordingSmtpServer other, List<MailAddress> recipients, String declared) {
        int mails = mailsAt(other, recipients);
        String to = recipients.isEmpty()
                ? ""
                : recipients.stream()
                        .limit(3)
                        .map(recipient -> "<" + recipient + ">")
                        .collect(Collectors.joining(" or ", " to ", ""));
        return mails == 0
                ? List.of()
                : List.of(
                        "and another server in this test received " + Counts.of(mails, "mail") + to + ": " + other,
                        declared + "; only identical declarations share a server");
    }

    /** Explains why another server lacks the mails, too. */
    private static List<String> failedAt(RecordingSmtpServer other, List<MailAddress> recipients, String declared) {
        return mailsAt(other, recipients) > 0
                ? List.of()
                : ArrivalDescriptions.firstFailure(other.transcript(), recipients).stream()
                        .flatMap(failure -> Stream.of(
                                "and a client connected to another server in this test, " + other + ": " + failure,
                                declared))
                        .toList();
    }

    private static int mailsAt(RecordingSmtpServer other, List<MailAddress> recipients) {
        ReceivedMails mails = other.mails();
        return recipients.isEmpty()
                ? mails.forgotten() + mails.size()
                : (int) mails.stream()
                        .filter(mail -> recipients.stream().anyMatch(mail.recipients()::contains))
                        .count();
    }

    /** Omits the usual causes while the server is not listening. */
    @Override
    public List<String> whyNobodyConnected(List<MailAddress> recipients) {
        if (!server.isListening()) {
            return server.isStopped() ? List.of() : CLOSED;
        }
        List<String> lines = new ArrayList<>(USUAL_CAUSES);
        last.filter(mails -> !mails.isByTest()).ifPresent(mails -> lines.addAll(mails.lines(recipients)));
        return lines;
    }

    @Override
    public String whyNoMoreThan(ReceivedMails mails) {
        return ArrivalDescriptions.whyNoMoreThan(mails, server.transcript());
    }
}
