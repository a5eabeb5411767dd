package io.github.junitsmtp.html;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.github.junitsmtp.internal.clients.Feature;
import io.github.junitsmtp.internal.clients.FeatureUse;
import io.github.junitsmtp.internal.clients.Features;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Shortened;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * How well email clients support the HTML of a mail.
 *
 * @see MailHtml#support(EmailClients)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClientSupport {

    private final EmailClients clients;
    private final List<String> notChecked;
    private final Map<EmailClient, SupportLevel> levels = new EnumMap<>(EmailClient.class);
    private final Map<String, FeatureFinding.Builder> found = new LinkedHashMap<>();

    ClientSupport(
            EmailClients clients, Function<EmailClient, Collection<FeatureUse>> usesFor, List<String> notChecked) {
        this.clients = clients;
        this.notChecked = notChecked;
        for (EmailClient client : clients.clients()) {
            levels.put(client, SupportLevel.SUPPORTED);
            usesFor.apply(client).stream()
                    .filter(use -> clients.isFor(use.feature()) && isSeen(use, client))
                    .forEach(use -> add(client, use));
        }
    }

    /** If a client ignores a whole style sheet or block, its content is not reported too. */
    private static boolean isSeen(FeatureUse use, EmailClient client) {
        return use.guards().stream()
                .filter(Features.known()::contains)
                .noneMatch(guard -> Features.known().get(guard).by(client.id()).level() == 'n');
    }

    private void add(EmailClient client, FeatureUse use) {
        Feature feature = Features.known().get(use.feature());
        SupportLevel level = SupportLevel.of(feature.by(client.id()).level());
        levels.merge(client, level, (one, other) -> one.compareTo(other) > 0 ? one : other);
        if (level.compareTo(SupportLevel.PARTIAL) >= 0) {
            found.computeIfAbsent(use.feature(), name -> new FeatureFinding.Builder(feature))
                    .add(client, level, use);
        }
    }

    /**
     * Returns each client's worst support level across the features.
     *
     * @return the level of each client; {@link SupportLevel#UNKNOWN} if a feature was not tested and no other has a worse
     *     level
     */
    public Map<EmailClient, SupportLevel> levels() {
        return Collections.unmodifiableMap(levels);
    }

    /**
     * Returns the features that clients do not support, or support only partially.
     *
     * @return a finding for each feature, ordered by level, worst first, then by number of affected clients, highest first
     */
    public List<FeatureFinding> findings() {
        return found.values().stream()
                .map(FeatureFinding.Builder::finding)
                .sorted(comparing(FeatureFinding::level, reverseOrder())
                        .thenComparing(finding -> lacking(finding), reverseOrder()))
                .toList();
    }

    private static long lacking(FeatureFinding finding) {
        return finding.levels().values().stream()
                .filter(finding.level()::equals)
                .count();
    }

    /**
     * Returns what could not be checked.
     *
     * @return sentences without a final period; empty if everything was checked
     */
    public List<String> notChecked() {
        return notChecked;
    }

    /**
     * Describes the findings that are bad enough to fail a test.
     *
     * @return the worst findings in a few lines; empty if the clients support the mail
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> problem() {
        List<FeatureFinding> problems = findings().stream()
                .filter(finding -> clients.insufficient().test(finding.level()))
                .toList();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("it uses " + Counts.of(problems.size(), "feature") + " that "
                        + (problems.size() == 1 ? "is" : "are") + " not supported" + clients.degree()
                        + Shortened.lines(problems) + Shortened.notChecked(notChecked));
    }
}
