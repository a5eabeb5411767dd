package io.github.junitsmtp.internal.waiting;

import io.github.junitsmtp.internal.waiting.FailedWait.NearMiss;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the first mail that passes all assertions, keeps it, and explains why other mails do not match. Serves one wait. */
public final class MailSearch implements MailExpectation {

    private static final int MOST_NEAR_MISSES = 10;

    private final String description;
    /** The required recipients; empty if any will do. */
    private final List<MailAddress> recipients;

    private final List<Consumer<? super ReceivedMail>> assertions;
    private @Nullable ReceivedMail found;

    private MailSearch(
            String description, List<MailAddress> recipients, List<Consumer<? super ReceivedMail>> assertions) {
        this.description = description;
        this.recipients = recipients;
        this.assertions = assertions;
    }

    public static MailSearch any() {
        return new MailSearch("received a mail", List.of(), List.of());
    }

    public static MailSearch to(List<String> recipients) {
        List<MailAddress> expected = RecipientSearch.addresses(recipients);
        return new MailSearch("received a mail to " + RecipientSearch.inWords(expected), expected, List.of(mail -> {
            if (!mail.recipients().containsAll(expected)) {
                throw new AssertionError(otherCase(expected, mail.recipients())); // they are listed with it
            }
        }));
    }

    private static String otherCase(List<MailAddress> expected, List<MailAddress> actual) {
        return actual.stream()
                .filter(address -> !expected.contains(address))
                .filter(address ->
                        expected.stream().anyMatch(other -> other.toString().equalsIgnoreCase(address.toString())))
                .limit(1)
                .map(address -> "<" + address + "> differs only in case")
                .collect(Collectors.joining());
    }

    public static MailSearch satisfying(List<Consumer<? super ReceivedMail>> assertions) {
        if (assertions.isEmpty()) {
            throw new IllegalArgumentException("assertions must not be empty");
        }
        return new MailSearch("received a mail satisfying the given assertions", List.of(), assertions);
    }

    @Override
    public Optional<ReceivedMail> findIn(ReceivedMails mails) {
        if (found == null) {
            found = mails.stream().filter(this::matches).findFirst().orElse(null);
        }
        return Optional.ofNullable(found);
    }

    /** Checks each mail once. */
    @Override
    public BooleanSupplier endOfWait(Transcript transcript) {
        Supplier<ReceivedMails> unseen = transcript.unseenMails();
        return () -> findIn(unseen.get()).isPresent();
    }

    private boolean matches(ReceivedMail mail) {
        return assertions.stream()
                .allMatch(assertion -> problem(assertion, mail).isEmpty());
    }

    @Override
    public Optional<String> problem(Transcript transcript) {
        return findIn(transcript.mails()).isPresent() ? Optional.empty() : Optional.of(whatCameInstead(transcript));
    }

    /**
     * Describes the mails that arrived. If there are several assertions, tells which of them the nearest mail passes and which it fails.
     */
    private String whatCameInstead(Transcript transcript) {
        if (assertions.size() < 2) {
            return ArrivalDescriptions.of(transcript, missing(transcript), mail -> reason(problems(mail)))
                    + (eachGotOne(transcript)
                            ? "\nno single mail went to all of them, but each received one: to verify that, call hasReceivedMailsTo(..)"
                            : "");
        }
        ReceivedMail nearest = transcript.mails().stream()
                .map(mail -> Map.entry(mail, holding(problems(mail))))
                .reduce((best, other) -> other.getValue() > best.getValue() ? other : best)
                .map(Map.Entry::getKey)
                .orElse(null);
        return ArrivalDescriptions.of(transcript, missing(transcript), mail -> {
            List<Optional<String>> problems = problems(mail);
            return holding(problems) + " of " + assertions.size() + " assertions hold"
                    + (mail == nearest ? ", the closest match:\n" + oneByOne(problems) : "");
        });
    }

    @Override
    public List<NearMiss> nearMisses(Transcript transcript) {
        return transcript.mails().stream()
                .map(mail -> Map.entry(mail, problems(mail)))
                .sorted(Comparator.comparing(checked -> -holding(checked.getValue())))
                .limit(MOST_NEAR_MISSES)
                .map(checked -> new NearMiss(checked.getKey(), reason(checked.getValue())))
                .toList();
    }

    @Override
    public boolean mayStillCome(Transcript transcript) {
        return ArrivalDescriptions.mayStillCome(transcript, missing(transcript));
    }

    @Override
    public String howToWait() {
        return "call "
                + (assertions.isEmpty()
                        ? "receivesMail()"
                        : recipients.isEmpty() ? "receivesMailSatisfying(..)" : "receivesMailTo(..)")
                + " instead";
    }

    private boolean eachGotOne(Transcript transcript) {
        return recipients.size() > 1 && missing(transcript).isEmpty();
    }

    private List<MailAddress> missing(Transcript transcript) {
        return RecipientSearch.withoutMail(transcript, recipients);
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

    /** Explains why a mail does not match; if there are several assertions, tells which pass and which fail. */
    private static String reason(List<Optional<String>> problems) {
        if (problems.stream().allMatch(Optional::isEmpty)) {
            return "it arrived after the assertion's last check";
        }
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
        } catch (AssertionError e) { // not this mail, but perhaps another
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
