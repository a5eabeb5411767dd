package org.example.reset;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class PasswordController {

    private final Accounts accounts;
    private final PasswordMailer mailer;

    PasswordController(Accounts accounts, PasswordMailer mailer) {
        this.accounts = accounts;
        this.mailer = mailer;
    }

    /** The answer is the same whether there is such an account or not. */
    @PostMapping("/password/forgotten")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgotten(@RequestParam String email) {
        accounts.newToken(email).ifPresent(token -> mailer.sendLink(email, token));
    }

    /** Where the link leads. It does not use up the token, because virus scanners follow links, too. */
    @GetMapping("/password/new")
    String form(@RequestParam String token) {
        return "Choose a new password for " + accounts.ownerOf(token).orElseThrow(PasswordController::gone);
    }

    @PostMapping("/password/new")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestParam String token, @RequestParam String password) {
        mailer.sendNotice(accounts.setPassword(token, password).orElseThrow(PasswordController::gone));
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.GONE, "This link has been used, or is not complete");
    }
}
