package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <?xml version='1.0' encoding='UTF-8'?>} (XML 1.0 section 2.8), which may stand at the very beginning. */
final class XmlDeclaration {

    private static final Pattern FORM =
            Pattern.compile(
                    "<\\?xml\\s+version\\s*=\\s*(['\"])1\\.0\\1"
                            + "(?:\\s+encoding\\s*=\\s*(?:'(?<one>[^'\"<>]*)'|\"(?<two>[^'\"<>]*)\"))?"
                            + "(?:\\s+standalone\\s*=\\s*(?:'(?:yes|no)'|\"(?:yes|no)\"))?\\s*\\?>");

    private XmlDeclaration() {}

    static boolean isAt(byte[] text, int at, int end) {
        return at + 5 <= end
                && Bytes.string(text, at, at + 5).toLowerCase(Locale.ROOT).equals("<?xml")
                && (at + 5 == end || !Bytes.isInName(text[at + 5]));
    }

    static void check(byte[] text, int at, int end, boolean first, Findings findings) {
        if (!first) {
            findings.error(
                    at, AccessWording.XML_NOT_FIRST.with(), AccessWording.XML_FIRST_WANTED.with());
            return;
        }
        int close = Math.min(Bytes.find(text, at, end, "?>") + 2, end);
        String declaration = Bytes.string(text, at, Math.min(close, at + 200));
        Matcher form = FORM.matcher(declaration);
        if (!form.matches()) {
            findings.error(at, AccessWording.XML_WRONG.with(), AccessWording.XML_WANTED.with());
            return;
        }
        String group = form.group("one") != null ? "one" : "two";
        String encoding = form.group(group);
        if (encoding != null && !isUtf8(encoding.toUpperCase(Locale.ROOT))) {
            findings.error(
                    at + form.start(group),
                    AccessWording.ENCODING.with(encoding),
                    AccessWording.ENCODING_WANTED.with());
        }
    }

    /** ASCII is part of it. */
    private static boolean isUtf8(String encoding) {
        return encoding.equals("UTF-8") || encoding.equals("US-ASCII");
    }
}
