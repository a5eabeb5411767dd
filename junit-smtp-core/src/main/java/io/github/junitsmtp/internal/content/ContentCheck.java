package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.content.Passage.Kind;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.MessageRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the content of a mail, piece by piece, against the {@linkplain MessageRule#finished() rules for finished mails}. */
public final class ContentCheck {

    /** No person writes more, and checking it would take too long. */
    private static final int LONGEST_BODY = 2_000_000;

    private final Exceptions exceptions;
    private final Findings findings = new Findings();
    private final Wording wording;
    private final Links links;

    /**
     * Begins a check.
     *
     * @param allowed what the test allows although it looks like a mistake
     */
    public ContentCheck(List<Pattern> allowed) {
        exceptions = new Exceptions(allowed);
        wording = new Wording(exceptions, findings);
        links = new Links(exceptions, findings);
    }

    /** Checks a subject, a name or other words. */
    public void words(String place, String words) {
        wording.check(new Passage(place, words, Kind.WORDS));
    }

    /** Checks the bodies, and compares them. */
    public void bodies(Optional<String> textBody, Optional<String> htmlBody) {
        Optional<String> text = textBody.map(ContentCheck::bounded);
        text.ifPresent(this::text);
        Optional<Html> html = htmlBody.map(ContentCheck::bounded).map(Html::new);
        html.ifPresent(this::html);
        if (text.isPresent() && html.isPresent()) {
            new LinkComparison(exceptions, findings).checkAlternatives(text.get(), html.get());
        }
    }

    /** Checks a file. */
    public void file(AttachedFile file) {
        file.name()
                .ifPresent(
                        name -> wording.check(new Passage("the file name of " + file.label(), name, Kind.FILE_NAME)));
        if (file.name().filter(exceptions::cover).isEmpty()) {
            file.check(findings);
        }
    }

    /** Adds all findings. */
    public void addTo(Violations<MessageRule> violations) {
        findings.addTo(violations);
    }

    private void text(String text) {
        Passage.linesOf(text).forEach(wording::check);
        links.checkText(text);
    }

    private void html(Html html) {
        html.forEachPassage(wording::check);
        html.forEachDirective((element, directive) -> {
            if (!exceptions.cover(directive)) {
                findings.add(
                        MessageRule.PLACEHOLDERS,
                        Html.line(element) + " has " + Printable.quote(directive)
                                + ", which a template engine should have removed");
            }
        });
        links.checkHtml(html);
        new LinkComparison(exceptions, findings).checkWords(html);
    }

    private static String bounded(String body) {
        return Cut.beginning(body, LONGEST_BODY);
    }
}
