package io.github.junitsmtp.internal.conduct;

/** Finds where the record may have taken part of the client's input for all of it, or several commands for one. */
final class WhoAnswersWhat {

    private static final int EACH_RECIPIENT_FOLLOWS = 353;

    private WhoAnswersWhat() {}

    /** Whether it is unclear from this step on which reply belongs to which command. */
    static boolean isUnclear(Step step) {
        Step before = step.before();
        boolean afterData = before != null && before.verb().equals("DATA") && before.code() == 354;
        boolean afterStartTls = before != null && before.verb().equals("STARTTLS") && before.code() == 220;
        return switch (step.kind()) {
            case COMMAND -> afterData || afterStartTls || !isWhole(step);
            case CREDENTIALS -> !isOneLine(step.said().sent().bytes());
            default -> !step.said().complete();
        };
    }

    /** Whether a reply for each recipient follows, as the client wished with the PRDR parameter, an extension of Exim. */
    static boolean isOnePerRecipient(Step step, ServerState state) {
        return step.said().endsMessage()
                && step.code() == EACH_RECIPIENT_FOLLOWS
                && state.offers("PRDR")
                && state.transaction().parameter("PRDR").isPresent();
    }

    /** Whether the server takes the chunk of a refused BDAT for commands, as a server that does not know BDAT must. */
    static boolean isChunkLeft(Step step, ServerState state) {
        return step.verb().equals("BDAT")
                && step.outcome() == Outcome.REFUSED
                && (!state.offers("CHUNKING") || step.code() / 10 == 50);
    }

    private static boolean isWhole(Step step) {
        if (!step.said().complete()) {
            return false;
        }
        byte[] sent = step.said().sent().bytes();
        if (!step.verb().equals("BDAT")) {
            return isOneLine(sent);
        }
        String[] words = step.argument().split(" +", -1);
        return isOneLine(step.command().bytes())
                && words[0].matches("\\d{1,18}")
                && step.said().size() - step.command().bytes().length == Long.parseLong(words[0]);
    }

    private static boolean isOneLine(byte[] sent) {
        for (int i = 0; i < sent.length; i++) {
            boolean end = i == sent.length - 2 && sent[i] == '\r' && sent[i + 1] == '\n';
            if (end) {
                return true;
            }
            if (sent[i] == '\r' || sent[i] == '\n') {
                return false;
            }
        }
        return false;
    }
}
