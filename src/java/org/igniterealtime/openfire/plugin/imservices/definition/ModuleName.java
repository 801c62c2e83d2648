package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code module=}: the word of a module, or a file of the modules folder, with or without the folder's name before it.
 * {@code modules\purple.dll} and the like, as the product wrote them that the format comes from, mean the built-in of that name.
 */
final class ModuleName {

    private static final Pattern FOLDER = Pattern.compile("(?i)(?:\\.[/\\\\])?modules[/\\\\]");
    private static final Pattern LIBRARY = Pattern.compile("(?i)(.+)\\.(?:dll|so)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern FILE = Pattern.compile("[^/\\\\:]+\\.(?:jar|so)");

    private ModuleName() {}

    /** The id of a module in lower case, or a file's name; empty when it is neither. */
    static String read(Entry entry, Set<String> builtIn, Problems problems) {
        String name = FOLDER.matcher(entry.value()).replaceFirst("");
        String stem = LIBRARY.matcher(name).replaceFirst("$1").toLowerCase(Locale.ROOT);
        if (builtIn.contains(stem)) {
            return stem;
        }
        if (WORD.matcher(name).matches()) {
            return name.toLowerCase(Locale.ROOT);
        }
        if (FILE.matcher(name).matches()) {
            return name;
        }
        problems.error(
                entry,
                0,
                Wording.BAD_MODULE.with(entry.value()),
                Wording.MODULE_WANTED.with(String.join(", ", builtIn)));
        return "";
    }

    /** Whether it is a file's name, as {@link #read} gives it. */
    static boolean isFile(String module) {
        return FILE.matcher(module).matches();
    }
}
