package io.github.junitsmtp.client;

import io.github.junitsmtp.protocol.SmtpReply;
import org.apiguardian.api.API;

/** The commands of SMTP, each sent as it is told and answered with the reply; all are in {@link SmtpClient}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SmtpVerbs {

    /**
     * Sends a line, and reads the reply.
     *
     * @param line any line without its line end
     * @return the reply
     */
    SmtpReply send(String line);

    /**
     * Sends EHLO.
     *
     * @param domain who to say that this client is
     * @return the reply
     */
    default SmtpReply ehlo(String domain) {
        return send("EHLO " + domain);
    }

    /**
     * Sends HELO.
     *
     * @param domain who to say that this client is
     * @return the reply
     */
    default SmtpReply helo(String domain) {
        return send("HELO " + domain);
    }

    /**
     * Sends MAIL.
     *
     * @param sender the address without angle brackets, empty for the null sender
     * @param parameters such as {@code SIZE=1000}
     * @return the reply
     */
    default SmtpReply mailFrom(String sender, String... parameters) {
        return send(withParameters("MAIL FROM:<" + sender + ">", parameters));
    }

    /**
     * Sends RCPT.
     *
     * @param recipient the address without angle brackets
     * @param parameters such as {@code NOTIFY=NEVER}
     * @return the reply
     */
    default SmtpReply rcptTo(String recipient, String... parameters) {
        return send(withParameters("RCPT TO:<" + recipient + ">", parameters));
    }

    private static String withParameters(String command, String... parameters) {
        return parameters.length == 0 ? command : command + " " + String.join(" ", parameters);
    }

    /**
     * Sends DATA.
     *
     * @return the reply; after 354 the message is next
     */
    default SmtpReply data() {
        return send("DATA");
    }

    /**
     * Sends RSET.
     *
     * @return the reply
     */
    default SmtpReply rset() {
        return send("RSET");
    }

    /**
     * Sends NOOP.
     *
     * @return the reply
     */
    default SmtpReply noop() {
        return send("NOOP");
    }

    /**
     * Sends HELP.
     *
     * @return the reply
     */
    default SmtpReply help() {
        return send("HELP");
    }

    /**
     * Sends HELP with a topic.
     *
     * @param topic such as the name of a command
     * @return the reply
     */
    default SmtpReply help(String topic) {
        return send("HELP " + topic);
    }

    /**
     * Sends VRFY.
     *
     * @param user the user or address
     * @return the reply
     */
    default SmtpReply vrfy(String user) {
        return send("VRFY " + user);
    }

    /**
     * Sends EXPN.
     *
     * @param list the name of a mailing list
     * @return the reply
     */
    default SmtpReply expn(String list) {
        return send("EXPN " + list);
    }

    /**
     * Sends QUIT. The connection is still to be closed.
     *
     * @return the reply
     */
    default SmtpReply quit() {
        return send("QUIT");
    }
}
