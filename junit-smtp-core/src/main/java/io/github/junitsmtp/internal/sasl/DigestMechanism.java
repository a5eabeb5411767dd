package io.github.junitsmtp.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;

/** CRAM-MD5 (RFC 2195) and DIGEST-MD5 (RFC 2831) as the JDK implements them. The password is not sent, so the server must know it. */
final class DigestMechanism implements SaslMechanism {

    private final SaslServer server;
    private final Credentials credentials;
    private @Nullable String user;
    private boolean proved;

    DigestMechanism(String name, Credentials credentials, String domain) {
        this.credentials = credentials;
        this.server = server(name, domain);
    }

    private SaslServer server(String name, String domain) {
        SaslServer created;
        try {
            created = Sasl.createSaslServer(
                    name,
                    "smtp",
                    name.equals("CRAM-MD5") ? domain : null, // DIGEST-MD5 clients would have to name this host
                    Map.of("com.sun.security.sasl.digest.realm", domain),
                    this::answer);
        } catch (SaslException e) {
            throw new IllegalStateException("This JVM does not support " + name, e);
        }
        if (created == null) { // no security provider has the mechanism
            throw new IllegalStateException("This JVM does not support " + name);
        }
        return created;
    }

    @Override
    public SaslStep begin() {
        try {
            byte[] challenge = server.evaluateResponse(new byte[0]);
            return new SaslStep.Challenge(
                    server.getMechanismName().equals("DIGEST-MD5") ? withQop(challenge) : challenge);
        } catch (SaslException e) {
            throw new IllegalStateException("This JVM cannot start " + server.getMechanismName(), e);
        }
    }

    @Override
    public boolean serverSpeaksFirst() {
        return true;
    }

    /** The JDK omits the qop directive, since it has only the default. RFC 2831 allows that, but curl and Vert.x require the directive. */
    private static byte[] withQop(byte[] challenge) {
        String directives = new String(challenge, StandardCharsets.UTF_8);
        return directives.contains("qop=")
                ? challenge
                : (directives + ",qop=\"auth\"").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SaslStep respond(byte[] response) {
        return proved ? claim(true) : next(response);
    }

    private SaslStep next(byte[] response) {
        try {
            byte[] challenge = server.evaluateResponse(response);
            if (!server.isComplete()) {
                return new SaslStep.Challenge(challenge);
            }
            proved = true;
            return challenge == null
                    ? claim(true)
                    : new SaslStep.Challenge(challenge); // the client sends an empty response
        } catch (SaslException | RuntimeException e) { // some malformed responses make the JDK fail
            return user == null
                    ? SaslStep.Refused.unreadable("Invalid response of " + server.getMechanismName())
                    : claim(false);
        }
    }

    private SaslStep claim(boolean right) {
        String name = String.valueOf(user);
        Optional<String> problem = right ? Optional.empty() : Optional.of(credentials.problemOfResponse(name));
        return new SaslStep.Claim(name, Optional.empty(), problem, Optional.empty());
    }

    /** Gives the JDK the password of the user that the client names. */
    private void answer(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                user = name.getDefaultName();
                name.setName(user);
            } else if (callback instanceof PasswordCallback password) {
                String known = credentials.users().get(String.valueOf(user));
                password.setPassword(known == null ? null : known.toCharArray());
            } else if (callback instanceof RealmCallback realm) {
                realm.setText(realm.getDefaultText());
            } else if (callback instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
