package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.PartType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders a mail as text for review, without anything that changes in each run. */
final class ApprovalText {

    /** Fields about how the mail was created or transported, which do not matter to its reader. */
    private static final Set<String> TECHNICAL = Set.of(
            "received", "return-path", "dkim-signature", "mime-version", "x-mailer", "user-agent", "delivered-to");

    /** A content ID in a {@code cid:} URL, without trailing punctuation, or in angle brackets. */
    private static final Pattern CONTENT_ID =
            Pattern.compile("((?i)cid:|<(?=[^\\s<>]+>))([^\\s\"'<>()]*[^\\s\"'<>().,;:!?])");

    private final ReceivedMail mail;
    private final StringBuilder text = new StringBuilder();

    private ApprovalText(ReceivedMail mail) {
        this.mail = mail;
    }

    static String of(ReceivedMail mail, Approval approval) {
        ApprovalText form = new ApprovalText(mail);
        form.text.append(mail.envelope()).append("\n\n");
        form.headers();
        form.text.append('\n').append(mail.mimeTree()).append('\n');
        MimeTree.leaves(mail.root()).forEach(form::part);
        String written = form.withoutContentIds().replace("\r", "").stripTrailing();
        for (Map.Entry<Pattern, String> variable : approval.variables().entrySet()) {
            written = variable.getKey().matcher(written).replaceAll(Matcher.quoteReplacement(variable.getValue()));
        }
        return written + "\n";
    }

    private void headers() {
        for (HeaderField field : mail.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!TECHNICAL.contains(name) && !name.startsWith("content-")) {
                String value = switch (name) {
                    case "date" -> "<date>";
                    case "message-id" -> "<message-id>";
                    default -> field.value();
                };
                text.append(field.name()).append(": ").append(value).append('\n');
            }
        }
    }

    private void part(MailPart part) {
        text.append("\n--- ").append(part.contentType());
        if (part.type().role() == PartType.Role.BODY || part.contentType().equals("text/calendar")) {
            boolean isEnded = part.text().endsWith("\n") && !part.type().isTextOrHtmlBody();
            text.append('\n').append(part.text()).append(isEnded ? "" : "\n");
        } else {
            text.append(part.fileName().map(name -> " \"" + name + "\"").orElse(""))
                    .append(part.contentId().map(id -> " <" + id + ">").orElse(""))
                    .append(", ")
                    .append(part.size())
                    .append(" bytes, SHA-256 ")
                    .append(digest(part.content()))
                    .append('\n');
        }
    }

    /** Numbers the content IDs, because each run generates new ones. */
    private String withoutContentIds() {
        Map<String, String> numbered = new HashMap<>();
        MimeTree.all(mail.root())
                .flatMap(part -> part.contentId().stream())
                .forEach(id -> numbered.putIfAbsent(id, "content-id-" + (numbered.size() + 1)));
        return CONTENT_ID.matcher(text).replaceAll(match -> {
            String id = numbered.getOrDefault(match.group(2), numbered.get(BodyRules.unescaped(match.group(2))));
            return Matcher.quoteReplacement(id == null ? match.group() : match.group(1) + id);
        });
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) { // every JVM has SHA-256
            throw new IllegalStateException(e);
        }
    }
}
