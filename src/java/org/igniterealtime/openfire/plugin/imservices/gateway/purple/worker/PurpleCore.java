package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.CLibrary;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** Finds libpurple and starts it. */
final class PurpleCore {

    /** Names another library, for tests. */
    static final String LIBRARY_PROPERTY = "imservices.libpurple";

    private static final String LIBRARY = "libpurple.so.0";
    private static final Path MAPS = Path.of("/proc/self/maps");
    static final String GLIB = "libglib-2.0.so.0";

    /** It cannot be used; the worker tells why, and ends. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Event.Trouble trouble;

        UnusableException(Event.Trouble trouble, String detail, Throwable cause) {
            super(detail, cause);
            this.trouble = trouble;
        }

        Event.Trouble trouble() {
            return trouble;
        }
    }

    private PurpleCore() {}

    /** Loads the libraries: the first thing that can go wrong. */
    static void load() throws UnusableException {
        String library = System.getProperty(LIBRARY_PROPERTY, LIBRARY);
        try {
            CLibrary.load();
            GLib.load(GLIB);
            Purple.load(library);
        } catch (UnsatisfiedLinkError e) {
            throw new UnusableException(
                    Event.Trouble.LIBRARY_MISSING, library + ": " + firstLine(e), e);
        }
        String version = Purple.purple_core_get_version();
        if (version == null || !version.startsWith("2.")) {
            throw new UnusableException(
                    Event.Trouble.BROKEN,
                    "libpurple 2 is needed, but " + library + " is version " + version,
                    null);
        }
    }

    /** The file that libpurple was loaded from (proc(5), maps); empty where the system does not tell. */
    static String library() throws UnusableException {
        long address = Purple.address(System.getProperty(LIBRARY_PROPERTY, LIBRARY));
        try (Stream<String> maps = Files.lines(MAPS)) {
            return maps.map(line -> line.split(" +", 6))
                    .filter(cells -> cells.length == 6 && holds(cells[0], address))
                    .map(cells -> cells[5])
                    .findFirst()
                    .orElse("");
        } catch (NoSuchFileException e) {
            // Not Linux: nothing says so.
            return "";
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableException(
                    Event.Trouble.BROKEN, "The memory map of the process cannot be read: " + e, e);
        }
    }

    private static boolean holds(String range, long address) {
        String[] ends = range.split("-");
        return Long.compareUnsigned(Long.parseUnsignedLong(ends[0], 16), address) <= 0
                && Long.compareUnsigned(address, Long.parseUnsignedLong(ends[1], 16)) < 0;
    }

    private static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    /** Makes the process fit for libpurple: before any of it runs. */
    static void prepareProcess() {
        forbidCoreFiles();
        CLibrary.signal(CLibrary.SIGPIPE, CLibrary.SIG_IGN);
        // Reasons and button labels in English: the plugin reads some of them.
        CLibrary.setlocale(CLibrary.LC_MESSAGES, "C");
        // Nobody is to steer accounts over D-Bus.
        CLibrary.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
        Purple.purple_debug_set_enabled(0);
    }

    /**
     * They would hold passwords. The JVM's own option covers only the signals that it handles, and SIGABRT, by which GLib
     * ends a process, is none of them; and a limit of zero does not count where cores go to a program (core(5)).
     */
    static void forbidCoreFiles() {
        CLibrary.prctl(CLibrary.PR_SET_DUMPABLE, 0, 0, 0, 0);
    }

    /** Starts libpurple, when all callbacks are in place. */
    static void start(Path userFolder, List<String> pluginFolders) throws UnusableException {
        Purple.purple_util_set_user_dir(userFolder.toString());
        pluginFolders.forEach(Purple::purple_plugins_add_search_path);
        if (Purple.purple_core_init(Accounts.UI) == 0) {
            throw new UnusableException(
                    Event.Trouble.BROKEN, "libpurple does not start (purple_core_init).", null);
        }
        Purple.purple_set_blist(Purple.purple_blist_new());
        for (String kind : List.of("ims", "chats", "system")) {
            Purple.purple_prefs_set_bool("/purple/logging/log_" + kind, 0);
        }
        // Conversations do not stay here; the end of one is not the end of the user's typing.
        Purple.purple_prefs_set_bool("/purple/conversations/im/send_typing", 0);
        Purple.purple_prefs_set_bool("/purple/away/away_when_idle", 0);
        Purple.purple_prefs_set_string("/purple/away/auto_reply", "never");
        Purple.purple_prefs_set_string("/purple/away/idle_reporting", "none");
    }

    /** The {@code PurplePlugin} of a protocol. */
    static Pointer find(String protocol) throws UnusableException {
        Pointer plugin = Purple.purple_find_prpl(protocol);
        if (plugin == null) {
            throw new UnusableException(
                    Event.Trouble.PROTOCOL_MISSING,
                    "libpurple "
                            + Purple.purple_core_get_version()
                            + " has no protocol "
                            + protocol
                            + ".",
                    null);
        }
        return plugin;
    }

    /** The {@code PurplePlugin} of every protocol. */
    static List<Pointer> protocols() {
        return C.list(Purple.purple_plugins_get_protocols());
    }

    static String protocolId(Pointer plugin) {
        return C.string(
                plugin.getPointer(Layout.PURPLE_PLUGIN_INFO)
                        .getPointer(Layout.PURPLE_PLUGIN_INFO_ID));
    }

    static String protocolName(Pointer plugin) {
        return C.string(
                plugin.getPointer(Layout.PURPLE_PLUGIN_INFO)
                        .getPointer(Layout.PURPLE_PLUGIN_INFO_NAME));
    }

    /** The {@code PurplePluginProtocolInfo}. */
    static Pointer protocolInfo(Pointer plugin) {
        return plugin.getPointer(Layout.PURPLE_PLUGIN_INFO)
                .getPointer(Layout.PURPLE_PLUGIN_INFO_EXTRA_INFO);
    }
}
