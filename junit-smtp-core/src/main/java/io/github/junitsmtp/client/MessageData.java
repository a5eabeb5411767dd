package io.github.junitsmtp.client;

/** Brings a message into the form in which it follows DATA. */
final class MessageData {

    private MessageData() {}

    static String of(String message) {
        StringBuilder data = new StringBuilder(message.length() + 64);
        message.lines().forEach(line -> {
            if (line.startsWith(".")) {
                data.append('.');
            }
            data.append(line).append("\r\n");
        });
        return data.append(".\r\n").toString();
    }
}
