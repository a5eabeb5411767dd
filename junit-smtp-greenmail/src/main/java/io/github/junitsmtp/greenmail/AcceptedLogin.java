package io.github.junitsmtp.greenmail;

import com.icegreen.greenmail.smtp.auth.AuthenticationState;
import com.icegreen.greenmail.smtp.auth.LoginAuthenticationState;
import com.icegreen.greenmail.smtp.auth.PlainAuthenticationState;
import com.icegreen.greenmail.smtp.auth.UsernameAuthentication;
import com.icegreen.greenmail.smtp.auth.XOAuth2AuthenticationState;
import com.icegreen.greenmail.util.SaslXoauth2Message;
import io.github.junitsmtp.transcript.Login;

/** A login with a mechanism that GreenMail lacks, for GreenMail's delivery handlers. */
record AcceptedLogin(String getType, String getUsername) implements AuthenticationState, UsernameAuthentication {

    static AuthenticationState asAuthenticationState(Login login) {
        String secret = login.secret().orElse("");
        return switch (login.mechanism()) {
            case "PLAIN" -> new PlainAuthenticationState("", login.user(), secret);
            case "LOGIN" -> new LoginAuthenticationState(login.user(), secret);
            case "XOAUTH2" -> new XOAuth2AuthenticationState(new SaslXoauth2Message(login.user(), secret));
            default -> new AcceptedLogin(login.mechanism(), login.user());
        };
    }
}
