package io.github.junitsmtp.report;

/** How much of the mails the page may hold, so that a browser can open it whatever was sent. */
final class Allowance {

    /** Of one text. */
    static final int MOST_CHARACTERS = 100_000;

    /** Of one file. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int TEXT_OF_PAGE = 12_000_000;
    private static final int FILES_OF_PAGE = 8 * 1024 * 1024;

    private int text = TEXT_OF_PAGE;
    private int files = FILES_OF_PAGE;

    /** Returns how many characters of a text may be shown, and counts them. */
    int take(int characters) {
        int granted = Math.min(Math.min(characters, MOST_CHARACTERS), text);
        text -= granted;
        return granted;
    }

    /** Tells whether a file may be on the page as a whole, and counts it if so. */
    boolean takeFile(int bytes) {
        boolean granted = bytes <= MOST_BYTES && bytes <= files;
        files -= granted ? bytes : 0;
        return granted;
    }
}
