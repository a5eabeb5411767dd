package io.github.junitsmtp.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.icegreen.greenmail.junit.GreenMailRule;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.examples.readme.WelcomeMailer;
import java.util.List;
import org.junit.Rule;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** Tests of JUnit 4, run by JUnit 4. */
class JUnit4Test {

    /** With GreenMail's rule. */
    @SuppressWarnings("deprecation") // for which GreenMail has another artifact, for the same class
    public static class GreenMailRuleBefore {

        @Rule
        public final GreenMailRule greenMail = new GreenMailRule(ServerSetupTest.SMTP.dynamicPort());

        @org.junit.Test
        public void welcomes_a_new_customer() throws Exception {
            new WelcomeMailer("127.0.0.1", greenMail.getSmtp().getPort()).welcome("ada@example.org");

            assertTrue(greenMail.waitForIncomingEmail(5000, 1));
            assertEquals("Welcome!", greenMail.getReceivedMessages()[0].getSubject());
        }
    }

    /** With a rule of one's own. */
    public static class GreenMailRuleAfter {

        @Rule
        public final SmtpRule smtp = new SmtpRule();

        @org.junit.Test
        public void welcomes_a_new_customer() throws Exception {
            new WelcomeMailer(smtp.server().host(), smtp.server().port()).welcome("ada@example.org");

            assertThat(smtp.server()).hasReceivedMail().hasSubject("Welcome!").hasBlindCopyTo("audit@example.com");
        }

        @org.junit.Test
        public void has_a_server_of_its_own() {
            assertThat(smtp.server()).hasReceivedNoMail();
        }
    }

    @Test
    void JUnit_4_runs_both() {
        Result result = JUnitCore.runClasses(GreenMailRuleBefore.class, GreenMailRuleAfter.class);

        assertThat(result.getFailures()).extracting(Failure::getTrace).isEqualTo(List.of());
        assertThat(result.getRunCount()).isEqualTo(3);
    }
}
