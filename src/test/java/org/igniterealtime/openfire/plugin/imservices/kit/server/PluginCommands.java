package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/** Installs and deletes plugins as the console does, and watches what becomes of their class loaders. */
final class PluginCommands {

    private final PluginManager manager;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    PluginCommands(PluginManager manager) {
        this.manager = manager;
    }

    String isLoaded(String name) {
        return Boolean.toString(find(name) != null);
    }

    String install(String jar) throws IOException {
        Path path = Path.of(jar);
        try (InputStream in = Files.newInputStream(path)) {
            return Boolean.toString(manager.installPlugin(in, path.getFileName().toString()));
        }
    }

    String delete(String name) {
        manager.deletePlugin(name);
        return Boolean.toString(find(name) == null);
    }

    String rememberLoader(String name) {
        Plugin plugin = find(name);
        if (plugin == null) {
            throw new IllegalStateException(name + " is not loaded");
        }
        loaders.add(new WeakReference<>(plugin.getClass().getClassLoader()));
        return Integer.toString(loaders.size());
    }

    /** How many of the remembered class loaders are still in memory after a collection. */
    String loadersLeft() {
        System.gc();
        return Long.toString(loaders.stream().filter(loader -> loader.get() != null).count());
    }

    private Plugin find(String name) {
        for (Plugin plugin : manager.getPlugins()) {
            if (name.equals(manager.getCanonicalName(plugin))) {
                return plugin;
            }
        }
        return null;
    }
}
