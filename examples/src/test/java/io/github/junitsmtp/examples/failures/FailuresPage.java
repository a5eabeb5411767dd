package io.github.junitsmtp.examples.failures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The page on failures: each mistake with the output of its test, its cause and its remedy. */
final class FailuresPage {

    static final Path FILE = Path.of("../docs/failures.md");

    private static final String HEAD = """
            # My test fails with ...

            Search this page for words from your failure message. Each section shows a failure (without its stack trace), the cause, and the remedy.

            How to read a failure:

            1. The first lines say what was expected and what happened instead. Look for `nobody connected` and `was answered` first.
            2. Below, each of the test's servers is listed with its address and notes, for example about stubs that were never used or mails that arrived too late.
            3. Then comes the dialogue: `C:` is your client, `S:` is the server, and lines in parentheses explain what happened. On this page, `...` stands for the content of mails.
            4. The link after `kept in` opens an [HTML page](report.md) that shows everything.

            """;

    /** Mistakes of one kind, in the order of the page. */
    record Kind(String title, List<Class<?>> mistakes) {

        private Kind(String title, Class<?>... mistakes) {
            this(title, List.of(mistakes));
        }
    }

    static final List<Kind> KINDS = List.of(
            new Kind(
                    "Nobody connected",
                    NobodyConnects.ExceptionIsSwallowed.class,
                    NobodyConnects.TaskIsDiscarded.class,
                    NobodyConnects.TransactionIsRolledBack.class,
                    NobodyConnects.PortOfEarlierServer.class),
            new Kind(
                    "A mail is missing, or there is one too many",
                    Times.AssertedTooEarly.class,
                    Times.CountedTooEarly.class,
                    Times.SentTwice.class,
                    Resets.ResetAfterSending.class,
                    Envelopes.OneMailOrTwo.class),
            new Kind(
                    "The server refused something",
                    Refusals.OneRecipientOfMany.class,
                    Refusals.NoRetry.class,
                    Refusals.TooLarge.class,
                    Refusals.TooManyRecipients.class,
                    Refusals.AddressWithUmlaut.class),
            new Kind(
                    "A stub does not answer",
                    Stubs.CaseOfLocalPart.class,
                    Stubs.MadeTooLate.class,
                    Stubs.UsedUp.class,
                    Stubs.HiddenByALaterOne.class,
                    Stubs.CommandNeverCame.class,
                    Resets.StubsInBeforeAll.class,
                    Resets.AnotherServer.class),
            new Kind(
                    "The login fails",
                    Logins.UserNameWithoutDomain.class,
                    Logins.PasswordWithBlank.class,
                    Logins.NoCommonMechanism.class,
                    Logins.ExpiredToken.class,
                    Logins.NeverLogsIn.class),
            new Kind(
                    "TLS fails, or is not used",
                    Encryption.StartTlsIsNotUsed.class,
                    Encryption.PlainTextToTlsPort.class,
                    Encryption.CertificateIsNotTrusted.class,
                    Encryption.NoCommonTlsVersion.class),
            new Kind(
                    "Timeouts and sessions",
                    Times.ReadTimeoutTooShort.class,
                    Times.NoQuit.class,
                    Times.ConnectionForEachMail.class),
            new Kind(
                    "The sender or a recipient is wrong",
                    Envelopes.BounceAddress.class,
                    Envelopes.NoFrom.class,
                    Envelopes.RecipientWithName.class,
                    Envelopes.CopyIsNotBlind.class),
            new Kind(
                    "The content is wrong",
                    Contents.HtmlOnly.class,
                    Contents.WrongCharset.class,
                    Contents.SubjectEncodedTwice.class,
                    Contents.NameOfAttachment.class,
                    Contents.ImageIsAttached.class,
                    Contents.UnfilledPlaceholder.class));

    private FailuresPage() {}

    static Stream<Class<?>> mistakes() {
        return KINDS.stream().flatMap(kind -> kind.mistakes().stream());
    }

    static String markdown(Path directory) throws Exception {
        List<String> parts = new ArrayList<>(List.of(HEAD));
        KINDS.forEach(kind -> parts.add("- " + link(kind.title()) + "\n"));
        for (Kind kind : KINDS) {
            parts.add("\n## " + kind.title() + "\n");
            for (Class<?> mistake : kind.mistakes()) {
                parts.add("\n" + section(mistake, FailureOf.test(mistake, directory)));
            }
        }
        return String.join("", parts);
    }

    private static String link(String title) {
        return "[" + title + "](#"
                + title.toLowerCase().replaceAll("[^a-z ]", "").replace(' ', '-') + ")";
    }

    static String section(Class<?> mistake, String failure) {
        Mistake about = mistake.getAnnotation(Mistake.class);
        return "### " + about.heading() + "\n\n```\n" + failure + "\n```\n\n**Cause.** " + about.cause()
                + "\n\n**Remedy.** " + about.remedy() + "\n";
    }
}
