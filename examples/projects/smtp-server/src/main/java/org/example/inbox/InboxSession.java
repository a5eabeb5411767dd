package org.example.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialogue with one client. */
final class InboxSession {

    private static final int LONGEST_LINE = 510; // RFC 5321, section 4.5.3.1.4, without CRLF
    private static final int MOST_RECIPIENTS = 100; // RFC 5321, section 4.5.3.1.8
    private static final int LARGEST_MESSAGE = 10_000_000;

    /** A path, perhaps with a source route, which is ignored (RFC 5321, appendix C). */
    private static final String PATH = "<(?:@[^:<>\\s]+:)?((?:\"(?:\\\\.|[^\"\\\\])*\"|[^\\s<>\"@])*(?:@[^\\s<>@]+)?)>";

    private static final Pattern FROM = Pattern.compile("FROM:" + PATH + "( .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TO = Pattern.compile("TO:" + PATH + "( .*)?", Pattern.CASE_INSENSITIVE);

    private final InboxServer server;
    private final InputStream in;
    private final OutputStream out;
    private final List<String> recipients = new ArrayList<>();
    private String sender; // null outside of a transaction
    private boolean open = true;

    InboxSession(InboxServer server, Socket client) throws IOException {
        this.server = server;
        in = new BufferedInputStream(client.getInputStream());
        out = client.getOutputStream();
        client.setTcpNoDelay(true);
    }

    void run() throws IOException {
        reply("220 " + server.domain() + " ESMTP");
        while (open) {
            String line = readLine(LONGEST_LINE);
            reply(line.length() > LONGEST_LINE ? "500 Line too long" : answer(line.stripTrailing()));
        }
    }

    private String answer(String line) throws IOException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String argument = line.substring(verb.length()).strip();
        return switch (verb) {
            case "EHLO" -> hello(argument, "250-" + server.domain() + "\r\n250 PIPELINING");
            case "HELO" -> hello(argument, "250 " + server.domain());
            case "MAIL" -> mail(FROM.matcher(argument));
            case "RCPT" -> recipient(TO.matcher(argument));
            case "DATA" -> argument.isEmpty() ? data() : "501 DATA has no argument";
            case "RSET" -> reset("250 OK");
            case "NOOP" -> "250 OK";
            case "VRFY" -> "252 Send a mail to find out";
            case "QUIT" -> argument.isEmpty() ? quit() : "501 QUIT has no argument";
            default -> "500 Unknown command";
        };
    }

    private String hello(String argument, String reply) {
        return argument.isEmpty() ? "501 Domain required" : reset(reply);
    }

    private String mail(Matcher argument) {
        if (sender != null) {
            return "503 There is a sender already";
        }
        if (!argument.matches()) {
            return "501 Expected FROM:<address>";
        }
        if (argument.group(2) != null) {
            return "555 No parameters";
        }
        sender = argument.group(1);
        return "250 OK";
    }

    private String recipient(Matcher argument) {
        if (sender == null) {
            return "503 MAIL first";
        }
        if (!argument.matches() || argument.group(1).isEmpty()) {
            return "501 Expected TO:<address>";
        }
        if (argument.group(2) != null) {
            return "555 No parameters";
        }
        if (!server.isKnown(argument.group(1))) {
            return "550 No such user";
        }
        if (recipients.size() == MOST_RECIPIENTS) {
            return "452 Too many recipients";
        }
        recipients.add(argument.group(1));
        return "250 OK";
    }

    private String data() throws IOException {
        if (recipients.isEmpty()) {
            return "503 RCPT first";
        }
        reply("354 End with a dot");
        StringBuilder message = new StringBuilder();
        for (String line = readLine(LARGEST_MESSAGE); !line.equals("."); line = readLine(LARGEST_MESSAGE)) {
            if (message.length() <= LARGEST_MESSAGE) {
                message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        if (message.length() > LARGEST_MESSAGE) {
            return reset("552 Message too large");
        }
        server.store(new StoredMail(sender, List.copyOf(recipients), message.toString()));
        return reset("250 Stored");
    }

    private String reset(String reply) {
        sender = null;
        recipients.clear();
        return reply;
    }

    private String quit() {
        open = false;
        return "221 " + server.domain() + " closing";
    }

    /** Reads up to CRLF: a CR or LF alone is part of the line. Of a line that is too long, only the beginning is kept. */
    private String readLine(int limit) throws IOException {
        StringBuilder line = new StringBuilder();
        int previous = 0;
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            if (previous == '\r' && octet == '\n') {
                return line.substring(0, line.length() - 1);
            }
            if (line.length() <= limit) {
                line.append((char) octet);
            } else {
                line.setCharAt(line.length() - 1, (char) octet);
            }
            previous = octet;
        }
    }

    private void reply(String text) throws IOException {
        out.write((text + "\r\n").getBytes(ISO_8859_1));
    }
}
