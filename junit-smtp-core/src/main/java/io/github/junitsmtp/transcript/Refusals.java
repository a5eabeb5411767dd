package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the refusal that explains why something was not delivered: the first one that the client did not recover from,
 * because later refusals follow from it.
 */
final class Refusals {

    /** What must succeed before a mail is delivered, in this order. */
    private enum Stage {
        CONNECTION,
        HELLO,
        TLS,
        LOGIN,
        SENDER,
        RECIPIENT,
        DATA,
        OTHER
    }

    private Refusals() {}

    /** Returns the refusal that explains why a session delivered nothing. */
    static Optional<Exchange> explaining(List<Exchange> exchanges) {
        List<Exchange> notOvercome = notOvercome(exchanges);
        return first(notOvercome, refusal -> stageOf(refusal) != Stage.OTHER)
                .or(() -> notOvercome.stream().findFirst());
    }

    /** Returns the refusals of mails in a session that delivered other mails. */
    static List<Exchange> ofMails(List<Exchange> exchanges) {
        List<Exchange> refusals = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            refusals.removeIf(refusal -> isSameRecipientAccepted(refusal, exchange));
            if (isRefused(exchange) && isOfMail(stageOf(exchange))) {
                refusals.add(exchange);
            }
        }
        return refusals;
    }

    /** Returns why the last attempt to send to a recipient failed, if it did. */
    static Optional<String> ofMailTo(MailAddress recipient, List<Exchange> exchanges) {
        Optional<String> reason = Optional.empty();
        boolean accepted = false;
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            if (isRecipient(exchange, recipient)) {
                accepted = !isRefused(exchange);
                reason = Optional.of(accepted ? withoutMessage(exchange) : inWords(cause(exchanges.subList(0, i + 1))));
            } else if (accepted && exchange.acceptedMessage()) {
                accepted = false;
                reason = Optional.empty();
            } else if (stageOf(exchange) == Stage.SENDER || endsTransaction(exchange)) {
                accepted = false;
            } else if (accepted && isMessage(exchange) && !isRefused(exchange)) {
                accepted = !(exchange.isComplete() && exchange.endsMessage());
                reason = Optional.of(accepted ? incomplete(recipient) : after(recipient, exchange));
            } else if (accepted && isRefused(exchange) && isOfMail(stageOf(exchange))) {
                reason = Optional.of(after(recipient, exchange));
                accepted = stageOf(exchange) == Stage.RECIPIENT; // the client may continue with the others
            } else if (accepted && stageOf(exchange) == Stage.DATA) { // what follows is recorded once it is complete
                reason = Optional.of(incomplete(recipient));
            }
        }
        return reason;
    }

    static String inWords(Exchange exchange) {
        return exchange.inWords() + " " + exchange.outcomeInWords()
                + (exchange.hasOnlyScriptedReply() ? " (scripted)" : "")
                + exchange.refusedLogin().map(login -> " (" + login + ")").orElse("");
    }

    private static String after(MailAddress recipient, Exchange exchange) {
        return inWords(exchange) + " after RCPT TO:<" + recipient + "> was accepted";
    }

    private static String incomplete(MailAddress recipient) {
        return "RCPT TO:<" + recipient + "> was accepted, but the message was not completed";
    }

    private static String withoutMessage(Exchange recipient) {
        return recipient.inWords() + " was accepted, but no message followed";
    }

    /** Returns why the last step failed: the step itself, or an earlier refusal in the same attempt. */
    private static Exchange cause(List<Exchange> exchanges) {
        Exchange last = exchanges.get(exchanges.size() - 1);
        return first(notOvercome(exchanges), refusal -> stageOf(refusal).compareTo(Stage.RECIPIENT) < 0)
                .orElse(last);
    }

    private static Optional<Exchange> first(List<Exchange> exchanges, Predicate<Exchange> which) {
        return exchanges.stream().filter(which).findFirst();
    }

    private static List<Exchange> notOvercome(List<Exchange> exchanges) {
        List<Exchange> refusals = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            if (isRefused(exchange)) {
                refusals.add(exchange);
            } else {
                refusals.removeIf(refusal -> isOvercomeBy(exchange, refusal));
            }
        }
        return refusals;
    }

    private static boolean isOvercomeBy(Exchange later, Exchange refusal) {
        Stage stage = stageOf(refusal);
        return succeeds(later)
                && switch (stageOf(later)) {
                    case HELLO -> stage == Stage.HELLO;
                    case TLS -> stage == Stage.TLS;
                    case LOGIN -> stage == Stage.LOGIN;
                    case SENDER -> stage.compareTo(Stage.SENDER) <= 0 && stage != Stage.CONNECTION;
                    case RECIPIENT -> isSameRecipientAccepted(refusal, later);
                    case DATA -> stage == Stage.RECIPIENT;
                    case CONNECTION, OTHER -> false;
                };
    }

    private static boolean isSameRecipientAccepted(Exchange refusal, Exchange later) {
        return stageOf(refusal) == Stage.RECIPIENT
                && stageOf(later) == Stage.RECIPIENT
                && succeeds(later)
                && addressOf(refusal).equals(addressOf(later));
    }

    /** Whether a step brings a message, or a part of it. */
    private static boolean isMessage(Exchange exchange) {
        return exchange.kind() == Exchange.Kind.MESSAGE
                || exchange.command()
                        .filter(command -> command.verb().equals("BDAT"))
                        .isPresent();
    }

    private static boolean isRecipient(Exchange exchange, MailAddress recipient) {
        return stageOf(exchange) == Stage.RECIPIENT && addressOf(exchange).equals(Optional.of(recipient));
    }

    private static Optional<MailAddress> addressOf(Exchange exchange) {
        return exchange.command().flatMap(command -> command.address());
    }

    /** An error of a mechanism is a challenge before the reply that refuses the login. */
    private static boolean isRefused(Exchange exchange) {
        return exchange.isRejected()
                || exchange.isBrokenOffByStub()
                || exchange.refusedLogin().isPresent();
    }

    /** Whether a step succeeded; a challenge during AUTH is not yet a success. */
    private static boolean succeeds(Exchange exchange) {
        return !isRefused(exchange)
                && (exchange.tls().isPresent()
                        || exchange.reply()
                                .filter(reply -> reply.code() / 100 == 2 || stageOf(exchange) == Stage.DATA)
                                .isPresent());
    }

    private static boolean isOfMail(Stage stage) {
        return stage == Stage.SENDER || stage == Stage.RECIPIENT || stage == Stage.DATA;
    }

    private static boolean endsTransaction(Exchange exchange) {
        return exchange.command()
                .filter(command -> command.verb().equals("RSET"))
                .isPresent();
    }

    private static Stage stageOf(Exchange exchange) {
        return switch (exchange.kind()) {
            case GREETING -> Stage.CONNECTION;
            case TLS_HANDSHAKE -> Stage.TLS;
            case CREDENTIALS -> Stage.LOGIN;
            case MESSAGE -> Stage.DATA;
            case COMMAND -> stageOf(exchange.command().orElseThrow().verb());
            case INJECTION, UNSOLICITED -> Stage.OTHER;
        };
    }

    private static Stage stageOf(String verb) {
        return switch (verb) {
            case "EHLO", "HELO", "LHLO" -> Stage.HELLO;
            case "STARTTLS" -> Stage.TLS;
            case "AUTH" -> Stage.LOGIN;
            case "MAIL" -> Stage.SENDER;
            case "RCPT" -> Stage.RECIPIENT;
            case "DATA", "BDAT" -> Stage.DATA;
            default -> Stage.OTHER;
        };
    }
}
