package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Describes problems with the backend of the relay. */
final class Problems {

    private Problems() {}

    /**
     * Describes why no connection was made.
     *
     * @param when the time for it, in words
     */
    static BehindException connecting(IOException e, String when) {
        if (e instanceof SocketTimeoutException) {
            return BehindException.told("4.4.1", "did not accept the connection " + when);
        }
        return BehindException.told(
                "4.4.1",
                isRefusal(e)
                        ? "refused the connection: no server is listening on that port"
                        : "cannot be reached: " + e.getMessage());
    }

    /** How much a problem with one of several addresses says about the backend: silence most, an address without a route least. */
    static int weightOf(IOException e) {
        return e instanceof SocketTimeoutException ? 2 : isRefusal(e) ? 1 : 0;
    }

    private static boolean isRefusal(IOException e) {
        return e instanceof ConnectException && String.valueOf(e.getMessage()).contains("refused");
    }

    static BehindException securing(IOException e, RelayTarget target) {
        if (e instanceof BehindException told) {
            return told;
        }
        if (e instanceof SocketTimeoutException) {
            return BehindException.told(
                    "4.7.0", "did not complete the TLS handshake within " + Durations.exact(target.connectTimeout()));
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("plaintext connection") || message.contains("unrecognized SSL message")) {
            return BehindException.told(
                    "4.7.0", "sent plain text, but the relay expects TLS; remove implicitTls(), or call startTls()");
        }
        return BehindException.told(
                "4.7.0",
                refusesCertificate(e)
                        ? "presented a certificate that the relay does not trust, or that is for another host ("
                                + message + "); specify what to trust with trust(..)"
                        : "failed the TLS handshake: " + message);
    }

    private static boolean refusesCertificate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return true;
            }
        }
        return false;
    }

    static BehindException tooManyWaiting() {
        return BehindException.told(
                "4.3.2",
                "has not sent its greeting on " + RelayListener.MOST_WAITING + " connections from this relay;"
                        + " it may relay back to this relay");
    }

    static BehindException noGreeting(RelayTarget target) {
        return BehindException.told(
                "4.4.2",
                "sent no greeting within " + Durations.exact(target.connectTimeout())
                        + (target.tls() == Tls.IMPLICIT
                                ? ""
                                : "; if that port expects TLS from the first byte, call implicitTls()"));
    }

    /** The server did not reply in time. A fragment of a reply is passed on. */
    static BehindException noReply(RelayTarget target, ServerConnection connection) {
        byte[] fragment = connection.takeFragment();
        return fragment.length == 0
                ? noReply(target.replyTimeout())
                : BehindException.passedOn(
                        "did not complete its reply within " + Durations.exact(target.replyTimeout()), fragment);
    }

    static BehindException noReply(Duration time) {
        return BehindException.told("4.4.2", "did not reply within " + Durations.exact(time));
    }

    /** The server sends nothing more. */
    static BehindException ended(ServerConnection connection, boolean asked, int lastCode) {
        boolean tooMuch = connection.saidTooMuch();
        byte[] fragment = connection.takeFragment();
        return BehindException.passedOn(
                tooMuch
                        ? "sent a reply that did not end within " + Counts.of(fragment.length, "octet")
                        : "closed the connection"
                                + (fragment.length > 0
                                        ? " in the middle of a reply"
                                        : asked ? " instead of a reply" : lastCode == 421 ? " after its 421" : ""),
                fragment);
    }
}
