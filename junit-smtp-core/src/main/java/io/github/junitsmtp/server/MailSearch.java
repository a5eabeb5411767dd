package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import io.github.junitsmtp.internal.waiting.UnseenElements;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for the first mail that all assertions hold for, and knows why another does not. */
final class MailSearch {

    private static final int MOST_NEAR_MISSES = 10;

    private final String description;
    private final List<Consumer<? super ReceivedMail>> assertions;

    private MailSearch(String description, List<Consumer<? super ReceivedMail>> assertions) {
        this.description = description;
        this.assertions = assertions;
    }

    static MailSearch any() {
        return new MailSearch("a mail", List.of());
    }

    static MailSearch to(String... recipients) {
        List<MailAddress> expected = addresses(recipients);
        String shown = expected.stream().map(to -> "<" + to + ">").collect(Collectors.joining(", "));
        return new MailSearch("a mail to " + shown, List.of(mail -> {
            if (!mail.recipients().containsAll(expected)) {
                throw new AssertionError(""); // its recipients are listed with it
            }
        }));
    }

    static MailSearch satisfying(List<Consumer<? super ReceivedMail>> assertions) {
        if (assertions.isEmpty()) {
            throw new IllegalArgumentException("Give one assertion at least");
        }
        return new MailSearch("a mail satisfying the given assertions", assertions);
    }

    /** Parses addresses, of which there must be some. */
    static List<MailAddress> addresses(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("Name one recipient at least");
        }
        return Stream.of(texts).map(MailAddress::parse).toList();
    }

    Optional<ReceivedMail> in(RecordingSmtpServer server) {
        return server.mails().stream().filter(this::matches).findFirst();
    }

    /** Goes on searching at each call where it stopped before. */
    BooleanSupplier goingOnIn(RecordingSmtpServer server) {
        UnseenElements<ReceivedMail> news =
                new UnseenElements<>(() -> server.mails().list());
        return () -> news.next().stream().anyMatch(this::matches);
    }

    private boolean matches(ReceivedMail mail) {
        return assertions.stream()
                .allMatch(assertion -> problem(assertion, mail).isEmpty());
    }

    /** Says what came. Of several assertions, it says for the mail that most hold for which do and which do not. */
    String whatCameInstead(RecordingSmtpServer server) {
        if (assertions.size() < 2) {
            return ArrivalDescriptions.of(server, mail -> reason(problems(mail)));
        }
        ReceivedMail nearest = server.mails().stream()
                .map(mail -> Map.entry(mail, holding(problems(mail))))
                .reduce((best, other) -> other.getValue() > best.getValue() ? other : best)
                .map(Map.Entry::getKey)
                .orElse(null);
        return ArrivalDescriptions.of(server, mail -> {
            List<Optional<String>> problems = problems(mail);
            return holding(problems) + " of " + assertions.size() + " assertions hold"
                    + (mail == nearest ? ", the most of all:\n" + oneByOne(problems) : "");
        });
    }

    /** Returns the mails that came, each with the reason why it is not the one, the nearest first. */
    List<NearMiss> nearMisses(RecordingSmtpServer server) {
        return server.mails().stream()
                .map(mail -> Map.entry(mail, problems(mail)))
                .sorted(Comparator.comparing(checked -> -holding(checked.getValue())))
                .limit(MOST_NEAR_MISSES)
                .map(checked -> new NearMiss(checked.getKey(), reason(checked.getValue())))
                .toList();
    }

    private static long holding(List<Optional<String>> problems) {
        return problems.stream().filter(Optional::isEmpty).count();
    }

    private static String oneByOne(List<Optional<String>> problems) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            lines.add("  " + (i + 1) + ". "
                    + problems.get(i)
                            .map(problem -> "fails: " + problem.strip().replace("\n", "\n     "))
                            .orElse("holds"));
        }
        return String.join("\n", lines);
    }

    /** Says why a mail is not the one; of several assertions, which hold and which do not. */
    private static String reason(List<Optional<String>> problems) {
        return problems.size() < 2
                ? problems.stream().flatMap(Optional::stream).collect(Collectors.joining())
                : oneByOne(problems);
    }

    private List<Optional<String>> problems(ReceivedMail mail) {
        return assertions.stream().map(assertion -> problem(assertion, mail)).toList();
    }

    private static Optional<String> problem(Consumer<? super ReceivedMail> assertion, ReceivedMail mail) {
        try {
            assertion.accept(mail);
            return Optional.empty();
        } catch (AssertionError e) { // not this one, perhaps another
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
