package io.github.junitsmtp.html;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.clients.Features;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A selection of email clients, and the features that they must support. Features are named as on <a
 * href="https://www.caniemail.com/features/">caniemail.com</a>, such as {@code css-border-radius}.
 *
 * <pre>{@code
 * EmailClients.of(OUTLOOK_WINDOWS, GMAIL_WEB).exceptFor("css-border-radius", "css-max-width");
 * EmailClients.all().onlyFor("css-display-flex", "css-display-grid");
 * EmailClients.of(APPLE_MAIL_IOS).inFull(); // partial support is not sufficient
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmailClients {

    private final Set<EmailClient> clients;
    private final Set<String> features;
    private final boolean inFull;

    private EmailClients(Set<EmailClient> clients, Set<String> features, boolean inFull) {
        this.clients = clients;
        this.features = features;
        this.inFull = inFull;
    }

    /**
     * Selects the given clients.
     *
     * @param first a client
     * @param more other clients
     * @return the clients, for all features; partial support is sufficient
     */
    public static EmailClients of(EmailClient first, EmailClient... more) {
        return of(EnumSet.of(first, more));
    }

    /**
     * Selects all clients.
     *
     * @return the clients, for all features; partial support is sufficient
     */
    public static EmailClients all() {
        return of(EnumSet.allOf(EmailClient.class));
    }

    private static EmailClients of(Set<EmailClient> clients) {
        return new EmailClients(clients, Features.known().names(), false);
    }

    /**
     * Returns these clients except the given ones.
     *
     * @param excluded the clients to exclude
     * @return the remaining clients
     * @throws IllegalArgumentException if no client remains
     */
    public EmailClients without(EmailClient... excluded) {
        Set<EmailClient> left = EnumSet.copyOf(clients);
        List.of(excluded).forEach(left::remove);
        if (left.isEmpty()) {
            throw new IllegalArgumentException("no client remains");
        }
        return new EmailClients(left, features, inFull);
    }

    /**
     * Ignores the given features.
     *
     * @param excluded the names of features, such as {@code css-border-radius}
     * @return the same clients, for the other features
     * @throws IllegalArgumentException if a feature does not exist, or no feature remains
     */
    public EmailClients exceptFor(String... excluded) {
        Set<String> left = new TreeSet<>(features);
        for (String feature : excluded) {
            left.remove(known(feature));
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException("no feature remains");
        }
        return new EmailClients(clients, left, inFull);
    }

    /**
     * Ignores all features except the given ones.
     *
     * @param first the name of a feature, such as {@code css-display-flex}
     * @param more the names of other features
     * @return the same clients, for these features
     * @throws IllegalArgumentException if a feature does not exist
     */
    public EmailClients onlyFor(String first, String... more) {
        Set<String> chosen = new TreeSet<>();
        chosen.add(known(first));
        for (String feature : more) {
            chosen.add(known(feature));
        }
        return new EmailClients(clients, chosen, inFull);
    }

    /**
     * Requires full support.
     *
     * @return the same clients, with full support required
     */
    public EmailClients inFull() {
        return new EmailClients(clients, features, true);
    }

    private static String known(String feature) {
        if (Features.known().contains(feature)) {
            return feature;
        }
        String similar = Features.known().names().stream()
                .filter(name -> Stream.of(feature.split("-")).allMatch(name::contains))
                .limit(3)
                .collect(joining(", "));
        throw new IllegalArgumentException("unknown feature \"" + feature + "\""
                + (similar.isEmpty()
                        ? "; see https://www.caniemail.com/features/"
                        : "; did you mean " + similar + "?"));
    }

    /**
     * Returns the clients.
     *
     * @return the clients, in the order of the enum
     */
    public Set<EmailClient> clients() {
        return Collections.unmodifiableSet(clients);
    }

    boolean isFor(String feature) {
        return features.contains(feature);
    }

    /** Returns a predicate that matches insufficient levels. */
    Predicate<SupportLevel> insufficient() {
        SupportLevel least = inFull ? SupportLevel.PARTIAL : SupportLevel.UNSUPPORTED;
        return level -> level.compareTo(least) >= 0;
    }

    String degree() {
        return inFull ? " in full" : "";
    }

    /** Returns the names of the clients, such as {@code Gmail (web), Outlook (Windows)}. */
    @Override
    public String toString() {
        return clients.size() == EmailClient.values().length
                ? "all clients"
                : clients.stream().map(EmailClient::title).collect(joining(", "));
    }
}
