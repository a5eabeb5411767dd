package io.github.junitsmtp.internal.style;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An sRGB color.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 * @param alpha from 0 (transparent) to 1 (opaque)
 */
public record Color(double red, double green, double blue, double alpha) {

    static final Color BLACK = new Color(0, 0, 0, 1);
    static final Color WHITE = new Color(255, 255, 255, 1);
    static final Color TRANSPARENT = new Color(0, 0, 0, 0);
    private static final int LONGEST = 100;
    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})");
    private static final String NUMBER = "\\s*([\\d.]+%?)\\s*";
    private static final Pattern RGB =
            Pattern.compile("rgba?\\(" + NUMBER + "[, ]" + NUMBER + "[, ]" + NUMBER + "(?:[,/]" + NUMBER + ")?\\)");
    private static final Pattern HSL =
            Pattern.compile("hsl\\(\\s*(\\d{1,3})(?:deg)?\\s*[, ]\\s*(\\d{1,3})%\\s*[, ]\\s*(\\d{1,3})%\\s*\\)");
    private static final Map<String, Color> NAMED = named();

    /** Parses a CSS color; empty if it is invalid, or only a browser can compute it. */
    static Optional<Color> of(String css) {
        if (css.length() > LONGEST) {
            return Optional.empty();
        }
        String value = css.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(value);
        if (hex.matches()) {
            return Optional.of(ofHex(hex.group(1)));
        }
        Matcher rgb = RGB.matcher(value);
        if (rgb.matches()) {
            try {
                return Optional.of(new Color(
                        part(rgb.group(1), 255),
                        part(rgb.group(2), 255),
                        part(rgb.group(3), 255),
                        rgb.group(4) == null ? 1 : part(rgb.group(4), 1)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        Matcher hsl = HSL.matcher(value);
        if (hsl.matches()) {
            return Optional.of(ofHsl(
                    Double.parseDouble(hsl.group(1)),
                    Double.parseDouble(hsl.group(2)) / 100,
                    Double.parseDouble(hsl.group(3)) / 100));
        }
        return Optional.ofNullable(NAMED.get(value));
    }

    /**
     * Parses the value of an attribute such as {@code bgcolor}, which may lack the {@code #}. Three digits without it are
     * three numbers of one digit (WHATWG HTML, rules for parsing a legacy color value).
     */
    static Optional<Color> ofAttribute(String value) {
        String digits = value.strip();
        return of(value).or(() -> of("#" + (digits.length() == 3 ? digits.replaceAll("\\w", "0$0") : digits)));
    }

    private static Color ofHex(String digits) {
        int step = digits.length() < 6 ? 1 : 2;
        double[] parts = {0, 0, 0, 255};
        for (int i = 0; i * step < digits.length(); i++) {
            int part = Integer.parseInt(digits.substring(i * step, (i + 1) * step), 16);
            parts[i] = step == 1 ? part * 17 : part;
        }
        return new Color(parts[0], parts[1], parts[2], parts[3] / 255);
    }

    private static Color ofHsl(double hue, double saturation, double lightness) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double k = (new int[] {0, 8, 4}[i] + hue / 30) % 12;
            double share = lightness
                    - saturation
                            * Math.min(lightness, 1 - lightness)
                            * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            parts[i] = 255 * share;
        }
        return new Color(parts[0], parts[1], parts[2], 1);
    }

    private static double part(String number, double all) {
        double part = number.endsWith("%")
                ? Double.parseDouble(number.substring(0, number.length() - 1)) * all / 100
                : Double.parseDouble(number);
        return Math.min(part, all);
    }

    /** Returns this color as it appears on an opaque background. */
    public Color over(Color background) {
        return new Color(mix(red, background.red), mix(green, background.green), mix(blue, background.blue), 1);
    }

    private double mix(double own, double other) {
        return own * alpha + other * (1 - alpha);
    }

    /** Returns the WCAG contrast ratio, from 1 to 21. */
    double contrast(Color other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double part) {
        double share = part / 255;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format("#%02x%02x%02x", Math.round(red), Math.round(green), Math.round(blue));
    }

    /** Returns the named colors of CSS Color, level 4. */
    private static Map<String, Color> named() {
        Map<String, Color> named = new HashMap<>();
        String table = """
                aliceblue=f0f8ff antiquewhite=faebd7 aqua=00ffff aquamarine=7fffd4 azure=f0ffff beige=f5f5dc bisque=ffe4c4
                black=000000 blanchedalmond=ffebcd blue=0000ff blueviolet=8a2be2 brown=a52a2a burlywood=deb887
                cadetblue=5f9ea0 chartreuse=7fff00 chocolate=d2691e coral=ff7f50 cornflowerblue=6495ed cornsilk=fff8dc
                crimson=dc143c cyan=00ffff darkblue=00008b darkcyan=008b8b darkgoldenrod=b8860b darkgray=a9a9a9
                darkgreen=006400 darkgrey=a9a9a9 darkkhaki=bdb76b darkmagenta=8b008b darkolivegreen=556b2f darkorange=ff8c00
                darkorchid=9932cc darkred=8b0000 darksalmon=e9967a darkseagreen=8fbc8f darkslateblue=483d8b
                darkslategray=2f4f4f darkslategrey=2f4f4f darkturquoise=00ced1 darkviolet=9400d3 deeppink=ff1493
                deepskyblue=00bfff dimgray=696969 dimgrey=696969 dodgerblue=1e90ff firebrick=b22222 floralwhite=fffaf0
                forestgreen=228b22 fuchsia=ff00ff gainsboro=dcdcdc ghostwhite=f8f8ff gold=ffd700 goldenrod=daa520 gray=808080
                green=008000 greenyellow=adff2f grey=808080 honeydew=f0fff0 hotpink=ff69b4 indianred=cd5c5c indigo=4b0082
                ivory=fffff0 khaki=f0e68c lavender=e6e6fa lavenderblush=fff0f5 lawngreen=7cfc00 lemonchiffon=fffacd
                lightblue=add8e6 lightcoral=f08080 lightcyan=e0ffff lightgoldenrodyellow=fafad2 lightgray=d3d3d3
                lightgreen=90ee90 lightgrey=d3d3d3 lightpink=ffb6c1 lightsalmon=ffa07a lightseagreen=20b2aa
                lightskyblue=87cefa lightslategray=778899 lightslategrey=778899 lightsteelblue=b0c4de lightyellow=ffffe0
                lime=00ff00 limegreen=32cd32 linen=faf0e6 magenta=ff00ff maroon=800000 mediumaquamarine=66cdaa
                mediumblue=0000cd mediumorchid=ba55d3 mediumpurple=9370db mediumseagreen=3cb371 mediumslateblue=7b68ee
                mediumspringgreen=00fa9a mediumturquoise=48d1cc mediumvioletred=c71585 midnightblue=191970 mintcream=f5fffa
                mistyrose=ffe4e1 moccasin=ffe4b5 navajowhite=ffdead navy=000080 oldlace=fdf5e6 olive=808000 olivedrab=6b8e23
                orange=ffa500 orangered=ff4500 orchid=da70d6 palegoldenrod=eee8aa palegreen=98fb98 paleturquoise=afeeee
                palevioletred=db7093 papayawhip=ffefd5 peachpuff=ffdab9 peru=cd853f pink=ffc0cb plum=dda0dd powderblue=b0e0e6
                purple=800080 rebeccapurple=663399 red=ff0000 rosybrown=bc8f8f royalblue=4169e1 saddlebrown=8b4513
                salmon=fa8072 sandybrown=f4a460 seagreen=2e8b57 seashell=fff5ee sienna=a0522d silver=c0c0c0 skyblue=87ceeb
                slateblue=6a5acd slategray=708090 slategrey=708090 snow=fffafa springgreen=00ff7f steelblue=4682b4 tan=d2b48c
                teal=008080 thistle=d8bfd8 tomato=ff6347 turquoise=40e0d0 violet=ee82ee wheat=f5deb3 white=ffffff
                whitesmoke=f5f5f5 yellow=ffff00 yellowgreen=9acd32
                """;
        for (String entry : table.split("\\s+", 0)) {
            int equals = entry.indexOf('=');
            named.put(entry.substring(0, equals), ofHex(entry.substring(equals + 1)));
        }
        named.put("transparent", TRANSPARENT);
        return named;
    }
}
