package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.MessageRule;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on whether a mail keeps to standards; all are in {@link ReceivedMailAssert}.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StandardsAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super ReceivedMail> condition);

    /**
     * Verifies that the message keeps to the {@linkplain MessageRule#standard() standard rules}. The failure lists all
     * violations, each with its rule, the RFC section and the offending bytes.
     *
     * <pre>{@code
     * assertThat(mail).isWellFormed(); // passes
     * assertThat(mailWithoutDate).isWellFormed(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF isWellFormed() {
        return keepsTo(MessageRule.standard());
    }

    /**
     * Verifies that the message keeps to the {@linkplain MessageRule#standard() standard rules} except for some.
     *
     * <pre>{@code
     * assertThat(mailOfHtmlAlone).isWellFormedExceptFor(MessageRule.TEXT_ALTERNATIVE); // passes
     * assertThat(mailWithoutDate).isWellFormedExceptFor(MessageRule.TEXT_ALTERNATIVE); // fails
     * }</pre>
     *
     * @param rules the rules to leave out
     * @return this assertion object
     */
    default SELF isWellFormedExceptFor(MessageRule... rules) {
        return keepsTo(MessageRule.standard().except(rules));
    }

    /**
     * Verifies that the message keeps to the given rules.
     *
     * <pre>{@code
     * assertThat(mail).keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS)); // passes
     * assertThat(mailThatLinksToHttp).keepsTo(RuleSet.only(MessageRule.HTTPS_LINKS)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    default SELF keepsTo(Set<MessageRule> rules) {
        return has(Expectation.of("a well-formed message", mail -> Violations.inWords(mail.violations(rules))));
    }

    /**
     * Verifies that the mail is as a person has approved it: envelope, header, tree of parts, texts, and digests of all else. The
     * approved file is committed with the tests, as {@code src/test/resources/.../TestClass.testMethod.approved.txt}. If there is
     * none, or the mail differs, the mail is written beside it, and the failure says how to approve it.
     *
     * <pre>{@code
     * assertThat(mail).matchesApproved(); // passes
     * assertThat(mailThatHasChanged).matchesApproved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF matchesApproved() {
        return matchesApproved(approval -> approval);
    }

    /**
     * Verifies that the mail is as a person has approved it, as {@link #matchesApproved()} does.
     *
     * <pre>{@code
     * assertThat(mail).matchesApproved(approval -> approval.replacing("order-\\d+", "<order>")); // passes
     * assertThat(mailThatHasChanged).matchesApproved(approval -> approval.named("receipt")); // fails
     * }</pre>
     *
     * @param settings names the file, and what varies from run to run
     * @return this assertion object
     */
    default SELF matchesApproved(UnaryOperator<Approval> settings) {
        Approval approval = settings.apply(Approval.STANDARD);
        CallingTest caller = CallingTest.find();
        ApprovedFile file = new ApprovedFile(approval.file(caller.className(), caller.method()));
        return has(Expectation.of(
                "the approved form " + file, mail -> file.differenceTo(ApprovalText.of(mail, approval))));
    }

    /**
     * Verifies that the mail is a notification of failed delivery as programs understand it: from the null sender, a
     * {@code multipart/report} with the fields that RFC 3464 demands. All that it lacks is told at once.
     *
     * <pre>{@code
     * assertThat(bounce).isBounce(); // passes
     * assertThat(mail).isBounce(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3464#section-2">RFC 3464, section 2</a>
     */
    default SELF isBounce() {
        return has(Expectation.of("all that makes a bounce", BounceCheck::problemsOf));
    }

    /**
     * Verifies that the mail is a {@linkplain #isBounce() bounce} that reports a failure for a recipient.
     *
     * <pre>{@code
     * assertThat(bounce).isBounceFor("ada@example.org", "5.1.1"); // passes
     * assertThat(bounce).isBounceFor("ada@example.org", "5.2.2"); // fails
     * }</pre>
     *
     * @param recipient the address that could not be delivered to
     * @param status the enhanced status code
     * @return this assertion object
     * @throws IllegalArgumentException if the recipient is not an address
     */
    default SELF isBounceFor(String recipient, String status) {
        MailAddress address = MailAddress.parse(recipient);
        isBounce();
        return has(Expectation.of(
                "a report on <" + address + "> with status " + status,
                mail -> reportsOf(mail).stream()
                        .anyMatch(report -> report.finalRecipient().equals(address)
                                && report.status().equals(status)),
                mail -> "it reports " + reportsOf(mail)));
    }

    private static List<DeliveryReport.Recipient> reportsOf(ReceivedMail mail) {
        return mail.deliveryReport().map(DeliveryReport::recipients).orElse(List.of());
    }
}
