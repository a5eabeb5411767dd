package io.github.junitsmtp.transcript;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A step as dialogues show it: control characters escaped, long lines and messages cut, credentials hidden.
 *
 * @param client the lines of the client, perhaps none
 * @param server the lines of the server, perhaps none; what a stub did to the connection is the last, in brackets
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ShownStep(List<String> client, List<String> server) {}
