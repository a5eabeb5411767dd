package org.example.reset;

import jakarta.mail.MessagingException;
import java.lang.reflect.Method;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Mails in the background. It tries again what the mail server refuses for now (4xx), but not what it refuses for good (5xx). */
@Component
@Async
@Retryable(
        includes = MailException.class,
        predicate = PasswordMailer.RefusedForNow.class,
        maxRetriesString = "${shop.mail.retries}",
        delayString = "${shop.mail.retry-delay}")
class PasswordMailer {

    private final JavaMailSender sender;
    private final ITemplateEngine templates;
    private final String url;

    PasswordMailer(JavaMailSender sender, ITemplateEngine templates, @Value("${shop.url}") String url) {
        this.sender = sender;
        this.templates = templates;
        this.url = url;
    }

    /** Done when the mail is sent; failed with a {@link MailException} after the last attempt. */
    CompletableFuture<Void> sendLink(String email, String token) {
        String link = url + "/password/new?token=" + token;
        String text = "Choose a new password: " + link + "\n\nIf you did not ask for it, ignore this mail.\n";
        return send(email, "Your new password", text, "mail/link", Map.of("link", link));
    }

    /** The security team gets a blind copy. */
    CompletableFuture<Void> sendNotice(String email) {
        String text = "Your password was changed.\n\nIf that was not you, write to security@example.com.\n";
        return send(email, "Your password was changed", text, "mail/notice", Map.of(), "audit@example.com");
    }

    private CompletableFuture<Void> send(
            String to, String subject, String text, String template, Map<String, Object> model, String... bcc) {
        String html = templates.process(template, new Context(null, model));
        sender.send(message -> {
            MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
            mail.setFrom("shop@example.com");
            mail.setTo(to);
            mail.setBcc(bcc);
            mail.setSubject(subject);
            mail.setSentDate(new Date());
            mail.setText(text, html);
        });
        return CompletableFuture.completedFuture(null);
    }

    static class RefusedForNow implements MethodRetryPredicate {

        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return !(failure instanceof MailSendException send
                    && send.getFailedMessages().values().stream().anyMatch(RefusedForNow::isPermanent));
        }

        /** Angus Mail tells the reply code in a chain of its own. */
        private static boolean isPermanent(Exception failure) {
            for (Exception link = failure;
                    link instanceof MessagingException messaging;
                    link = messaging.getNextException()) {
                if (link instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500) {
                    return true;
                }
            }
            return false;
        }
    }
}
