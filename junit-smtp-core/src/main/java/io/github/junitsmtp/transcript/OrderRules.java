package io.github.junitsmtp.transcript;

import java.util.Set;

/** The rules on the order of commands, whatever their replies were. */
final class OrderRules {

    private static final Set<String> ALLOWED_AFTER_TLS = Set.of("EHLO", "HELO", "QUIT");

    private final Missteps missteps;

    OrderRules(Missteps missteps) {
        this.missteps = missteps;
    }

    void check(Step step, Progress progress) {
        String verb = step.verb();
        if (progress.renewed() && !ALLOWED_AFTER_TLS.contains(verb)) {
            missteps.add(ClientRule.HELLO_AFTER_TLS, step, "came first after STARTTLS, where EHLO belongs");
        } else if (verb.equals("MAIL") && !progress.introduced()) {
            missteps.add(ClientRule.HELLO, step, "came before any EHLO or HELO was accepted");
        }
        switch (verb) {
            case "MAIL" -> mail(step, progress.draft());
            case "RCPT" -> within(step, progress.draft());
            case "DATA", "BDAT" -> data(step, progress.draft());
            case "AUTH" -> auth(step, progress);
            case "STARTTLS" -> startTls(step);
            default -> {
                return;
            }
        }
    }

    private void mail(Step step, Draft draft) {
        if (draft.is(Draft.State.OPEN)) {
            missteps.add(
                    ClientRule.COMMAND_ORDER,
                    step,
                    "came in the midst of the transaction that step "
                            + draft.begin().position() + " had begun");
        }
    }

    private boolean within(Step step, Draft draft) {
        if (draft.is(Draft.State.NONE)) {
            missteps.add(ClientRule.COMMAND_ORDER, step, "came without MAIL before it");
        }
        return !draft.is(Draft.State.NONE);
    }

    private void data(Step step, Draft draft) {
        if (within(step, draft) && draft.is(Draft.State.OPEN) && draft.recipients() + draft.refused() == 0) {
            missteps.add(ClientRule.COMMAND_ORDER, step, "came without RCPT before it");
        }
        if (step.verb().equals("DATA") && draft.chunks()) {
            missteps.add(ClientRule.CHUNKS, step, "came after BDAT in one transaction");
        } else if (step.verb().equals("DATA") && draft.body().equals("BINARYMIME")) {
            missteps.add(ClientRule.CHUNKS, step, "came after BODY=BINARYMIME, which takes BDAT");
        }
    }

    private void auth(Step step, Progress progress) {
        if (progress.draft().is(Draft.State.OPEN)) {
            missteps.add(ClientRule.AUTH_ORDER, step, "came within a transaction");
        } else if (progress.login() != null) {
            missteps.add(ClientRule.AUTH_ORDER, step, "came although the client had logged in");
        }
    }

    private void startTls(Step step) {
        if (step.exchange().isEncrypted()) {
            missteps.add(ClientRule.TLS_ONCE, step, "came in TLS");
        }
    }
}
