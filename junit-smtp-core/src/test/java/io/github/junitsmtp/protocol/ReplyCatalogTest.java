package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyCatalogTest {

    private static final Set<Integer> CODES_FOR_ANY_COMMAND = Set.of(421, 500, 501, 502, 503, 504, 530);

    @Test
    void says_what_211_and_220_are() {
        assertThat(ReplyCode.SYSTEM_STATUS.meaning())
                .isEqualTo("The server reports its status or gives general help. The reply may have several lines.");
        assertThat(ReplyCode.SYSTEM_STATUS.appears())
                .isEqualTo("211 is sent in reply to HELP or a similar query, at any time after the greeting.");
        assertThat(ReplyCode.SYSTEM_STATUS.remedy())
                .isEqualTo(
                        "Nothing to fix. If the server reports a problem, check its configuration or ask its administrator.");
        assertThat(ReplyCode.SYSTEM_STATUS.references()).containsExactly(RfcReference.parse("5321 4.2.3"));
        assertThat(ReplyCode.SYSTEM_STATUS.occasions()).containsExactly(ReplyOccasion.HELP);

        assertThat(ReplyCode.SERVICE_READY.meaning())
                .isEqualTo(
                        "The server is ready. In the greeting, the text starts with the server's domain and often names its software. After STARTTLS, the text has no domain, and the reply tells the client to begin the TLS handshake.");
        assertThat(ReplyCode.SERVICE_READY.appears())
                .isEqualTo(
                        "220 is both the greeting (the first line on a connection to port 25, 465 or 587) and the go-ahead after STARTTLS. A client must wait for the greeting before it sends EHLO.");
        assertThat(ReplyCode.SERVICE_READY.remedy())
                .isEqualTo(
                        "Nothing to fix. If 220 never arrives, check that the server is running, that the host and port are correct, that no firewall blocks the connection, and that the client uses TLS from the start on a port for implicit TLS, such as 465.");
        assertThat(ReplyCode.SERVICE_READY.occasions())
                .containsExactly(ReplyOccasion.CONNECTION, ReplyOccasion.STARTTLS);
    }

    @ParameterizedTest
    @EnumSource
    void each_code_has_all_texts(ReplyCode code) {
        assertThat(code.says()).matches("(the|no|this|delivery) .*[^.]");
        assertThat(List.of(code.meaning(), code.appears(), code.remedy()))
                .allSatisfy(text -> assertThat(text)
                        .matches("([A-Z]|" + code.number() + " ).*\\.")
                        .doesNotContain("  ", "..", ". .", "\n"));
        assertThat(code.references())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference.number()).isBetween(1000, 9999));
        assertThat(code.occasions()).isNotEmpty();
        assertThat(code.number() + ": " + code.says() + ". " + Catalog.firstSentence(code.appears()))
                .as("the line in failure messages")
                .hasSizeLessThan(190);
    }

    @Test
    void the_file_has_nothing_beyond_the_codes() throws IOException {
        Properties file = new Properties();
        try (InputStream stream = ReplyCode.class.getResourceAsStream("reply-codes.properties")) {
            file.load(stream);
        }

        assertThat(file.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReplyCode.values())
                        .flatMap(code -> Stream.of("says", "more", "appears", "fix", "rfc", "after")
                                .map(field -> code.number() + "." + field))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("codesOfTheStandards")
    void agrees_with_the_standards(Map<String, String> row) {
        ReplyCode code = ReplyCode.find(Integer.parseInt(row.get("code"))).orElseThrow();

        assertThat(code.replyClass()).hasToString(row.get("class"));
        // 454 is listed as unspecified, because it is about authentication; its second digit says otherwise.
        assertThat(code.category()).hasToString(code.number() == 454 ? "mail system" : row.get("category"));
        assertThat(code.references()).containsAll(references(row.get("rfc"), row.get("section")));
        assertThat(code.references().get(0).number())
                .isEqualTo(Integer.parseInt(row.get("rfc").split(";")[0]));
    }

    static List<Map<String, String>> codesOfTheStandards() {
        return Facts.of("reply-codes");
    }

    @Test
    void has_the_codes_of_the_standards_and_no_others() {
        assertThat(Facts.of("reply-codes").stream().map(row -> Integer.valueOf(row.get("code"))))
                .containsExactlyElementsOf(
                        Arrays.stream(ReplyCode.values()).map(ReplyCode::number).toList());
    }

    /** Pairs {@code 4954; 3207} with {@code 6; 4}, and {@code 5321} with each of {@code 4.2.3; 3.4}. */
    private static List<RfcReference> references(String rfcs, String sections) {
        String[] numbers = rfcs.split("; ");
        String[] places = sections.split("; ");
        return IntStream.range(0, places.length)
                .mapToObj(i -> RfcReference.parse(numbers[Math.min(i, numbers.length - 1)]
                        + (places[i].equals("registry") ? "" : " " + places[i])))
                .toList();
    }

    @Test
    void knows_which_command_may_get_which_code() {
        assertThat(Facts.of("command-replies")).allSatisfy(row -> {
            ReplyOccasion occasion = occasionOf(row.get("command"));
            assertThat(codesOf(row))
                    .allSatisfy(code -> assertThat(
                                    ReplyCode.find(code).orElseThrow().occasions())
                            .as("%d after %s", code, occasion)
                            .contains(occasion));
        });
    }

    @ParameterizedTest
    @EnumSource
    void gives_a_command_no_code_that_the_standards_do_not(ReplyCode code) {
        Set<ReplyOccasion> allowed = new TreeSet<>();
        for (Map<String, String> row : Facts.of("command-replies")) {
            if (codesOf(row).contains(code.number())) {
                allowed.add(occasionOf(row.get("command")));
            }
        }
        for (Map<String, String> row : Facts.of("reply-codes")) {
            if (row.get("code").equals(String.valueOf(code.number()))) {
                Arrays.stream(ReplyOccasion.values())
                        .filter(occasion -> isGivenBy(occasion, row.get("given by")))
                        .forEach(allowed::add);
            }
        }
        if (!CODES_FOR_ANY_COMMAND.contains(code.number())) {
            assertThat(allowed).containsAll(code.occasions());
        }
    }

    private static boolean isGivenBy(ReplyOccasion occasion, String givenBy) {
        return switch (occasion) {
            case CONNECTION -> givenBy.contains("greeting") || givenBy.contains("connection");
            case END_OF_DATA, BDAT -> givenBy.contains("DATA(end)");
            case DATA -> givenBy.matches(".*DATA($|[^(]).*");
            default -> List.of(givenBy.split("\\W+")).contains(occasion.name());
        };
    }

    private static ReplyOccasion occasionOf(String command) {
        return switch (command) {
            case "(connection)" -> ReplyOccasion.CONNECTION;
            case "(end of data)" -> ReplyOccasion.END_OF_DATA;
            default -> ReplyOccasion.ofCommand(command);
        };
    }

    private static Set<Integer> codesOf(Map<String, String> row) {
        return Stream.of(row.get("success"), row.get("intermediate"), row.get("failure"))
                .flatMap(codes -> Stream.of(codes.split(" ")))
                .filter(code -> !code.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    @Test
    void occasions_are_named_by_their_commands() {
        assertThat(ReplyOccasion.ofCommand("rcpt"))
                .isEqualTo(ReplyOccasion.RCPT)
                .hasToString("RCPT");
        assertThat(ReplyOccasion.ofCommand("XCLIENT"))
                .isEqualTo(ReplyOccasion.OTHER_COMMAND)
                .hasToString("an unknown command");
        assertThat(ReplyOccasion.ofCommand("connection")).isEqualTo(ReplyOccasion.OTHER_COMMAND);
        assertThat(ReplyOccasion.inWords(ReplyCode.SERVICE_NOT_AVAILABLE.occasions()))
                .isEqualTo("as the greeting, after any command or the final dot, or unsolicited");
    }

    @Test
    void references_lead_to_the_RFC() {
        assertThat(RfcReference.parse("5321 4.2.3"))
                .hasToString("RFC 5321, section 4.2.3")
                .extracting(RfcReference::uri)
                .hasToString("https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3");
        assertThat(RfcReference.parse("5248"))
                .hasToString("RFC 5248")
                .extracting(RfcReference::uri)
                .hasToString("https://www.rfc-editor.org/rfc/rfc5248");
    }
}
