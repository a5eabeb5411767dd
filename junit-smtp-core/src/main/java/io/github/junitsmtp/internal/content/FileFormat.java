package io.github.junitsmtp.internal.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * File formats that can be recognized by their first bytes. A dozen cover typical attachments, so users need no detection library on their
 * class path.
 */
enum FileFormat {
    PDF("a PDF document", Set.of("application/pdf"), Set.of("pdf")) {
        @Override
        boolean isIn(byte[] bytes) {
            return latin1(bytes, 1024).contains("%PDF-"); // readers search the first kilobyte
        }
    },
    PNG("a PNG image", Set.of("image/png"), Set.of("png"), "\u0089PNG\r\n\u001a\n"),
    JPEG("a JPEG image", Set.of("image/jpeg", "image/jpg"), Set.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff"),
    GIF("a GIF image", Set.of("image/gif"), Set.of("gif"), "GIF87a", "GIF89a"),
    WEBP("a WebP image", Set.of("image/webp"), Set.of("webp")) {
        @Override
        boolean isIn(byte[] bytes) {
            String start = latin1(bytes, 12);
            return start.startsWith("RIFF") && start.endsWith("WEBP");
        }
    },
    BMP("a BMP image", Set.of("image/bmp"), Set.of("bmp"), "BM"),
    TIFF("a TIFF image", Set.of("image/tiff"), Set.of("tif", "tiff"), "II*\0", "MM\0*"),
    OFFICE(
            "an Office Open XML document",
            Set.of(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Set.of("docx", "xlsx", "pptx")) {
        @Override
        boolean isIn(byte[] bytes) {
            return ZIP.isIn(bytes) && latin1(bytes, bytes.length).contains("[Content_Types].xml")
                    || OLE.isIn(bytes); // password-protected files
        }
    },
    OPEN_DOCUMENT(
            "an OpenDocument file",
            Set.of(
                    "application/vnd.oasis.opendocument.text",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "application/vnd.oasis.opendocument.presentation"),
            Set.of("odt", "ods", "odp")) {
        @Override
        boolean isIn(byte[] bytes) {
            return ZIP.isIn(bytes) && latin1(bytes, 200).contains("mimetypeapplication/vnd.oasis.opendocument");
        }
    },
    ZIP(
            "a ZIP archive",
            Set.of("application/zip", "application/x-zip-compressed"),
            Set.of("zip", "jar"),
            "PK\3\4",
            "PK\5\6",
            "PK\7\b"),
    GZIP("a gzip file", Set.of("application/gzip", "application/x-gzip"), Set.of("gz", "tgz"), "\u001f\u008b"),
    OLE(
            "a legacy Office document",
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"),
            Set.of()) {
        @Override
        boolean isIn(byte[] bytes) {
            return latin1(bytes, 8).equals("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
        }

        /** Word and Excel also open RTF, HTML and CSV under these types, which many senders rely on. */
        @Override
        boolean canBeTold() {
            return false;
        }
    },
    RTF("an RTF document", Set.of("application/rtf", "text/rtf"), Set.of("rtf"), "{\\rtf");

    private final String name;
    private final Set<String> types;
    private final Set<String> extensions;
    private final List<String> beginnings;

    FileFormat(String name, Set<String> types, Set<String> extensions, String... beginnings) {
        this.name = name;
        this.types = types;
        this.extensions = extensions;
        this.beginnings = List.of(beginnings);
    }

    static Optional<FileFormat> ofType(String contentType) {
        return Arrays.stream(values())
                .filter(format -> format.canBeTold() && format.types.contains(contentType))
                .findFirst();
    }

    static Optional<FileFormat> ofName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.canBeTold() && format.extensions.contains(extension))
                .findFirst();
    }

    /** Returns the format that the bytes begin like. */
    static Optional<FileFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.isIn(bytes)).findFirst();
    }

    boolean isIn(byte[] bytes) {
        String start = latin1(bytes, 16);
        return beginnings.stream().anyMatch(start::startsWith);
    }

    /** Returns whether a wrong declaration of this format can be detected. */
    boolean canBeTold() {
        return true;
    }

    /** Returns whether text cannot begin like this. */
    boolean isBinary() {
        return this != BMP && this != RTF && this != PDF;
    }

    String inWords() {
        return name;
    }

    private static String latin1(byte[] bytes, int most) {
        return new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.ISO_8859_1);
    }
}
