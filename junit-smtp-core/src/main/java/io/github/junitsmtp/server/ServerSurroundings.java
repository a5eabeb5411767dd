package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.recording.Surroundings;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.waiting.ArrivalDescriptions;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What explains that a mail is missing at a server: the other servers of the test, and what was forgotten. */
final class ServerSurroundings implements Surroundings {

    private static final List<String> USUAL_CAUSES = List.of(
            "    usual causes: an exception before connecting, a task that was not run or was cancelled,",
            "    a transaction that was not committed, another host or port");

    private final RecordingSmtpServer server;
    private volatile Supplier<Map<RecordingSmtpServer, String>> declarations = Map::of;
    private volatile Optional<Forgotten> beforeFirstTest = Optional.empty();
    private volatile Optional<Forgotten> last = Optional.empty();
    private boolean tested;

    ServerSurroundings(RecordingSmtpServer server) {
        this.server = server;
    }

    /** Sets what tells the servers of the test, and how each is declared. */
    void declaredAmong(Supplier<Map<RecordingSmtpServer, String>> servers) {
        declarations = servers;
    }

    /** Remembers which mails are forgotten; if there are none, those that were forgotten before. */
    void forget(ReceivedMails mails, Forgotten.Time time) {
        last = Forgotten.of(mails, time).or(() -> last);
    }

    /** Remembers which mails are forgotten for a test. */
    synchronized void forgetForTest(ReceivedMails mails) {
        if (!tested) {
            beforeFirstTest = Forgotten.of(mails, Forgotten.Time.BEFORE_FIRST_TEST);
            last = Optional.empty();
        } else {
            forget(mails, Forgotten.Time.BEFORE_TEST);
            last = last.map(mailsBefore -> mailsBefore.at(Forgotten.Time.BEFORE_TEST));
        }
        tested = true;
    }

    @Override
    public Optional<String> address() {
        return Optional.of(Addresses.of(server.host(), server.port()));
    }

    /** Takes for certain only what is about the recipients, and not what the test forgot on purpose. */
    @Override
    public List<String> elsewhere(List<MailAddress> recipients) {
        return recipients.isEmpty() ? List.of() : atOthersAndBeforeAll(recipients);
    }

    @Override
    public List<String> perhapsElsewhere(List<MailAddress> recipients) {
        List<String> lines = new ArrayList<>(recipients.isEmpty() ? atOthersAndBeforeAll(recipients) : List.of());
        last.filter(Forgotten::isByTest).ifPresent(mails -> lines.addAll(mails.lines(recipients)));
        return lines;
    }

    private List<String> atOthersAndBeforeAll(List<MailAddress> recipients) {
        List<String> lines = new ArrayList<>();
        Map<RecordingSmtpServer, String> servers = declarations.get();
        servers.forEach((other, declaration) -> {
            if (other != server) {
                lines.addAll(atAnother(other, recipients, String.valueOf(servers.get(server)), declaration));
            }
        });
        beforeFirstTest.ifPresent(mails -> lines.addAll(mails.lines(recipients)));
        return lines;
    }

    private static List<String> atAnother(
            RecordingSmtpServer other, List<MailAddress> recipients, String declaration, String otherDeclaration) {
        List<ReceivedMail> mails = other.mails().stream()
                .filter(mail -> recipients.isEmpty() || recipients.stream().anyMatch(mail.recipients()::contains))
                .toList();
        String to = recipients.isEmpty()
                ? ""
                : recipients.stream()
                        .limit(3)
                        .map(recipient -> "<" + recipient + ">")
                        .collect(Collectors.joining(" or ", " to ", ""));
        return mails.isEmpty()
                ? List.of()
                : List.of(
                        "and another server of this test received " + Counts.of(mails.size(), "mail") + to + ": "
                                + other,
                        "    it is declared by " + otherDeclaration + ", this one by " + declaration
                                + "; only equal declarations are one server");
    }

    /** Gives no causes while nobody can connect. */
    @Override
    public List<String> whyNobodyConnected(List<MailAddress> recipients) {
        if (!server.isListening()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(USUAL_CAUSES);
        last.filter(mails -> !mails.isByTest()).ifPresent(mails -> lines.addAll(mails.lines(recipients)));
        return lines;
    }

    @Override
    public String whyNoMoreThan(int mails) {
        return ArrivalDescriptions.whyNoMoreThan(mails, server.transcript());
    }
}
