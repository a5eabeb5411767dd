package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.internal.text.Addresses;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.Optional;
import java.util.function.Supplier;

/** The dialogue of a failed test: as a suppressed exception, it is printed right below the failure. */
final class RecordedDialogue extends Throwable {

    private static final long serialVersionUID = 1L;

    private RecordedDialogue(String message) {
        super(message, null, false, false);
    }

    /**
     * Shows the dialogue, unless the failure message already contains all of it and there was no reset. Nothing that is thrown here, not
     * even an {@code Error}, may replace the failure.
     *
     * @param late what arrived after the failure; may be empty
     * @param place where the evidence is kept; empty if it is not kept
     * @param servers the servers of the test
     */
    static RecordedDialogue of(
            RecordingSmtpServer server,
            ServerDeclaration declaration,
            String late,
            Supplier<String> place,
            Throwable failure,
            ServersOfTest servers) {
        try {
            String kept = place.get();
            String told = told(server, messageOf(failure), servers.isOnlyOneUsed());
            return new RecordedDialogue(late
                    + "The dialogue with the " + server + servers.nameOf(declaration)
                    + (kept.isEmpty() ? "" : ", " + kept)
                    + (told.isEmpty() ? "" : "\n" + told));
        } catch (Throwable lost) {
            return new RecordedDialogue("The dialogue with the SMTP server could not be shown because of " + lost);
        }
    }

    /** Shows the address of a server that nobody used, unless the failure message already does. */
    static Optional<RecordedDialogue> ofNobody(
            RecordingSmtpServer server, ServerDeclaration declaration, Throwable failure, ServersOfTest servers) {
        String message = messageOf(failure);
        String notes = StubNotes.of(server, message);
        boolean isKnown = Unreached.isNoWonder(failure)
                || message.contains(server.toString())
                || message.contains("nobody connected to " + Addresses.of(server.host(), server.port()));
        return isKnown && notes.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedDialogue("Nobody connected to the " + server + servers.nameOf(declaration)
                        + servers.others(declaration) + Unreached.reason(server, failure)
                        + (notes.isEmpty() ? "" : "\n" + notes.stripTrailing())));
    }

    static String messageOf(Throwable failure) {
        try {
            return String.valueOf(failure.getMessage());
        } catch (Throwable untold) {
            return "";
        }
    }

    private static String told(RecordingSmtpServer server, String failure, boolean alone) {
        String earlier = server.dialoguesBeforeReset();
        boolean isShown =
                alone && earlier.isEmpty() && failure.contains("    S: ") && !failure.contains(" more lines)");
        return StubNotes.of(server, failure) + (isShown ? "" : earlier + server.transcript());
    }

    /** Returns the message without the class name. */
    @SuppressWarnings("OverrideThrowableToString") // stack traces begin with it
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
