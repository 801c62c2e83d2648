package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What names in Openfire's home mean to the server, or to a system that it may run on. */
public final class HomeNames {

    /** Folders with programs, secrets or the server's own state, in lower case. Beside them are {@code conf} and {@code logs}. */
    public static final List<String> SERVER_FOLDERS =
            List.of(
                    "resources",
                    "plugins",
                    "lib",
                    "bin",
                    "modules",
                    "embedded-db",
                    "imservices",
                    "jre");

    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

    private HomeNames() {}

    /** Whether Windows takes a part of a path for a device; whatever follows after a point. */
    public static boolean isDevice(String part) {
        String stem = part.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
        return DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
    }
}
