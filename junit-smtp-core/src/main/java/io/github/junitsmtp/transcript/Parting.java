package io.github.junitsmtp.transcript;

/** The rule on how a client ends a session. */
final class Parting {

    private Parting() {}

    static void check(Exchange end, Step last, Progress progress, Ending ending, Missteps missteps) {
        boolean byClient = ending == Ending.CLOSED_BY_CLIENT || ending == Ending.BROKEN;
        if (byClient && !last.verb().equals("QUIT") && !hasReason(end, last, progress)) {
            missteps.add(
                    ClientRule.QUIT,
                    last,
                    "was not followed by QUIT: the session is " + ending
                            + (last.exchange().isComplete() ? "" : " in the middle of it"));
        }
    }

    /** Whether the dialogue could not go on. */
    private static boolean hasReason(Exchange end, Step last, Progress progress) {
        boolean toldToGo = end.reply().filter(reply -> reply.code() == 421).isPresent()
                || progress.dismissal() != null && progress.dismissal().code() == 421;
        boolean withoutTls = end.tls().filter(tls -> !tls.isComplete()).isPresent()
                || end == last.exchange() && last.verb().equals("STARTTLS") && last.code() == 220;
        boolean withoutReply = last.exchange().isComplete() && last.exchange().replyBytes().length == 0;
        return toldToGo || withoutTls || withoutReply || end.isBrokenOffByStub();
    }
}
