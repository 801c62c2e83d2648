package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the plugin's own classes and libraries lie. */
public final class PluginClassPath {

    private PluginClassPath() {}

    /**
     * The jars in the folder that the class was loaded from.
     *
     * @throws IOException when it was not loaded from a jar in a folder
     */
    public static List<Path> of(Class<?> ours) throws IOException {
        URL location = ours.getProtectionDomain().getCodeSource().getLocation();
        Path jar = path(location.toString());
        if (!Files.isRegularFile(jar)) {
            throw new IOException("the plugin's classes are not in a jar but in " + location);
        }
        try (Stream<Path> files = Files.list(jar.getParent())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Openfire's loader names a jar by {@code jar:file:/…!/}. */
    private static Path path(String location) throws IOException {
        String file = location;
        if (file.startsWith("jar:")) {
            int end = file.lastIndexOf("!/");
            file = file.substring("jar:".length(), end < 0 ? file.length() : end);
        }
        try {
            return Path.of(new URI(file));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException(
                    "the plugin's classes lie at a place that is no file: " + location, e);
        }
    }
}
