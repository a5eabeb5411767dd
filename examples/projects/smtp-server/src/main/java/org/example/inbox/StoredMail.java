package org.example.inbox;

import java.util.List;

/** A mail as it was accepted: the envelope, and the message with CRLF at the end of its lines. */
public record StoredMail(String sender, List<String> recipients, String message) {}
