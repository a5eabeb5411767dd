package io.github.junitsmtp.server;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for the first mail that fits, and knows why another does not. */
final class MailSearch {

    private final String description;
    private final Consumer<? super ReceivedMail> assertions;

    private MailSearch(String description, Consumer<? super ReceivedMail> assertions) {
        this.description = description;
        this.assertions = assertions;
    }

    static MailSearch any() {
        return new MailSearch("a mail", mail -> {});
    }

    static MailSearch to(String... recipients) {
        if (recipients.length == 0) {
            throw new IllegalArgumentException("Name one recipient at least");
        }
        List<MailAddress> expected =
                Stream.of(recipients).map(MailAddress::parse).toList();
        String shown = expected.stream().map(to -> "<" + to + ">").collect(Collectors.joining(", "));
        return new MailSearch("a mail to " + shown, mail -> {
            if (!mail.recipients().containsAll(expected)) {
                throw new AssertionError(""); // its recipients are listed with it
            }
        });
    }

    static MailSearch satisfying(Consumer<? super ReceivedMail> assertions) {
        return new MailSearch("a mail satisfying the given assertions", assertions);
    }

    Optional<ReceivedMail> in(RecordingSmtpServer server) {
        return server.mails().stream().filter(mail -> problem(mail).isEmpty()).findFirst();
    }

    String whyNot(ReceivedMail mail) {
        return problem(mail)
                .map(problem -> problem instanceof AssertionError ? problem.getMessage() : problem.toString())
                .orElse("");
    }

    private Optional<Throwable> problem(ReceivedMail mail) {
        try {
            assertions.accept(mail);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) { // not this one, perhaps another
            return Optional.of(e);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
