package io.github.junitsmtp.conformance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** One session of {@link RightServer}. */
final class RightSession {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\xff-]+";
    private static final String LOCAL = "(?:" + ATOM + "(?:\\." + ATOM + ")*|\"(?:[^\"\\\\\\r\\n]|\\\\.)*\")";
    private static final String DOMAIN = "(?:[A-Za-z0-9\\x80-\\xff.-]+|\\[[^\\]]+])";
    private static final String PATH = "<(?:@[^:<>]+:)?" + LOCAL + "@" + DOMAIN + ">";
    private static final Pattern MAIL = Pattern.compile("(?i)MAIL FROM:(<>|" + PATH + ")((?: \\S+)*) *");
    private static final Pattern RCPT = Pattern.compile("(?i)RCPT TO:(<postmaster>|" + PATH + ")((?: \\S+)*) *");
    private static final Map<String, String> OF_MAIL = Map.of(
            "SIZE", "SIZE=[0-9]+",
            "8BITMIME", "BODY=(?:7BIT|8BITMIME)",
            "BINARYMIME", "BODY=BINARYMIME",
            "SMTPUTF8", "SMTPUTF8",
            "DSN", "RET=(?:FULL|HDRS)|ENVID=(?:[!-*,-<>-~]|\\+[0-9A-F]{2})+",
            "AUTH", "AUTH=\\S+");
    private static final String OF_RCPT =
            "NOTIFY=(?:NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*)|ORCPT=[a-z0-9-]+;\\S+";

    private final RightServer server;
    private Socket socket;
    private InputStream in;
    private boolean tls;
    private boolean loggedIn;
    private boolean mail;
    private boolean inGroup;
    private boolean binary;
    private boolean chunks;
    private int recipients;
    private int noops;
    private boolean failed;
    private int errors;
    private boolean greeted;
    private boolean open = true;

    RightSession(RightServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    private boolean has(String fault) {
        return server.faults.contains(fault);
    }

    void run() {
        try (Socket accepted = socket) {
            in = accepted.getInputStream();
            if (server.greeting.isEmpty()) {
                in.read();
            } else {
                reply(server.greeting);
            }
            while (open) {
                command(line(server.endOfLine));
            }
        } catch (IOException e) {
            if (has("hangs after a session that broke")) {
                server.hang();
            }
        }
    }

    /** Reads until the input matches. */
    private String line(String end) throws IOException {
        Pattern pattern = Pattern.compile(end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            bytes.write(octet);
            if (has("takes packets for lines") && octet != '\n' && in.available() == 0) {
                server.tookPiece.countDown();
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
            boolean perhaps = octet == '\n' || octet == '\r';
            if (perhaps && pattern.matcher(lastOf(bytes.toByteArray())).matches()) {
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** All patterns begin with a wildcard or are short; a large message must not be searched again for each of its lines. */
    private static String lastOf(byte[] bytes) {
        int start = Math.max(0, bytes.length - 100);
        return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
    }

    private void reply(String lines) throws IOException {
        if (has("few errors") && lines.startsWith("50") && ++errors > 3) {
            open = false;
            write("421 4.7.0 Too many errors");
        } else {
            write(lines);
        }
    }

    private void write(String lines) throws IOException {
        socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void forget() {
        mail = false;
        binary = false;
        chunks = false;
        recipients = 0;
    }

    private void command(String ended) throws IOException {
        String line = ended.replaceAll("[\r\n]+$", "");
        for (Map.Entry<String, String> other : server.mistaken.entrySet()) {
            if (line.matches(other.getKey())) {
                line = other.getValue();
            }
        }
        for (Map.Entry<String, String> answer : server.replies.entrySet()) {
            if (line.matches(answer.getKey())) {
                reply(answer.getValue());
                return;
            }
        }
        String bare = line.stripTrailing();
        String verb = bare.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO" -> hello(verb, bare);
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data(bare);
            case "BDAT" -> bdat(bare);
            case "RSET" -> {
                if (!has("keeps all at RSET")) {
                    forget();
                }
                reply("250 2.0.0 OK");
            }
            case "NOOP" -> {
                noops++;
                if (has("takes packets for lines")) {
                    server.awaitPiece();
                }
                if (has("forgets at NOOP")) {
                    forget();
                }
                reply(noops > 20 && has("few NOOPs") ? "421 4.7.0 Too many" : "250 2.0.0 OK");
            }
            case "VRFY" -> {
                if (has("forgets at VRFY")) {
                    forget();
                }
                reply("252 2.0.0 Perhaps");
            }
            case "HELP" -> reply("214 2.0.0 Read RFC 5321");
            case "QUIT" -> quit(bare);
            case "STARTTLS" -> startTls(bare);
            case "AUTH" -> auth(bare);
            default -> {
                if (has("forgets at unknown commands")) {
                    forget();
                }
                if (has("dies of errors")) {
                    server.die();
                }
                open = !has("closes after unknown commands");
                reply(open ? "500 5.5.1 Unknown command" : "421 4.7.0 Unknown command");
            }
        }
    }

    private void hello(String verb, String line) throws IOException {
        if (line.length() == 4) {
            if (has("forgets at refused EHLO")) {
                forget();
            }
            reply("501 5.5.4 Domain missing");
            return;
        }
        if (greeted && has("one EHLO")) {
            reply("503 5.5.1 Already greeted");
            return;
        }
        greeted = true;
        if (!has("keeps all at " + verb)) {
            forget();
        }
        boolean extended = verb.equals("EHLO") || has("extended HELO");
        List<String> lines = !extended
                ? List.of(server.ehlo.get(0))
                : server.ehlo.stream()
                        .filter(offer -> !tls || has("offers STARTTLS in TLS") || !offer.equals("STARTTLS"))
                        .toList();
        for (String offer : lines.subList(0, lines.size() - 1)) {
            reply("250-" + offer);
        }
        reply("250 " + lines.get(lines.size() - 1));
    }

    private void mail(String line) throws IOException {
        var parts = MAIL.matcher(line);
        if (mail && !has("MAIL twice")) {
            if (has("forgets at MAIL twice")) {
                forget();
            }
            reply("503 5.5.1 In a transaction");
        } else if (!parts.matches()) {
            reply("501 5.5.4 Bad path");
        } else if (!isAscii(parts.group(1)) && !line.contains("SMTPUTF8") && !has("UTF-8 always")) {
            reply("553 5.6.7 Bad path");
        } else if (parameters(parts.group(2))) {
            mail = true;
            inGroup = in.available() > 0;
            binary = line.contains("BINARYMIME");
            reply("250 2.1.0 OK");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private boolean parameters(String all) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String parameter : all.isBlank() ? new String[0] : all.strip().split(" ")) {
            String keyword = parameter.split("=")[0].toUpperCase(Locale.ROOT);
            boolean right = server.ehlo.stream()
                    .map(offer -> OF_MAIL.get(offer.split(" ")[0]))
                    .anyMatch(form -> form != null
                            && parameter.toUpperCase(Locale.ROOT).matches(form)
                            && (!keyword.equals("ENVID") || parameter.matches(form)));
            if (!right) {
                reply("555 5.5.4 Bad parameter");
                return false;
            }
            if (!seen.add(keyword) && !has("parameters twice")) {
                reply("501 5.5.4 Twice");
                return false;
            }
            if (keyword.equals("SIZE") && Long.parseLong(parameter.substring(5)) > 100_000 && !has("any size")) {
                reply("552 5.3.4 Too large");
                return false;
            }
        }
        return true;
    }

    private void rcpt(String line) throws IOException {
        if (has("closes in large groups") && in.available() > 2000) {
            in.readNBytes(in.available());
            open = false;
            return;
        }
        var parts = RCPT.matcher(line);
        if (!mail) {
            reply(has("wrong code of order") ? "554 5.5.1 MAIL first" : "503 5.5.1 MAIL first");
        } else if (!parts.matches()) {
            reply("501 5.5.4 Bad path");
        } else if (line.contains("nobody@")) {
            reply("550 5.1.1 Unknown");
        } else {
            Set<String> seen = new HashSet<>();
            for (String parameter : parts.group(2).isBlank()
                    ? new String[0]
                    : parts.group(2).strip().split(" ")) {
                if (!parameter.matches(OF_RCPT)) {
                    if (has("forgets at unknown parameters")) {
                        forget();
                    }
                    reply("555 5.5.4 Bad parameter");
                    return;
                }
                if (!seen.add(parameter.split("=")[0]) && !has("parameters twice")) {
                    reply("501 5.5.4 Twice");
                    return;
                }
            }
            if (has("limits the rate") && server.accepted.incrementAndGet() > 1) {
                reply("451 4.7.1 Later");
                return;
            }
            recipients++;
            boolean tooMany = recipients > (has("50 recipients") ? 50 : 1000);
            reply(!tooMany ? "250 2.1.5 OK" : has("wrong code of limit") ? "550 5.5.3 Too many" : "452 4.5.3 Too many");
        }
    }

    private void data(String line) throws IOException {
        boolean anyway = has("DATA anyway");
        if (line.length() > 4) {
            reply("501 5.5.4 No argument");
        } else if (inGroup && has("no DATA in a group")) {
            reply("503 5.5.1 Not in a group");
        } else if (binary && !has("DATA for binary") || chunks && !has("DATA after BDAT")) {
            reply("503 5.5.1 BDAT it was");
        } else if ((!mail || recipients == 0) && !anyway) {
            reply("503 5.5.1 RCPT first");
        } else {
            reply("354 Go on");
            String text = line(server.endOfData);
            String lines = text.replaceAll("\\.\r\n$", "");
            if (has("no octets over 127") && !isAscii(lines)) {
                reply("554 5.6.1 Octets over 127");
            } else if (has("short lines") && lines.lines().anyMatch(each -> each.length() > 900)) {
                reply("500 5.5.2 Line too long");
            } else if (has("small messages") && lines.length() >= 65_536
                    || lines.length() > (has("a little more") ? 105_000 : 100_000) && !has("any size")) {
                reply("552 5.3.4 Too large");
            } else if (has("needs a header") && !lines.contains(": ")) {
                reply("554 5.6.0 No header");
            } else {
                reply(
                        has("refuses messages")
                                ? "554 5.0.0 No"
                                : has("is busy at times") && server.messages.getAndIncrement() % 2 == 0
                                        ? "451 4.3.0 Busy"
                                        : server.queued);
                if (has("answers messages twice")) {
                    reply("250 2.0.0 Queued");
                }
            }
            if (!has("keeps all at DATA")) {
                forget();
            }
        }
    }

    private void bdat(String line) throws IOException {
        String[] words = line.split(" ");
        if (words.length < 2 || !words[1].matches("[0-9]+")) {
            reply("501 5.5.4 Size missing");
            return;
        }
        boolean right = mail && recipients > 0 || has("BDAT anyway");
        if (!right && has("leaves refused chunks")) {
            reply("503 5.5.1 RCPT first");
            return;
        }
        byte[] chunk = in.readNBytes(Integer.parseInt(words[1]));
        String text = new String(chunk, StandardCharsets.ISO_8859_1);
        if (has("no binary") && text.contains("\0")) {
            reply("554 5.6.1 NUL");
        } else if (!right) {
            reply("503 5.5.1 RCPT first");
        } else if (has("no empty chunk") && chunk.length == 0) {
            reply("501 5.5.4 Nothing");
        } else if (has("chunks of lines") && !text.endsWith("\n")) {
            reply("554 5.5.2 Half a line");
        } else {
            reply(has("refuses chunks") ? "554 5.0.0 No" : "250 2.0.0 OK");
            if (has("sees dots in chunks") && text.contains("\r\n.\r\n")) {
                reply("500 5.5.1 Unknown command");
            }
            chunks = true;
        }
        if (right && words.length > 2) {
            forget();
        }
    }

    private void quit(String line) throws IOException {
        if (line.length() > 4) {
            reply("501 5.5.4 No argument");
            return;
        }
        reply(has("wrong code of QUIT") ? "250 2.0.0 Bye" : "221 2.0.0 Bye");
        open = has("stays open");
    }

    private void startTls(String line) throws IOException {
        if (tls && has("STARTTLS twice")) {
            reply("220 2.0.0 Go on");
            return;
        }
        if (tls || !server.ehlo.contains("STARTTLS")) {
            reply("503 5.5.1 Not now");
            return;
        }
        if (line.length() > 8) {
            reply("501 5.5.4 No argument");
            return;
        }
        byte[] injected =
                new byte[socket.getInputStream().available()]; // before the reply, which a handshake may follow at once
        reply("220 2.0.0 Go on");
        if (injected.length > 0) {
            injected = in.readNBytes(injected.length);
        }
        if (injected.length > 0 && injected[0] == 'X' && has("answers what is injected")) {
            reply("500 5.5.1 Unknown command");
            obey();
            return;
        }
        try {
            if (injected.length > 0 && injected[0] != 22) { // not a handshake
                throw new IOException("injected");
            }
            SSLSocket secured = (SSLSocket) server.tls()
                    .getSocketFactory()
                    .createSocket(socket, new java.io.ByteArrayInputStream(injected), true);
            secured.startHandshake();
            socket = secured;
            in = secured.getInputStream();
        } catch (IOException e) {
            if (injected.length > 0 && injected[0] == 'X' && has("obeys what is injected")) {
                obey();
                return;
            }
            throw e;
        }
        tls = true;
        if (!has("keeps all at STARTTLS")) {
            forget();
        }
        if (!has("keeps the login at STARTTLS")) {
            loggedIn = false;
        }
    }

    private void obey() throws IOException {
        SSLSocket secured = (SSLSocket) server.tls().getSocketFactory().createSocket(socket, null, true);
        secured.startHandshake();
        socket = secured;
        in = secured.getInputStream();
        tls = true;
        reply("500 5.5.1 Unknown command");
    }

    private void auth(String line) throws IOException {
        String[] words = line.split(" ", 3);
        boolean offered = server.ehlo.stream().anyMatch(offer -> offer.startsWith("AUTH"));
        if (!offered) {
            reply("500 5.5.1 Unknown command");
        } else if (!tls && !server.refusalOfPlainText.isEmpty()) {
            reply(server.refusalOfPlainText);
        } else if (words.length < 2) {
            reply("501 5.5.4 Mechanism missing");
        } else if (loggedIn && !has("AUTH twice") || mail && !has("AUTH in transactions")) {
            reply("503 5.5.1 Not now");
        } else if (!words[1].equalsIgnoreCase("PLAIN") || has("AUTH in capitals") && words[1].equals("plain")) {
            reply(has("wrong code of mechanism") ? "535 5.7.8 Unknown mechanism" : "504 5.5.4 Unknown mechanism");
        } else if (words.length == 3) {
            response(words[2], has("initial response is bad") ? "535 5.7.8 Wrong" : "501 5.5.2 Invalid base64");
        } else {
            reply(has("a challenge") ? "334 VXNlcg==" : "334 ");
            String answer = line(server.endOfLine).stripTrailing();
            if (has("long responses are commands") && answer.length() >= 12_286) {
                reply("500 5.5.6 Too long");
                reply("500 5.5.1 Unknown command");
            } else if (answer.equals("*")) {
                reply(has("wrong code of cancel") ? "535 5.7.8 Cancelled" : "501 5.0.0 Cancelled");
                open = !has("closes after cancel");
            } else {
                response(answer, has("response is bad") ? "535 5.7.8 Wrong" : "501 5.5.2 Invalid base64");
            }
        }
    }

    private void response(String base64, String bad) throws IOException {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            reply(bad);
            return;
        }
        if (text.equals("\0shop\0secret") && !(failed && has("one attempt"))) {
            loggedIn = true;
            reply("235 2.7.0 Welcome");
        } else {
            failed = true;
            reply(
                    has("anybody")
                            ? "235 2.7.0 Welcome"
                            : has("wrong code of password") ? "550 5.7.8 No" : "535 5.7.8 Wrong");
        }
    }
}
