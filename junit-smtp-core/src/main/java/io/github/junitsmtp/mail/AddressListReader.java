package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.HeaderText;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of a header field in one pass. It accepts RFC 5322, section 3.4, the obsolete syntax of section
 * 4.4, groups in every field (RFC 6854), and what mail programs tolerate: {@code ;} between addresses, unquoted names,
 * and addresses without brackets. Jakarta Mail's parser drops groups, mistakes a name for an invalid address, and needs
 * quadratic time for malformed lists.
 *
 * <p>Addresses are not subject to the limits of RFC 5321, which apply to envelopes.
 */
final class AddressListReader {

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]{1,100}\\?[bBqQ]\\?[^?\\s]{0,1000}\\?=");

    private final String text;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private String fault = "";
    private int otherFaults;
    private int at;
    private boolean spaced;
    private boolean quotesLeft = true;
    private Item item = new Item();
    private @Nullable String group;
    private boolean hasGroup;
    private boolean groupEndedJustNow;

    AddressListReader(String text) {
        this.text = text;
    }

    private enum Kind {
        WORD,
        QUOTED,
        AT,
        LITERAL
    }

    /** A token, and whether whitespace or a comment precedes it. */
    private record Token(Kind kind, String value, boolean spaced) {

        boolean is(Kind wanted) {
            return kind == wanted;
        }
    }

    /** The tokens between two separators. */
    private static final class Item {

        private final List<Token> words = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        /** The content of the angle brackets. */
        private @Nullable List<Token> address;

        private boolean wordsAfterAddress;

        boolean isEmpty() {
            return words.isEmpty() && address == null;
        }
    }

    AddressList read() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '<' -> angleBrackets();
                case '>' -> {
                    fault(() -> "\">\" has no matching \"<\"");
                    at++;
                }
                case ',' -> {
                    at++;
                    endItem();
                    groupEndedJustNow = false;
                }
                case ';' -> semicolon();
                case ':' -> colon();
                default -> token(item.words);
            }
        }
        endItem();
        String open = group;
        if (open != null) {
            fault(() -> "the group " + Printable.quote(open) + " does not end with \";\"");
        }
        return new AddressList(List.copyOf(mailboxes), hasGroup, faultInWords());
    }

    /** Keeps the first fault and counts the others: a hostile field may have a fault per character. */
    private void fault(Supplier<String> words) {
        if (fault.isEmpty()) {
            fault = words.get();
        } else {
            otherFaults++;
        }
    }

    private Optional<String> faultInWords() {
        return fault.isEmpty()
                ? Optional.empty()
                : Optional.of(otherFaults == 0 ? fault : fault + ", and " + otherFaults + " more");
    }

    private void semicolon() {
        at++;
        endItem();
        if (group == null) {
            fault(() -> "\";\" is used instead of \",\"");
        }
        groupEndedJustNow = group != null;
        group = null;
    }

    private void colon() {
        boolean begins = group == null && item.address == null && !item.words.isEmpty() && !has(item.words, Kind.AT);
        at++;
        if (begins) {
            reportMissingComma();
            group = phrase(item.words);
            hasGroup = true;
            item = new Item();
        } else {
            add(item.words, Kind.WORD, ":");
        }
    }

    /** Reads an address in angle brackets. Without a closing bracket, it ends where the next address may begin. */
    private void angleBrackets() {
        if (item.address != null) {
            fault(() -> "there is no \",\" before "
                    + Printable.quote(text.substring(at, Math.min(text.length(), at + 200))));
            endItem();
        }
        int start = at++;
        List<Token> tokens = new ArrayList<>();
        boolean closed = false;
        while (at < text.length() && !closed) {
            char c = text.charAt(at);
            boolean inRoute = !tokens.isEmpty() && tokens.get(0).is(Kind.AT);
            if (c == '<' || c == ';' || c == ',' && !inRoute) {
                break;
            }
            closed = c == '>';
            if (closed || c == ',') {
                at++;
            } else if (c == ':') {
                at++;
                if (inRoute) {
                    tokens.clear();
                } else {
                    add(tokens, Kind.WORD, ":");
                }
            } else {
                token(tokens);
            }
        }
        if (!closed) {
            fault(() -> Printable.quote(text.substring(start, at).strip()) + " has no \">\"");
        }
        item.address = tokens;
    }

    /** Reads a token that is not a separator, or skips whitespace or a comment. */
    private void token(List<Token> tokens) {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            at++;
            spaced = true;
        } else if (c == '(') {
            comment();
        } else if (c == '@') {
            at++;
            add(tokens, Kind.AT, "@");
        } else if (c == '['
                && !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).is(Kind.AT)) {
            literal(tokens);
        } else if (c != '"' || !quoted(tokens)) {
            word(tokens);
        }
    }

    private void add(List<Token> tokens, Kind kind, String value) {
        item.wordsAfterAddress |= item.address != null && tokens == item.words;
        tokens.add(new Token(kind, value, spaced));
        spaced = false;
    }

    /** Reads a comment, including nested ones. An unclosed comment ends with the field. */
    private void comment() {
        int start = at;
        int depth = 0;
        StringBuilder content = new StringBuilder();
        do {
            char c = text.charAt(at++);
            boolean escapes = c == '\\' && at < text.length();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            content.append(escapes ? text.charAt(at++) : c);
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            fault(() -> "the comment " + Printable.quote(text.substring(start)) + " has no \")\"");
        }
        item.comments.add(content.substring(1, content.length() - (depth > 0 ? 0 : 1)));
        spaced = true;
    }

    private void literal(List<Token> tokens) {
        int end = at + 1;
        while (end < text.length() && "<>[],;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ']') {
            String value = text.substring(at, end + 1).replaceAll("\\s+", "");
            at = end + 1;
            add(tokens, Kind.LITERAL, value);
        } else {
            word(tokens);
        }
    }

    /**
     * Reads a quoted string if it is closed. Once an unclosed one is found, no later one can be closed, so the search
     * is not repeated.
     */
    private boolean quoted(List<Token> tokens) {
        StringBuilder content = new StringBuilder();
        int end = at + 1;
        while (quotesLeft && end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() ? 1 : 0;
            content.append(text.charAt(end++));
        }
        quotesLeft &= end < text.length();
        if (!quotesLeft) {
            return false;
        }
        at = end + 1;
        add(tokens, Kind.QUOTED, content.toString());
        return true;
    }

    private void word(List<Token> tokens) {
        if (text.startsWith("=?", at)) {
            Matcher encoded = ENCODED_WORD.matcher(text).region(at, Math.min(text.length(), at + 1200));
            if (encoded.lookingAt()) {
                at = encoded.end();
                add(tokens, Kind.WORD, encoded.group());
                return;
            }
        }
        StringBuilder word = new StringBuilder();
        do {
            boolean escapes = text.charAt(at) == '\\' && at + 1 < text.length();
            at += escapes ? 1 : 0;
            word.append(text.charAt(at++));
        } while (at < text.length() && " \t\r\n()<>@,;:\"".indexOf(text.charAt(at)) < 0);
        add(tokens, Kind.WORD, word.toString());
    }

    private void reportMissingComma() {
        if (groupEndedJustNow) {
            fault(() -> "there is no \",\" after a group");
        }
        groupEndedJustNow = false;
    }

    private void endItem() {
        Item ended = item;
        item = new Item();
        if (ended.isEmpty()) {
            return;
        }
        reportMissingComma();
        if (ended.address != null) {
            inBrackets(ended, ended.address);
        } else if (has(ended.words, Kind.AT)) {
            withoutBrackets(ended);
        } else {
            fault(() -> Printable.quote(written(ended.words)) + " is not an address");
        }
    }

    private void inBrackets(Item ended, List<Token> address) {
        String name = phrase(ended.words);
        if (ended.wordsAfterAddress) {
            fault(() -> "the name " + Printable.quote(name) + " must come before its address");
        } else if (!ended.words.stream().allMatch(AddressListReader::isWordOfName)) {
            fault(() -> "the name " + Printable.quote(name) + " needs quotes");
        }
        address(address)
                .ifPresentOrElse(
                        read -> mailboxes.add(new Mailbox(name.isEmpty() ? comments(ended) : name, read)),
                        () -> fault(() -> Printable.quote("<" + written(address) + ">") + " contains no address"));
    }

    /**
     * Reads addresses without angle brackets as mail programs do: each word with an {@code @} is an address, and the
     * other words form a name.
     */
    private void withoutBrackets(Item ended) {
        List<Token> words = new ArrayList<>();
        List<MailAddress> addresses = new ArrayList<>();
        for (List<Token> run : runs(ended.words)) {
            Optional<MailAddress> address = has(run, Kind.AT) ? address(run) : Optional.empty();
            address.ifPresentOrElse(addresses::add, () -> words.addAll(run));
        }
        Supplier<String> written = () -> Printable.quote(written(ended.words));
        if (addresses.isEmpty()) {
            fault(() -> written.get() + " is not an address");
        } else if (addresses.size() > 1) {
            fault(() -> written.get() + " has no \",\" between its addresses");
        } else if (!words.isEmpty()) {
            fault(() -> written.get() + " has no angle brackets around its address");
        }
        String name = addresses.size() > 1 ? "" : words.isEmpty() ? comments(ended) : phrase(words);
        addresses.forEach(address -> mailboxes.add(new Mailbox(name, address)));
    }

    /**
     * Groups the tokens that no whitespace separates, ignoring whitespace around {@code @} and dots (RFC 5322, section
     * 4.4).
     */
    private static List<List<Token>> runs(List<Token> tokens) {
        List<List<Token>> runs = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (i == 0 || isDivided(tokens.get(i - 1), tokens.get(i))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(tokens.get(i));
        }
        return runs;
    }

    private static boolean isDivided(Token one, Token next) {
        boolean joined = one.is(Kind.AT)
                || next.is(Kind.AT)
                || one.is(Kind.WORD) && one.value().endsWith(".")
                || next.is(Kind.WORD) && next.value().startsWith(".");
        return next.spaced() && !joined;
    }

    /** Reads an address. If it is malformed but mail programs can read it, a fault is reported. */
    private Optional<MailAddress> address(List<Token> tokens) {
        if (tokens.isEmpty() || runs(tokens).size() > 1) {
            return Optional.empty();
        }
        int split = tokens.size() - 1;
        while (split > 0 && !tokens.get(split).is(Kind.AT)) {
            split--;
        }
        boolean hasDomain = tokens.get(split).is(Kind.AT);
        List<Token> local = hasDomain ? tokens.subList(0, split) : tokens;
        List<Token> domain = hasDomain ? tokens.subList(split + 1, tokens.size()) : List.of();
        if (local.isEmpty() || hasDomain && domain.isEmpty()) {
            return Optional.empty();
        }
        Supplier<String> written = () -> Printable.quote(written(tokens));
        if (!hasDomain) {
            fault(() -> written.get() + " has no domain");
        } else if (local.stream().anyMatch(token -> token.is(Kind.WORD) && isEncodedWord(token.value()))) {
            fault(() -> written.get() + " contains an encoded word, which is not decoded in an address");
        } else if (!isDotted(local)
                || !isDotted(domain) && !(domain.size() == 1 && domain.get(0).is(Kind.LITERAL))) {
            fault(() -> written.get() + " is not a valid address");
        }
        return Optional.of(MailAddress.of(joined(local), joined(domain)));
    }

    private static boolean isEncodedWord(String text) {
        return ENCODED_WORD.matcher(text).matches();
    }

    /** Returns whether the tokens are words or quoted strings separated by single dots. */
    private static boolean isDotted(List<Token> tokens) {
        boolean between = true;
        for (Token token : tokens) {
            if (token.is(Kind.QUOTED)) {
                if (!between) {
                    return false;
                }
                between = false;
                continue;
            }
            if (!token.is(Kind.WORD)) {
                return false;
            }
            for (int i = 0; i < token.value().length(); i++) {
                char c = token.value().charAt(i);
                if (c == '.' ? between : !isAtext(c)) {
                    return false;
                }
                between = c == '.';
            }
        }
        return !between;
    }

    private static boolean isWordOfName(Token token) {
        return token.is(Kind.QUOTED)
                || isEncodedWord(token.value())
                || token.is(Kind.WORD) && token.value().chars().allMatch(c -> c == '.' || isAtext((char) c));
    }

    /** RFC 5322, section 3.2.3, with RFC 6532, section 3.2. */
    private static boolean isAtext(char c) {
        return c > 127
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
    }

    private static boolean has(List<Token> tokens, Kind kind) {
        return tokens.stream().anyMatch(token -> token.is(kind));
    }

    private static String joined(List<Token> tokens) {
        StringBuilder joined = new StringBuilder();
        tokens.forEach(token -> joined.append(token.value()));
        return joined.toString();
    }

    private static String spacedOut(List<Token> tokens, String quote) {
        StringBuilder written = new StringBuilder();
        for (Token token : tokens) {
            String around = token.is(Kind.QUOTED) ? quote : "";
            written.append(token.spaced() && written.length() > 0 ? " " : "")
                    .append(around)
                    .append(token.value())
                    .append(around);
        }
        return written.toString();
    }

    private static String written(List<Token> tokens) {
        return spacedOut(tokens, "\"");
    }

    private static String phrase(List<Token> tokens) {
        return HeaderText.decoded(spacedOut(tokens, ""));
    }

    /** Returns the comments, which name the owner of an address that has no display name. */
    private static String comments(Item item) {
        return HeaderText.decoded(String.join(" ", item.comments));
    }
}
