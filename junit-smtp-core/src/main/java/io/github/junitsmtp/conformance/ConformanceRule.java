package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.conformance.ConformanceArea.AUTH;
import static io.github.junitsmtp.conformance.ConformanceArea.CHUNKING;
import static io.github.junitsmtp.conformance.ConformanceArea.DSN;
import static io.github.junitsmtp.conformance.ConformanceArea.EIGHT_BIT_MIME;
import static io.github.junitsmtp.conformance.ConformanceArea.GREETING;
import static io.github.junitsmtp.conformance.ConformanceArea.HELLO;
import static io.github.junitsmtp.conformance.ConformanceArea.LIMITS;
import static io.github.junitsmtp.conformance.ConformanceArea.MESSAGE;
import static io.github.junitsmtp.conformance.ConformanceArea.ORDER;
import static io.github.junitsmtp.conformance.ConformanceArea.PARAMETERS;
import static io.github.junitsmtp.conformance.ConformanceArea.PIPELINING;
import static io.github.junitsmtp.conformance.ConformanceArea.REPLIES;
import static io.github.junitsmtp.conformance.ConformanceArea.ROBUSTNESS;
import static io.github.junitsmtp.conformance.ConformanceArea.SIZE;
import static io.github.junitsmtp.conformance.ConformanceArea.SMTPUTF8;
import static io.github.junitsmtp.conformance.ConformanceArea.SMUGGLING;
import static io.github.junitsmtp.conformance.ConformanceArea.STARTTLS;
import static io.github.junitsmtp.conformance.ConformanceArea.SYNTAX;
import static io.github.junitsmtp.conformance.Severity.HINT;
import static io.github.junitsmtp.conformance.Severity.REQUIREMENT;

import io.github.junitsmtp.rule.Rule;
import io.github.junitsmtp.rule.RuleSet;
import org.apiguardian.api.API;

/**
 * A rule for servers. A minor version of this library may add rules; {@code ConformanceRule.standard().asOf("0.1")}
 * keeps the rules of version 0.1.
 *
 * @see SmtpConformance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ConformanceRule implements Rule {

    /** The server accepts a connection and greets the client with 220 (RFC 5321, section 3.1). */
    CONNECTS(
            GREETING,
            REQUIREMENT,
            "RFC 5321, section 3.1",
            "accepts a connection and greets the client with 220",
            GreetingChecks::connects),
    /** The server begins its greeting with its domain (RFC 5321, section 4.2). */
    GREETING_DOMAIN(
            GREETING,
            REQUIREMENT,
            "RFC 5321, section 4.2",
            "begins its greeting with its domain",
            GreetingChecks::domain),
    /** The server replies with 250 to EHLO (RFC 5321, section 4.1.1.1). */
    EHLO(HELLO, REQUIREMENT, "RFC 5321, section 4.1.1.1", "replies with 250 to EHLO", HelloChecks::ehlo),
    /** The server begins the reply to EHLO with its domain (RFC 5321, section 4.1.1.1). */
    EHLO_DOMAIN(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.1",
            "begins the reply to EHLO with its domain",
            HelloChecks::ehloDomain),
    /**
     * The server begins each line of the reply to EHLO, except the first, with a keyword (RFC 5321, section 4.1.1.1).
     */
    EHLO_KEYWORDS(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.1",
            "begins each line of the reply to EHLO, except the first, with a keyword",
            HelloChecks::ehloKeywords),
    /** The server refuses EHLO without a domain (RFC 5321, section 4.1.1.1). */
    EHLO_WITHOUT_DOMAIN(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.1",
            "refuses EHLO without a domain",
            HelloChecks::ehloWithoutDomain),
    /** The server accepts EHLO with an IPv4 address literal (RFC 5321, section 4.1.3). */
    EHLO_ADDRESS_LITERAL(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.3",
            "accepts EHLO with an IPv4 address literal",
            HelloChecks::addressLiteral),
    /** The server accepts EHLO with an IPv6 address literal (RFC 5321, section 4.1.3). */
    EHLO_IPV6_LITERAL(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.3",
            "accepts EHLO with an IPv6 address literal",
            HelloChecks::ipv6Literal),
    /** The server accepts EHLO with a domain that does not exist (RFC 5321, section 4.1.4). */
    EHLO_UNKNOWN_DOMAIN(
            HELLO,
            HINT,
            "RFC 5321, section 4.1.4",
            "accepts EHLO with a domain that does not exist",
            HelloChecks::unknownDomain),
    /** The server clears the transaction on EHLO (RFC 5321, section 4.1.4). */
    EHLO_RESETS(
            HELLO, REQUIREMENT, "RFC 5321, section 4.1.4", "clears the transaction on EHLO", HelloChecks::ehloResets),
    /** The server keeps the transaction after a refused EHLO (RFC 5321, section 4.1.4). */
    EHLO_REFUSED_KEEPS_STATE(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.4",
            "keeps the transaction after a refused EHLO",
            HelloChecks::refusedEhloKeepsState),
    /** The server replies with 250 to HELO (RFC 5321, section 4.1.1.1). */
    HELO(HELLO, REQUIREMENT, "RFC 5321, section 4.1.1.1", "replies with 250 to HELO", HelloChecks::helo),
    /** The server offers no extensions in the reply to HELO (RFC 5321, section 3.2). */
    HELO_NOT_EXTENDED(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 3.2",
            "offers no extensions in the reply to HELO",
            HelloChecks::heloNotExtended),
    /** The server clears the transaction on HELO (RFC 5321, section 4.1.1.1). */
    HELO_RESETS(
            HELLO, REQUIREMENT, "RFC 5321, section 4.1.1.1", "clears the transaction on HELO", HelloChecks::heloResets),
    /** The server accepts NOOP before EHLO (RFC 5321, section 4.1.4). */
    NOOP_BEFORE_EHLO(HELLO, HINT, "RFC 5321, section 4.1.4", "accepts NOOP before EHLO", HelloChecks::noopBeforeEhlo),
    /** The server accepts RSET before EHLO (RFC 5321, section 4.1.4). */
    RSET_BEFORE_EHLO(HELLO, HINT, "RFC 5321, section 4.1.4", "accepts RSET before EHLO", HelloChecks::rsetBeforeEhlo),
    /** The server replies with 221 to QUIT before EHLO (RFC 5321, section 4.1.1.10). */
    QUIT_BEFORE_EHLO(
            HELLO,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.10",
            "replies with 221 to QUIT before EHLO",
            HelloChecks::quitBeforeEhlo),
    /** The server accepts a mail sent with MAIL, RCPT and DATA (RFC 5321, section 3.3). */
    DELIVERY(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "accepts a mail sent with MAIL, RCPT and DATA",
            OrderChecks::delivery),
    /** The server accepts a second mail in the same session (RFC 5321, section 3.3). */
    SECOND_MAIL(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "accepts a second mail in the same session",
            OrderChecks::secondMail),
    /** The server replies with 503 to MAIL during a transaction (RFC 5321, section 4.1.4). */
    MAIL_TWICE(
            ORDER,
            HINT,
            "RFC 5321, section 4.1.4",
            "replies with 503 to MAIL during a transaction",
            OrderChecks::mailTwice),
    /** The server keeps the transaction after a refused MAIL (RFC 5321, section 4.1.4). */
    MAIL_TWICE_KEEPS_STATE(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.4",
            "keeps the transaction after a refused MAIL",
            OrderChecks::mailTwiceKeepsState),
    /** The server accepts MAIL after a MAIL command with a syntax error (RFC 5321, section 4.1.4). */
    MAIL_REFUSED_KEEPS_STATE(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.4",
            "accepts MAIL after a MAIL command with a syntax error",
            OrderChecks::refusedMailKeepsState),
    /** The server replies with 503 to RCPT before MAIL (RFC 5321, section 3.3). */
    RCPT_BEFORE_MAIL(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "replies with 503 to RCPT before MAIL",
            OrderChecks::rcptBeforeMail),
    /** The server does not accept a message before MAIL (RFC 5321, section 3.3). */
    DATA_BEFORE_MAIL(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "does not accept a message before MAIL",
            OrderChecks::dataBeforeMail),
    /** The server does not accept a message before RCPT (RFC 5321, section 3.3). */
    DATA_WITHOUT_RECIPIENT(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "does not accept a message before RCPT",
            OrderChecks::dataWithoutRecipient),
    /** The server does not accept a message if all recipients were refused (RFC 5321, section 3.3). */
    DATA_AFTER_REFUSED_RECIPIENT(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "does not accept a message if all recipients were refused",
            OrderChecks::dataAfterRefusedRecipient),
    /** The server clears the transaction after the message (RFC 5321, section 4.1.1.4). */
    DATA_CLEARS(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "clears the transaction after the message",
            OrderChecks::dataClears),
    /** The server clears the transaction on RSET (RFC 5321, section 4.1.1.5). */
    RSET_CLEARS(
            ORDER, REQUIREMENT, "RFC 5321, section 4.1.1.5", "clears the transaction on RSET", OrderChecks::rsetClears),
    /** The server accepts a new transaction after RSET (RFC 5321, section 4.1.1.5). */
    RSET_KEEPS_SESSION(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.5",
            "accepts a new transaction after RSET",
            OrderChecks::rsetKeepsSession),
    /** The server replies with 250 to NOOP (RFC 5321, section 4.1.1.9). */
    NOOP(ORDER, REQUIREMENT, "RFC 5321, section 4.1.1.9", "replies with 250 to NOOP", OrderChecks::noop),
    /** The server ignores an argument to NOOP (RFC 5321, section 4.1.1.9). */
    NOOP_ARGUMENT(ORDER, HINT, "RFC 5321, section 4.1.1.9", "ignores an argument to NOOP", OrderChecks::noopArgument),
    /** The server keeps the transaction after NOOP (RFC 5321, section 4.1.1.9). */
    NOOP_KEEPS_STATE(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.9",
            "keeps the transaction after NOOP",
            OrderChecks::noopKeepsState),
    /** The server recognizes VRFY (RFC 5321, section 4.5.1). */
    VRFY(ORDER, REQUIREMENT, "RFC 5321, section 4.5.1", "recognizes VRFY", OrderChecks::vrfy),
    /** The server keeps the transaction after VRFY (RFC 5321, section 4.1.1.6). */
    VRFY_KEEPS_STATE(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.6",
            "keeps the transaction after VRFY",
            OrderChecks::vrfyKeepsState),
    /** The server refuses an unknown command (RFC 5321, section 4.2.4). */
    UNKNOWN_COMMAND(
            ORDER, REQUIREMENT, "RFC 5321, section 4.2.4", "refuses an unknown command", OrderChecks::unknownCommand),
    /** The server replies with 500 or 502 to an unknown command (RFC 5321, section 4.2.4). */
    UNKNOWN_COMMAND_CODE(
            ORDER,
            HINT,
            "RFC 5321, section 4.2.4",
            "replies with 500 or 502 to an unknown command",
            OrderChecks::unknownCommandCode),
    /** The server keeps the transaction after an unknown command (RFC 5321, section 4.1.4). */
    UNKNOWN_COMMAND_KEEPS_STATE(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.4",
            "keeps the transaction after an unknown command",
            OrderChecks::unknownCommandKeepsState),
    /**
     * The server refuses the recipient passed to {@link SmtpConformance#refusedRecipient} and then accepts another
     * (RFC 5321, section 3.3).
     */
    UNKNOWN_RECIPIENT(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "refuses the recipient passed to refusedRecipient(..) and then accepts another",
            OrderChecks::unknownRecipient),
    /** The server replies with 221 to QUIT (RFC 5321, section 4.1.1.10). */
    QUIT(ORDER, REQUIREMENT, "RFC 5321, section 4.1.1.10", "replies with 221 to QUIT", OrderChecks::quit),
    /** The server replies with 221 to QUIT during a transaction (RFC 5321, section 4.1.1.10). */
    QUIT_IN_TRANSACTION(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.10",
            "replies with 221 to QUIT during a transaction",
            OrderChecks::quitInTransaction),
    /** The server closes the connection after QUIT (RFC 5321, section 4.1.1.10). */
    QUIT_CLOSES(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.10",
            "closes the connection after QUIT",
            OrderChecks::quitCloses),
    /** The server keeps the transactions of two sessions separate (RFC 5321, section 3.3). */
    SEPARATE_SESSIONS(
            ORDER,
            REQUIREMENT,
            "RFC 5321, section 3.3",
            "keeps the transactions of two sessions separate",
            OrderChecks::sessionsApart),
    /** The server accepts commands in lower and mixed case (RFC 5321, section 2.4). */
    VERB_CASE(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 2.4",
            "accepts commands in lower and mixed case",
            SyntaxChecks::verbCase),
    /** The server ignores a space at the end of a command (RFC 5321, section 4.1.1). */
    TRAILING_SPACE(
            SYNTAX,
            HINT,
            "RFC 5321, section 4.1.1",
            "ignores a space at the end of a command",
            SyntaxChecks::trailingBlank),
    /** The server refuses an empty line and continues the session (RFC 5321, section 4.2.4). */
    EMPTY_LINE(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.2.4",
            "refuses an empty line and continues the session",
            SyntaxChecks::emptyLine),
    /** The server refuses MAIL without an argument (RFC 5321, section 4.1.1.2). */
    MAIL_WITHOUT_ARGUMENT(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.2",
            "refuses MAIL without an argument",
            SyntaxChecks::mailWithoutArgument),
    /** The server refuses MAIL FROM: without a path (RFC 5321, section 4.1.1.2). */
    MAIL_WITHOUT_PATH(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.2",
            "refuses MAIL FROM: without a path",
            SyntaxChecks::mailWithoutPath),
    /** The server refuses a path without a closing angle bracket (RFC 5321, section 4.1.2). */
    MAIL_OPEN_PATH(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "refuses a path without a closing angle bracket",
            SyntaxChecks::mailOpenPath),
    /** The server refuses MAIL without angle brackets around the address (RFC 5321, section 4.1.2). */
    MAIL_WITHOUT_BRACKETS(
            SYNTAX,
            HINT,
            "RFC 5321, section 4.1.2",
            "refuses MAIL without angle brackets around the address",
            SyntaxChecks::mailWithoutBrackets),
    /** The server refuses a space in an unquoted local part (RFC 5321, section 4.1.2). */
    SPACE_IN_PATH(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "refuses a space in an unquoted local part",
            SyntaxChecks::blankInPath),
    /** The server refuses RCPT without an argument (RFC 5321, section 4.1.1.3). */
    RCPT_WITHOUT_ARGUMENT(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.3",
            "refuses RCPT without an argument",
            SyntaxChecks::rcptWithoutArgument),
    /** The server refuses the null path as a recipient (RFC 5321, section 4.1.1.3). */
    RCPT_EMPTY_PATH(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.3",
            "refuses the null path as a recipient",
            SyntaxChecks::rcptEmptyPath),
    /** The server refuses RCPT without angle brackets around the address (RFC 5321, section 4.1.2). */
    RCPT_WITHOUT_BRACKETS(
            SYNTAX,
            HINT,
            "RFC 5321, section 4.1.2",
            "refuses RCPT without angle brackets around the address",
            SyntaxChecks::rcptWithoutBrackets),
    /** The server accepts a mail from the null sender (RFC 5321, section 4.5.5). */
    NULL_SENDER(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.5.5",
            "accepts a mail from the null sender",
            SyntaxChecks::nullSender),
    /** The server accepts mail to &lt;postmaster&gt; (RFC 5321, section 4.5.1). */
    POSTMASTER(
            SYNTAX, REQUIREMENT, "RFC 5321, section 4.5.1", "accepts mail to <postmaster>", SyntaxChecks::postmaster),
    /** The server accepts mail to &lt;PostMaster&gt; (RFC 5321, section 4.5.1). */
    POSTMASTER_CASE(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.5.1",
            "accepts mail to <PostMaster>",
            SyntaxChecks::postmasterCase),
    /** The server accepts a recipient's domain in upper case (RFC 5321, section 2.4). */
    DOMAIN_CASE(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 2.4",
            "accepts a recipient's domain in upper case",
            SyntaxChecks::domainCase),
    /** The server accepts a space in a quoted local part (RFC 5321, section 4.1.2). */
    QUOTED_LOCAL_PART(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "accepts a space in a quoted local part",
            SyntaxChecks::quotedLocalPart),
    /** The server accepts backslashes and quotes in a quoted local part (RFC 5321, section 4.1.2). */
    QUOTED_PAIR(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "accepts backslashes and quotes in a quoted local part",
            SyntaxChecks::quotedPair),
    /** The server accepts {@literal @}, &gt; and commas in a quoted local part (RFC 5321, section 4.1.2). */
    QUOTED_SPECIALS(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "accepts @, > and commas in a quoted local part",
            SyntaxChecks::quotedSpecials),
    /** The server accepts special characters that need no quotes in a local part (RFC 5321, section 4.1.2). */
    ATEXT(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.2",
            "accepts special characters that need no quotes in a local part",
            SyntaxChecks::atext),
    /** The server accepts an address literal as the sender's domain (RFC 5321, section 4.1.3). */
    ADDRESS_LITERAL(
            SYNTAX,
            HINT,
            "RFC 5321, section 4.1.3",
            "accepts an address literal as the sender's domain",
            SyntaxChecks::addressLiteral),
    /** The server does not treat a source route as a syntax error (RFC 5321, section 4.1.1.3). */
    SOURCE_ROUTE(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.3",
            "does not treat a source route as a syntax error",
            SyntaxChecks::sourceRoute),
    /** The server refuses DATA with an argument (RFC 5321, section 4.1.1). */
    DATA_ARGUMENT(SYNTAX, HINT, "RFC 5321, section 4.1.1", "refuses DATA with an argument", SyntaxChecks::dataArgument),
    /** The server refuses QUIT with an argument (RFC 5321, section 4.1.1). */
    QUIT_ARGUMENT(SYNTAX, HINT, "RFC 5321, section 4.1.1", "refuses QUIT with an argument", SyntaxChecks::quitArgument),
    /** The server sends one reply to a line that contains a NUL (RFC 5321, section 4.1.1). */
    NUL_IN_COMMAND(
            SYNTAX,
            REQUIREMENT,
            "RFC 5321, section 4.1.1",
            "sends one reply to a line that contains a NUL",
            SyntaxChecks::nulInCommand),
    /** The server refuses an unknown MAIL parameter (RFC 5321, section 4.1.1.11). */
    UNKNOWN_MAIL_PARAMETER(
            PARAMETERS,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.11",
            "refuses an unknown MAIL parameter",
            ParameterChecks::unknownOfMail),
    /** The server replies with 555 to an unknown MAIL parameter (RFC 5321, section 4.1.1.11). */
    UNKNOWN_MAIL_PARAMETER_CODE(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.1.1.11",
            "replies with 555 to an unknown MAIL parameter",
            ParameterChecks::unknownOfMailCode),
    /** The server refuses an unknown RCPT parameter (RFC 5321, section 4.1.1.11). */
    UNKNOWN_RCPT_PARAMETER(
            PARAMETERS,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.11",
            "refuses an unknown RCPT parameter",
            ParameterChecks::unknownOfRcpt),
    /** The server replies with 555 to an unknown RCPT parameter (RFC 5321, section 4.1.1.11). */
    UNKNOWN_RCPT_PARAMETER_CODE(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.1.1.11",
            "replies with 555 to an unknown RCPT parameter",
            ParameterChecks::unknownOfRcptCode),
    /** The server keeps the transaction after an unknown RCPT parameter (RFC 5321, section 4.1.4). */
    UNKNOWN_PARAMETER_KEEPS_STATE(
            PARAMETERS,
            REQUIREMENT,
            "RFC 5321, section 4.1.4",
            "keeps the transaction after an unknown RCPT parameter",
            ParameterChecks::unknownKeepsState),
    /** The server refuses parameters of extensions that it does not offer (RFC 5321, section 4.1.1.11). */
    PARAMETERS_NOT_OFFERED(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.1.1.11",
            "refuses parameters of extensions that it does not offer",
            ParameterChecks::notOffered),
    /** The server refuses BDAT if CHUNKING is not offered (RFC 5321, section 4.2.4). */
    BDAT_NOT_OFFERED(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.2.4",
            "refuses BDAT if CHUNKING is not offered",
            ParameterChecks::bdatNotOffered),
    /** The server refuses STARTTLS if it is not offered (RFC 5321, section 4.2.4). */
    STARTTLS_NOT_OFFERED(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.2.4",
            "refuses STARTTLS if it is not offered",
            ParameterChecks::startTlsNotOffered),
    /** The server refuses AUTH if it is not offered (RFC 5321, section 4.2.4). */
    AUTH_NOT_OFFERED(
            PARAMETERS,
            HINT,
            "RFC 5321, section 4.2.4",
            "refuses AUTH if it is not offered",
            ParameterChecks::authNotOffered),
    /** The server sends replies in ASCII, with CRLF line endings and codes from 2xx to 5xx (RFC 5321, section 4.2). */
    REPLY_FORM(
            REPLIES,
            REQUIREMENT,
            "RFC 5321, section 4.2",
            "sends replies in ASCII, with CRLF line endings and codes from 2xx to 5xx",
            ReplyChecks::form),
    /** The server sends one reply to each command (RFC 5321, section 4.2). */
    REPLY_COUNT(REPLIES, REQUIREMENT, "RFC 5321, section 4.2", "sends one reply to each command", ReplyChecks::count),
    /** The server answers each command with a code that RFC 5321 lists for that command (RFC 5321, section 4.3.2). */
    REPLY_CODES(
            REPLIES,
            HINT,
            "RFC 5321, section 4.3.2",
            "answers each command with a code that RFC 5321 lists for that command",
            ReplyChecks::codes),
    /** The server includes an enhanced status code in each reply that needs one (RFC 2034, section 4). */
    ENHANCED_CODES(
            REPLIES,
            REQUIREMENT,
            "RFC 2034, section 4",
            "includes an enhanced status code in each reply that needs one",
            ReplyChecks::enhancedCodes),
    /** The server sends enhanced status codes whose class matches the reply code (RFC 2034, section 4). */
    ENHANCED_CODE_CLASS(
            REPLIES,
            REQUIREMENT,
            "RFC 2034, section 4",
            "sends enhanced status codes whose class matches the reply code",
            ReplyChecks::enhancedClass),
    /** The server sends the same enhanced status code on each line of a reply (RFC 2034, section 4). */
    ENHANCED_CODE_LINES(
            REPLIES,
            REQUIREMENT,
            "RFC 2034, section 4",
            "sends the same enhanced status code on each line of a reply",
            ReplyChecks::enhancedLines),
    /** The server accepts a message with doubled leading dots (RFC 5321, section 4.5.2). */
    DOUBLED_DOTS(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.5.2",
            "accepts a message with doubled leading dots",
            MessageChecks::doubledDots),
    /** The server does not end a message at a line that has text after a leading dot (RFC 5321, section 4.5.2). */
    SINGLE_DOT(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.5.2",
            "does not end a message at a line that has text after a leading dot",
            MessageChecks::singleDot),
    /** The server does not end a message at a line that ends with a dot (RFC 5321, section 4.5.2). */
    DOT_IN_LINE(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.5.2",
            "does not end a message at a line that ends with a dot",
            MessageChecks::dotInLine),
    /** The server sends one reply to an empty message (RFC 5321, section 4.1.1.4). */
    EMPTY_MESSAGE(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "sends one reply to an empty message",
            MessageChecks::emptyMessage),
    /** The server treats commands within a message as text (RFC 5321, section 4.1.1.4). */
    COMMANDS_ARE_TEXT(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "treats commands within a message as text",
            MessageChecks::commandsAreText),
    /** The server recognizes the end of a message that arrives octet by octet (RFC 5321, section 4.1.1.4). */
    END_IN_PIECES(
            MESSAGE,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "recognizes the end of a message that arrives octet by octet",
            MessageChecks::endInPieces),
    /** The server accepts a message without a header (RFC 5321, section 3.3). */
    WITHOUT_HEADER(
            MESSAGE, HINT, "RFC 5321, section 3.3", "accepts a message without a header", MessageChecks::withoutHeader),
    /** The server accepts a command line of 512 octets (RFC 5321, section 4.5.3.1.4). */
    COMMAND_LINE_LENGTH(
            LIMITS,
            REQUIREMENT,
            "RFC 5321, section 4.5.3.1.4",
            "accepts a command line of 512 octets",
            LimitChecks::commandLine),
    /** The server accepts a local part of 64 octets (RFC 5321, section 4.5.3.1.1). */
    LOCAL_PART_LENGTH(
            LIMITS,
            REQUIREMENT,
            "RFC 5321, section 4.5.3.1.1",
            "accepts a local part of 64 octets",
            LimitChecks::localPart),
    /** The server accepts a path of 256 octets (RFC 5321, section 4.5.3.1.3). */
    PATH_LENGTH(LIMITS, REQUIREMENT, "RFC 5321, section 4.5.3.1.3", "accepts a path of 256 octets", LimitChecks::path),
    /** The server accepts a text line of 1000 octets (RFC 5321, section 4.5.3.1.6). */
    TEXT_LINE_LENGTH(
            LIMITS,
            REQUIREMENT,
            "RFC 5321, section 4.5.3.1.6",
            "accepts a text line of 1000 octets",
            MessageChecks::longestLine),
    /** The server accepts a message of 64K octets (RFC 5321, section 4.5.3.1.7). */
    MESSAGE_LENGTH(
            LIMITS,
            REQUIREMENT,
            "RFC 5321, section 4.5.3.1.7",
            "accepts a message of 64K octets",
            MessageChecks::longMessage),
    /** The server accepts 100 recipients (RFC 5321, section 4.5.3.1.8). */
    RECIPIENTS(LIMITS, REQUIREMENT, "RFC 5321, section 4.5.3.1.8", "accepts 100 recipients", LimitChecks::recipients),
    /** The server replies with 452 to RCPT when it accepts no more recipients (RFC 5321, section 4.5.3.1.10). */
    TOO_MANY_RECIPIENTS(
            LIMITS,
            HINT,
            "RFC 5321, section 4.5.3.1.10",
            "replies with 452 to RCPT when it accepts no more recipients",
            LimitChecks::tooManyRecipients),
    /** The server does not end a message at &lt;LF&gt;.&lt;LF&gt; (RFC 5321, section 4.1.1.4). */
    LF_DOT_LF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "does not end a message at <LF>.<LF>",
            MessageChecks.doesNotEnd("\n.\n")),
    /** The server does not end a message at &lt;LF&gt;.&lt;CRLF&gt; (RFC 5321, section 4.1.1.4). */
    LF_DOT_CRLF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "does not end a message at <LF>.<CRLF>",
            MessageChecks.doesNotEnd("\n.\r\n")),
    /** The server does not end a message at &lt;CRLF&gt;.&lt;LF&gt; (RFC 5321, section 4.1.1.4). */
    CRLF_DOT_LF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "does not end a message at <CRLF>.<LF>",
            MessageChecks.doesNotEnd("\r\n.\n")),
    /** The server does not end a message at &lt;CR&gt;.&lt;CR&gt; (RFC 5321, section 2.3.8). */
    CR_DOT_CR(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a message at <CR>.<CR>",
            MessageChecks.doesNotEnd("\r.\r")),
    /** The server does not end a message at &lt;CR&gt;.&lt;CRLF&gt; (RFC 5321, section 2.3.8). */
    CR_DOT_CRLF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a message at <CR>.<CRLF>",
            MessageChecks.doesNotEnd("\r.\r\n")),
    /** The server does not end a message at &lt;CRLF&gt;.&lt;CR&gt; (RFC 5321, section 2.3.8). */
    CRLF_DOT_CR(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a message at <CRLF>.<CR>",
            MessageChecks.doesNotEnd("\r\n.\r")),
    /** The server does not end a message at &lt;LF&gt;.&lt;CR&gt; (RFC 5321, section 2.3.8). */
    LF_DOT_CR(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a message at <LF>.<CR>",
            MessageChecks.doesNotEnd("\n.\r")),
    /** The server does not end a message at &lt;CR&gt;.&lt;LF&gt; (RFC 5321, section 2.3.8). */
    CR_DOT_LF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a message at <CR>.<LF>",
            MessageChecks.doesNotEnd("\r.\n")),
    /** The server does not end a message at &lt;CRLF&gt;&lt;NUL&gt;.&lt;CRLF&gt; (RFC 5321, section 4.1.1.4). */
    CRLF_NUL_DOT_CRLF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "does not end a message at <CRLF><NUL>.<CRLF>",
            MessageChecks.doesNotEnd("\r\n\0.\r\n")),
    /** The server does not end a message at &lt;CRLF&gt;.&lt;NUL&gt;&lt;CRLF&gt; (RFC 5321, section 4.1.1.4). */
    CRLF_DOT_NUL_CRLF(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 4.1.1.4",
            "does not end a message at <CRLF>.<NUL><CRLF>",
            MessageChecks.doesNotEnd("\r\n.\0\r\n")),
    /** The server does not end a command at a bare CR (RFC 5321, section 2.3.8). */
    BARE_CR_IN_COMMAND(
            SMUGGLING,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "does not end a command at a bare CR",
            SyntaxChecks::bareCrInCommand),
    /** The server does not end a command at a bare LF (RFC 5321, section 2.3.8). */
    BARE_LF_IN_COMMAND(
            SMUGGLING,
            HINT,
            "RFC 5321, section 2.3.8",
            "does not end a command at a bare LF",
            SyntaxChecks::bareLfInCommand),
    /** The server answers MAIL, RCPT and DATA in order when they are sent in one group (RFC 2920, section 3.2). */
    PIPELINED_TRANSACTION(
            PIPELINING,
            REQUIREMENT,
            "RFC 2920, section 3.2",
            "answers MAIL, RCPT and DATA in order when they are sent in one group",
            PipeliningChecks::transaction),
    /**
     * The server answers the commands in a group in order, whether it accepts or refuses them (RFC 2920, section 3.2).
     */
    PIPELINED_ORDER(
            PIPELINING,
            REQUIREMENT,
            "RFC 2920, section 3.2",
            "answers the commands in a group in order, whether it accepts or refuses them",
            PipeliningChecks::order),
    /** The server executes commands that are sent in the same group as the message (RFC 2920, section 3.1). */
    PIPELINED_MESSAGE(
            PIPELINING,
            REQUIREMENT,
            "RFC 2920, section 3.1",
            "executes commands that are sent in the same group as the message",
            PipeliningChecks::messageAndQuit),
    /** The server does not accept a message if all recipients in the group were refused (RFC 2920, section 3.1). */
    PIPELINED_WITHOUT_RECIPIENT(
            PIPELINING,
            REQUIREMENT,
            "RFC 2920, section 3.1",
            "does not accept a message if all recipients in the group were refused",
            PipeliningChecks::noRecipient),
    /** The server answers each of 100 commands sent in one group (RFC 2920, section 3.2). */
    PIPELINED_LARGE_GROUP(
            PIPELINING,
            REQUIREMENT,
            "RFC 2920, section 3.2",
            "answers each of 100 commands sent in one group",
            PipeliningChecks::largeGroup),
    /** The server offers SIZE with a number, or without a parameter (RFC 1870, section 3). */
    SIZE_KEYWORD(
            SIZE,
            REQUIREMENT,
            "RFC 1870, section 3",
            "offers SIZE with a number, or without a parameter",
            SizeChecks::keyword),
    /** The server accepts the SIZE parameter (RFC 1870, section 4). */
    SIZE_PARAMETER(SIZE, REQUIREMENT, "RFC 1870, section 4", "accepts the SIZE parameter", SizeChecks::parameter),
    /** The server accepts the SIZE parameter in lower case (RFC 5321, section 2.4). */
    SIZE_CASE(
            SIZE,
            REQUIREMENT,
            "RFC 5321, section 2.4",
            "accepts the SIZE parameter in lower case",
            SizeChecks::parameterCase),
    /** The server refuses a SIZE value that is not a number (RFC 1870, section 3). */
    SIZE_MALFORMED(
            SIZE, HINT, "RFC 1870, section 3", "refuses a SIZE value that is not a number", SizeChecks::malformed),
    /** The server replies with 552 to MAIL if SIZE exceeds the maximum (RFC 1870, section 6.1). */
    SIZE_TOO_LARGE(
            SIZE,
            HINT,
            "RFC 1870, section 6.1",
            "replies with 552 to MAIL if SIZE exceeds the maximum",
            SizeChecks::tooLarge),
    /** The server refuses a message that exceeds the maximum size (RFC 1870, section 6.3). */
    SIZE_TOO_LARGE_MESSAGE(
            SIZE,
            HINT,
            "RFC 1870, section 6.3",
            "refuses a message that exceeds the maximum size",
            SizeChecks::tooLargeMessage),
    /** The server accepts BODY=8BITMIME (RFC 6152, section 2). */
    BODY_8BITMIME(
            EIGHT_BIT_MIME, REQUIREMENT, "RFC 6152, section 2", "accepts BODY=8BITMIME", EightBitChecks::parameter),
    /** The server accepts BODY=7BIT (RFC 6152, section 2). */
    BODY_7BIT(EIGHT_BIT_MIME, REQUIREMENT, "RFC 6152, section 2", "accepts BODY=7BIT", EightBitChecks::sevenBit),
    /** The server accepts BODY=8BITMIME in lower case (RFC 5321, section 2.4). */
    BODY_CASE(
            EIGHT_BIT_MIME,
            REQUIREMENT,
            "RFC 5321, section 2.4",
            "accepts BODY=8BITMIME in lower case",
            EightBitChecks::parameterCase),
    /** The server refuses an unknown BODY value (RFC 6152, section 2). */
    BODY_UNKNOWN(
            EIGHT_BIT_MIME,
            REQUIREMENT,
            "RFC 6152, section 2",
            "refuses an unknown BODY value",
            EightBitChecks::unknownValue),
    /** The server accepts a message with octets above 127 (RFC 6152, section 3). */
    EIGHT_BIT_MESSAGE(
            EIGHT_BIT_MIME,
            REQUIREMENT,
            "RFC 6152, section 3",
            "accepts a message with octets above 127",
            EightBitChecks::message),
    /** The server offers 8BITMIME if it offers SMTPUTF8 (RFC 6531, section 3.1). */
    SMTPUTF8_WITH_8BITMIME(
            SMTPUTF8,
            REQUIREMENT,
            "RFC 6531, section 3.1",
            "offers 8BITMIME if it offers SMTPUTF8",
            Utf8Checks::with8BitMime),
    /** The server accepts the SMTPUTF8 parameter (RFC 6531, section 3.1). */
    SMTPUTF8_PARAMETER(
            SMTPUTF8, REQUIREMENT, "RFC 6531, section 3.1", "accepts the SMTPUTF8 parameter", Utf8Checks::parameter),
    /** The server refuses SMTPUTF8 with a value (RFC 6531, section 3.1). */
    SMTPUTF8_VALUE(SMTPUTF8, HINT, "RFC 6531, section 3.1", "refuses SMTPUTF8 with a value", Utf8Checks::value),
    /** The server accepts a local part in UTF-8 (RFC 6531, section 3.3). */
    SMTPUTF8_LOCAL_PART(
            SMTPUTF8, REQUIREMENT, "RFC 6531, section 3.3", "accepts a local part in UTF-8", Utf8Checks::localPart),
    /** The server accepts a domain in UTF-8 (RFC 6531, section 3.3). */
    SMTPUTF8_DOMAIN(SMTPUTF8, REQUIREMENT, "RFC 6531, section 3.3", "accepts a domain in UTF-8", Utf8Checks::domain),
    /** The server accepts a message with UTF-8 in its header (RFC 6531, section 3.6). */
    SMTPUTF8_HEADER(
            SMTPUTF8,
            REQUIREMENT,
            "RFC 6531, section 3.6",
            "accepts a message with UTF-8 in its header",
            Utf8Checks::header),
    /** The server refuses a UTF-8 address without the SMTPUTF8 parameter (RFC 6531, section 3.4). */
    UTF8_WITHOUT_PARAMETER(
            SMTPUTF8,
            HINT,
            "RFC 6531, section 3.4",
            "refuses a UTF-8 address without the SMTPUTF8 parameter",
            Utf8Checks::withoutParameter),
    /** The server accepts a message in one chunk (RFC 3030, section 2). */
    BDAT(CHUNKING, REQUIREMENT, "RFC 3030, section 2", "accepts a message in one chunk", ChunkChecks::oneChunk),
    /** The server accepts a message in three chunks, split in the middle of lines (RFC 3030, section 2). */
    BDAT_CHUNKS(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "accepts a message in three chunks, split in the middle of lines",
            ChunkChecks::chunks),
    /** The server accepts BDAT 0 LAST after a chunk (RFC 3030, section 2). */
    BDAT_EMPTY_LAST(
            CHUNKING, REQUIREMENT, "RFC 3030, section 2", "accepts BDAT 0 LAST after a chunk", ChunkChecks::emptyLast),
    /** The server treats a lone dot in a chunk as text (RFC 3030, section 2). */
    BDAT_DOTS(CHUNKING, REQUIREMENT, "RFC 3030, section 2", "treats a lone dot in a chunk as text", ChunkChecks::dots),
    /** The server replies with 503 to DATA after BDAT (RFC 3030, section 2). */
    BDAT_THEN_DATA(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "replies with 503 to DATA after BDAT",
            ChunkChecks::dataAfterBdat),
    /** The server refuses BDAT without a transaction (RFC 3030, section 2). */
    BDAT_WITHOUT_TRANSACTION(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "refuses BDAT without a transaction",
            ChunkChecks::withoutTransaction),
    /** The server discards the chunk sent with a refused BDAT (RFC 3030, section 2). */
    BDAT_REFUSED_CHUNK(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "discards the chunk sent with a refused BDAT",
            ChunkChecks::discardsRefusedChunk),
    /** The server replies with 503 to BDAT after BDAT LAST (RFC 3030, section 2). */
    BDAT_AFTER_LAST(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "replies with 503 to BDAT after BDAT LAST",
            ChunkChecks::afterLast),
    /** The server discards the chunks on RSET (RFC 3030, section 2). */
    BDAT_RSET(CHUNKING, REQUIREMENT, "RFC 3030, section 2", "discards the chunks on RSET", ChunkChecks::rset),
    /** The server refuses a BDAT size that is not a number (RFC 3030, section 2). */
    BDAT_MALFORMED(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 2",
            "refuses a BDAT size that is not a number",
            ChunkChecks::malformed),
    /** The server answers MAIL, RCPT and BDAT when they are sent in one group (RFC 3030, section 4.2). */
    BDAT_PIPELINED(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 4.2",
            "answers MAIL, RCPT and BDAT when they are sent in one group",
            ChunkChecks::pipelined),
    /** The server offers CHUNKING if it offers BINARYMIME (RFC 3030, section 3). */
    BINARYMIME_WITH_CHUNKING(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 3",
            "offers CHUNKING if it offers BINARYMIME",
            ChunkChecks::binaryNeedsChunking),
    /** The server replies with 503 to DATA after BODY=BINARYMIME (RFC 3030, section 3). */
    BINARYMIME_DATA(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 3",
            "replies with 503 to DATA after BODY=BINARYMIME",
            ChunkChecks::binaryData),
    /** The server accepts any octets after BODY=BINARYMIME (RFC 3030, section 3). */
    BINARYMIME_MESSAGE(
            CHUNKING,
            REQUIREMENT,
            "RFC 3030, section 3",
            "accepts any octets after BODY=BINARYMIME",
            ChunkChecks::binaryMessage),
    /** The server accepts RET and ENVID (RFC 3461, sections 4.3 and 4.4). */
    DSN_MAIL(DSN, REQUIREMENT, "RFC 3461, sections 4.3 and 4.4", "accepts RET and ENVID", DsnChecks::mail),
    /** The server accepts NOTIFY and ORCPT (RFC 3461, sections 4.1 and 4.2). */
    DSN_RCPT(DSN, REQUIREMENT, "RFC 3461, sections 4.1 and 4.2", "accepts NOTIFY and ORCPT", DsnChecks::rcpt),
    /** The server refuses NOTIFY=NEVER combined with other values (RFC 3461, sections 4.1 and 5.1). */
    DSN_NEVER_ALONE(
            DSN,
            REQUIREMENT,
            "RFC 3461, sections 4.1 and 5.1",
            "refuses NOTIFY=NEVER combined with other values",
            DsnChecks.refusesRcpt("NOTIFY=NEVER,SUCCESS")),
    /** The server refuses an unknown NOTIFY value (RFC 3461, sections 4.1 and 5.1). */
    DSN_NOTIFY_UNKNOWN(
            DSN,
            REQUIREMENT,
            "RFC 3461, sections 4.1 and 5.1",
            "refuses an unknown NOTIFY value",
            DsnChecks.refusesRcpt("NOTIFY=SOMETIMES")),
    /** The server refuses a second NOTIFY parameter (RFC 3461, sections 4.1 and 5.1). */
    DSN_NOTIFY_TWICE(
            DSN,
            HINT,
            "RFC 3461, sections 4.1 and 5.1",
            "refuses a second NOTIFY parameter",
            DsnChecks.refusesRcpt("NOTIFY=SUCCESS NOTIFY=FAILURE")),
    /** The server refuses ORCPT without an address type (RFC 3461, sections 4.2 and 5.1). */
    DSN_ORCPT_MALFORMED(
            DSN,
            REQUIREMENT,
            "RFC 3461, sections 4.2 and 5.1",
            "refuses ORCPT without an address type",
            DsnChecks.refusesRcpt("ORCPT=ada")),
    /** The server refuses an unknown RET value (RFC 3461, sections 4.3 and 5.1). */
    DSN_RET_UNKNOWN(
            DSN,
            REQUIREMENT,
            "RFC 3461, sections 4.3 and 5.1",
            "refuses an unknown RET value",
            DsnChecks.refusesMail("RET=SOME")),
    /** The server refuses a second RET parameter (RFC 3461, sections 4.3 and 5.1). */
    DSN_RET_TWICE(
            DSN,
            HINT,
            "RFC 3461, sections 4.3 and 5.1",
            "refuses a second RET parameter",
            DsnChecks.refusesMail("RET=FULL RET=HDRS")),
    /** The server refuses an ENVID that is not encoded as xtext (RFC 3461, sections 4.4 and 5.1). */
    DSN_ENVID_MALFORMED(
            DSN,
            REQUIREMENT,
            "RFC 3461, sections 4.4 and 5.1",
            "refuses an ENVID that is not encoded as xtext",
            DsnChecks.refusesMail("ENVID=a+zz")),
    /** The server starts TLS, then answers EHLO (RFC 3207, section 4). */
    STARTTLS_HANDSHAKE(
            STARTTLS, REQUIREMENT, "RFC 3207, section 4", "starts TLS, then answers EHLO", StartTlsChecks::handshake),
    /** The server refuses STARTTLS with an argument (RFC 3207, section 4). */
    STARTTLS_ARGUMENT(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4",
            "refuses STARTTLS with an argument",
            StartTlsChecks::argument),
    /** The server does not offer STARTTLS over TLS (RFC 3207, section 4.2). */
    STARTTLS_NOT_OFFERED_AGAIN(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4.2",
            "does not offer STARTTLS over TLS",
            StartTlsChecks::notOfferedAgain),
    /** The server refuses STARTTLS over TLS (RFC 3207, section 4.2). */
    STARTTLS_TWICE(STARTTLS, REQUIREMENT, "RFC 3207, section 4.2", "refuses STARTTLS over TLS", StartTlsChecks::twice),
    /** The server discards the transaction on STARTTLS (RFC 3207, section 4.2). */
    STARTTLS_FORGETS_TRANSACTION(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4.2",
            "discards the transaction on STARTTLS",
            StartTlsChecks::forgetsTransaction),
    /** The server discards the login on STARTTLS (RFC 3207, section 4.2). */
    STARTTLS_FORGETS_LOGIN(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4.2",
            "discards the login on STARTTLS",
            StartTlsChecks::forgetsLogin),
    /** The server ignores commands sent in plain text after STARTTLS (RFC 3207, section 4.2). */
    STARTTLS_INJECTION(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4.2",
            "ignores commands sent in plain text after STARTTLS",
            StartTlsChecks::injection),
    /**
     * The server still serves other clients after one client sends a command instead of starting the TLS handshake (RFC
     * 3207, section 4.1).
     */
    STARTTLS_BROKEN_HANDSHAKE(
            STARTTLS,
            REQUIREMENT,
            "RFC 3207, section 4.1",
            "still serves other clients after one client sends a command instead of starting the TLS handshake",
            StartTlsChecks::brokenHandshake),
    /** The server lists its mechanisms in the reply to EHLO (RFC 4954, section 3). */
    AUTH_MECHANISMS(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 3",
            "lists its mechanisms in the reply to EHLO",
            AuthChecks::mechanismNames),
    /** The server refuses AUTH without a mechanism (RFC 4954, section 4). */
    AUTH_WITHOUT_MECHANISM(
            AUTH, REQUIREMENT, "RFC 4954, section 4", "refuses AUTH without a mechanism", AuthChecks::withoutMechanism),
    /** The server refuses an unknown mechanism (RFC 4954, section 4). */
    AUTH_UNKNOWN_MECHANISM(
            AUTH, REQUIREMENT, "RFC 4954, section 4", "refuses an unknown mechanism", AuthChecks::unknownMechanism),
    /** The server replies with 504 to an unknown mechanism (RFC 4954, section 4). */
    AUTH_UNKNOWN_MECHANISM_CODE(
            AUTH,
            HINT,
            "RFC 4954, section 4",
            "replies with 504 to an unknown mechanism",
            AuthChecks::unknownMechanismCode),
    /** The server sends an empty challenge in reply to AUTH PLAIN (RFC 4954, section 4). */
    AUTH_EMPTY_CHALLENGE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "sends an empty challenge in reply to AUTH PLAIN",
            AuthChecks::emptyChallenge),
    /** The server replies with 501 if the client cancels AUTH with * (RFC 4954, section 4). */
    AUTH_CANCEL(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "replies with 501 if the client cancels AUTH with *",
            AuthChecks::cancel),
    /** The server keeps the session open after AUTH is canceled (RFC 4954, section 4). */
    AUTH_SESSION_AFTER_CANCEL(
            AUTH,
            HINT,
            "RFC 4954, section 4",
            "keeps the session open after AUTH is canceled",
            AuthChecks::sessionAfterCancel),
    /** The server replies with 501 to a response that is not base64 (RFC 4954, section 4). */
    AUTH_BAD_RESPONSE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "replies with 501 to a response that is not base64",
            AuthChecks::badBase64),
    /** The server replies with 501 to an initial response that is not base64 (RFC 4954, section 4). */
    AUTH_BAD_INITIAL_RESPONSE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "replies with 501 to an initial response that is not base64",
            AuthChecks::badBase64AtOnce),
    /** The server sends one reply to a response line of 12,288 octets (RFC 4954, section 4). */
    AUTH_LONG_RESPONSE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "sends one reply to a response line of 12,288 octets",
            AuthChecks::longResponse),
    /** The server refuses a wrong password (RFC 4954, section 6). */
    AUTH_WRONG_PASSWORD(
            AUTH, REQUIREMENT, "RFC 4954, section 6", "refuses a wrong password", AuthChecks::wrongPassword),
    /** The server replies with 535 to a wrong password (RFC 4954, section 6). */
    AUTH_WRONG_PASSWORD_CODE(
            AUTH, HINT, "RFC 4954, section 6", "replies with 535 to a wrong password", AuthChecks::wrongPasswordCode),
    /** The server accepts a login with an initial response (RFC 4954, section 4). */
    AUTH_INITIAL_RESPONSE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "accepts a login with an initial response",
            AuthChecks::initialResponse),
    /** The server accepts a login with a response to a challenge (RFC 4954, section 4). */
    AUTH_RESPONSE(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "accepts a login with a response to a challenge",
            AuthChecks::response),
    /** The server accepts AUTH in lower case (RFC 4954, section 8). */
    AUTH_CASE(AUTH, REQUIREMENT, "RFC 4954, section 8", "accepts AUTH in lower case", AuthChecks::verbCase),
    /** The server accepts a login after a failed one (RFC 4954, section 4). */
    AUTH_AFTER_FAILURE(
            AUTH, HINT, "RFC 4954, section 4", "accepts a login after a failed one", AuthChecks::afterFailure),
    /** The server replies with 503 to AUTH after a login (RFC 4954, section 4). */
    AUTH_TWICE(AUTH, REQUIREMENT, "RFC 4954, section 4", "replies with 503 to AUTH after a login", AuthChecks::twice),
    /** The server replies with 503 to AUTH during a transaction (RFC 4954, section 4). */
    AUTH_IN_TRANSACTION(
            AUTH,
            REQUIREMENT,
            "RFC 4954, section 4",
            "replies with 503 to AUTH during a transaction",
            AuthChecks::inTransaction),
    /** The server accepts the AUTH=&lt;&gt; parameter (RFC 4954, section 5). */
    AUTH_PARAMETER(AUTH, REQUIREMENT, "RFC 4954, section 5", "accepts the AUTH=<> parameter", AuthChecks::parameter),
    /**
     * The server still serves other clients after some clients disconnect at various points in a session (RFC 5321,
     * section 3.8).
     */
    CUT_OFF_ANYWHERE(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 3.8",
            "still serves other clients after some clients disconnect at various points in a session",
            RobustnessChecks::cutOffAnywhere),
    /**
     * The server still serves other clients after one client disconnects in the middle of a message (RFC 5321, section
     * 3.8).
     */
    CUT_OFF_IN_MESSAGE(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 3.8",
            "still serves other clients after one client disconnects in the middle of a message",
            RobustnessChecks::cutOffInMessage),
    /** The server still serves other clients after one client sends random octets (RFC 5321, section 7.8). */
    GARBAGE(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 7.8",
            "still serves other clients after one client sends random octets",
            RobustnessChecks::garbage),
    /**
     * The server sends one reply to a line of 20,000 octets, or closes the connection (RFC 5321, section 4.5.3.1.9).
     */
    LONG_LINE(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 4.5.3.1.9",
            "sends one reply to a line of 20,000 octets, or closes the connection",
            RobustnessChecks::longLine),
    /** The server accepts commands that arrive in pieces (RFC 5321, section 2.3.8). */
    SLOW_CLIENT(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 2.3.8",
            "accepts commands that arrive in pieces",
            RobustnessChecks::slowClient),
    /** The server answers 50 NOOP commands in one session (RFC 5321, section 4.1.1.9). */
    MANY_NOOPS(
            ROBUSTNESS,
            HINT,
            "RFC 5321, section 4.1.1.9",
            "answers 50 NOOP commands in one session",
            RobustnessChecks::manyNoops),
    /** The server still serves other clients after one client stops reading replies (RFC 5321, section 7.8). */
    UNREAD_REPLIES(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 7.8",
            "still serves other clients after one client stops reading replies",
            RobustnessChecks::unreadReplies),
    /** The server serves 10 clients at the same time (RFC 5321, section 4.5.4.2). */
    MANY_CLIENTS(
            ROBUSTNESS,
            HINT,
            "RFC 5321, section 4.5.4.2",
            "serves 10 clients at the same time",
            RobustnessChecks::manyClients),
    /** The server still serves other clients after one client sends 50 unknown commands (RFC 5321, section 7.8). */
    MANY_ERRORS(
            ROBUSTNESS,
            REQUIREMENT,
            "RFC 5321, section 7.8",
            "still serves other clients after one client sends 50 unknown commands",
            RobustnessChecks::manyErrors);

    private final ConformanceArea area;
    private final Severity severity;
    private final String reference;
    private final String requirement;
    private final Check check;

    ConformanceRule(ConformanceArea area, Severity severity, String reference, String requirement, Check check) {
        this.area = area;
        this.severity = severity;
        this.reference = reference;
        this.requirement = requirement;
        this.check = check;
    }

    /**
     * Returns the area of the rule.
     *
     * @return the area; tests are grouped by area
     */
    public ConformanceArea area() {
        return area;
    }

    /**
     * Returns the severity of a violation.
     *
     * @return the severity, which determines whether the test fails
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Returns what the rule requires of a server.
     *
     * @return the requirement, worded to follow "the server", such as {@code replies with 503 to RCPT before MAIL}
     */
    public String requirement() {
        return requirement;
    }

    @Override
    public String reference() {
        return reference;
    }

    @Override
    public String since() {
        return "0.1";
    }

    /**
     * Returns all rules except those whose tests take a long time or send a lot of data: {@link #TOO_MANY_RECIPIENTS},
     * {@link #SIZE_TOO_LARGE_MESSAGE} and {@link #MANY_ERRORS}. {@code RuleSet.all(ConformanceRule.class)} includes
     * them.
     *
     * @return the set; a minor version may add rules
     */
    public static RuleSet<ConformanceRule> standard() {
        return RuleSet.all(ConformanceRule.class).except(TOO_MANY_RECIPIENTS, SIZE_TOO_LARGE_MESSAGE, MANY_ERRORS);
    }

    Check check() {
        return check;
    }
}
