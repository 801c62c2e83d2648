package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;

/** Says why a file could not be written or read, and what to do. */
final class Trouble {

    private final Language language;

    Trouble(Language language) {
        this.language = language;
    }

    String writing(Path file, IOException e) {
        Path folder = file.getParent();
        String detail = HomePaths.detail(e);
        String lower = detail.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space")) {
            return language.say("write.full", file, folder);
        }
        if (lower.contains("quota")) {
            return language.say("write.quota", file);
        }
        if (lower.contains("read-only file system")) {
            return language.say("write.readonly", file);
        }
        if (e instanceof AccessDeniedException) {
            return language.say("write.denied", file, folder, System.getProperty("user.name"));
        }
        if (e instanceof NoSuchFileException) {
            return language.say("write.nofolder", file, folder);
        }
        return language.say("write.failed", file, detail);
    }

    String reading(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return language.say("read.denied", file, System.getProperty("user.name"));
        }
        return language.say("read.failed", file, HomePaths.detail(e));
    }
}
