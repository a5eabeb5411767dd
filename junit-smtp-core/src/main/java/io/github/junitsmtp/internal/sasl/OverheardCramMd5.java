package io.github.junitsmtp.internal.sasl;

import java.util.Optional;

/** CRAM-MD5 with another server (RFC 2195). Only that server can verify the response, but the response begins with the user. */
final class OverheardCramMd5 implements SaslMechanism {

    @Override
    public SaslStep begin() {
        return SaslStep.Challenge.of("");
    }

    @Override
    public boolean serverSpeaksFirst() {
        return true;
    }

    @Override
    public SaslStep respond(byte[] response) {
        String text = SaslMechanism.text(response);
        int end = text.lastIndexOf(' ');
        return end > 0
                ? new SaslStep.Claim(text.substring(0, end), Optional.empty(), Optional.empty(), Optional.empty())
                : SaslStep.Refused.unreadable("CRAM-MD5 requires a user and a digest, separated by a space");
    }
}
