package io.github.junitsmtp.internal.mime;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A message taken apart.
 *
 * @param message the message as Jakarta Mail has it
 * @param root the message as the root of its parts
 * @param problems what could not be read as it should be
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ParsedMessage(MimeMessage message, ParsedPart root, List<String> problems) {}
