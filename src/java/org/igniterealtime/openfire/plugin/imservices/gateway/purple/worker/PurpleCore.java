package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String GLIB = "libglib-2.0.so.0";

    /** What libpurple would write before it renames it: a folder of that name keeps it from doing so. */
    private static final List<String> NEVER_WRITTEN =
            List.of("accounts.xml", "blist.xml", "pounces.xml", "prefs.xml", "status.xml");

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
                    Event.Trouble.LIBRARY_MISSING,
                    library + " (libpurple 2) cannot be loaded: " + firstLine(e),
                    e);
        }
        String version = Purple.purple_core_get_version();
        if (version == null || !version.startsWith("2.")) {
            throw new UnusableException(
                    Event.Trouble.BROKEN,
                    "libpurple 2 is needed, but " + library + " is version " + version,
                    null);
        }
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

    /**
     * Makes a folder for libpurple in which it can write nothing about accounts. It is needed: protocols keep what they
     * download there.
     */
    static Path makeUserFolder() throws UnusableException {
        try {
            Path folder = Files.createTempDirectory("purple");
            for (String file : NEVER_WRITTEN) {
                Files.createDirectory(folder.resolve(file + ".save"));
            }
            Files.createFile(folder.resolve("logs"));
            return folder;
        } catch (IOException e) {
            throw new UnusableException(
                    Event.Trouble.BROKEN, "There is no room for temporary files: " + e, e);
        }
    }

    /** Starts libpurple, when all callbacks are in place; the protocol's {@code PurplePlugin}. */
    static Pointer start(Path userFolder, List<String> pluginFolders, String protocol)
            throws UnusableException {
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
        Purple.purple_prefs_set_bool("/purple/away/away_when_idle", 0);
        Purple.purple_prefs_set_string("/purple/away/auto_reply", "never");
        Purple.purple_prefs_set_string("/purple/away/idle_reporting", "none");
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
