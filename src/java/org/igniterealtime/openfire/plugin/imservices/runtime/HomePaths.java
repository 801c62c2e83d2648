package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.HomeNames;
import org.igniterealtime.openfire.plugin.imservices.definition.Setting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds files in Openfire's home, and no others. */
public final class HomePaths {

    /** What is never shown or written: it holds secrets, programs or the server's own state. In lower case. */
    private static final Set<String> SECRET_FILES =
            Set.of("conf/openfire.xml", "conf/security.xml", "conf/imservices.key");

    private static final Logger LOG = LoggerFactory.getLogger(HomePaths.class);

    private static final String CONF = "conf";

    private static final List<String> CLOSED_FOLDERS =
            Stream.concat(HomeNames.SERVER_FOLDERS.stream(), Stream.of("logs"))
                    .map(folder -> folder + "/")
                    .toList();

    private final Path home;

    /**
     * @param home Openfire's home
     */
    public HomePaths(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * The path with {@code /} between its parts and without {@code .} and {@code ..}.
     *
     * @throws HomeFileException when it is not relative, leads out of the home, names no file or what only some systems
     *     take for a file
     */
    public String normalize(String path) throws HomeFileException {
        String text = path.strip().replace('\\', '/');
        if (text.startsWith("/") || text.startsWith("~") || text.indexOf(':') >= 0) {
            throw new HomeFileException(HomeWording.ABSOLUTE.with(path), true, null);
        }
        if (!Setting.canHold(text)) {
            throw new HomeFileException(HomeWording.CHARACTERS.with(), true, null);
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw new HomeFileException(HomeWording.OUTSIDE.with(path), true, null);
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() || text.endsWith("/") || text.length() > 1024) {
            throw new HomeFileException(HomeWording.NO_FILE.with(path), true, null);
        }
        for (String part : parts) {
            // Windows takes such names for others, or for devices.
            if (part.endsWith(".") || part.endsWith(" ") || HomeNames.isDevice(part)) {
                throw new HomeFileException(HomeWording.NO_FILE.with(path), true, null);
            }
        }
        return String.join("/", parts);
    }

    /**
     * The file that a normalized path leads to, links followed. It may not exist; its folder does. Blocks.
     *
     * @throws HomeFileException when it leads out of the home, to what is closed, or to what is no regular file
     */
    public Path resolve(String path) throws HomeFileException {
        try {
            Path realHome = home.toRealPath();
            Path file = home.resolve(path);
            if (Files.exists(file)) {
                Path real = file.toRealPath();
                checkOpen(path, realHome, real);
                if (!Files.isRegularFile(real)) {
                    throw new HomeFileException(HomeWording.NOT_REGULAR.with(path));
                }
                return real;
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new HomeFileException(HomeWording.DEAD_LINK.with(path));
            }
            Path folder = Objects.requireNonNull(file.getParent());
            if (!Files.isDirectory(folder)) {
                checkOpen(path, realHome, nearest(folder).resolve(file.getFileName()));
                throw new HomeFileException(HomeWording.NO_FOLDER.with(path, home));
            }
            Path real = folder.toRealPath().resolve(file.getFileName());
            checkOpen(path, realHome, real);
            return real;
        } catch (InvalidPathException e) {
            throw new HomeFileException(HomeWording.NO_FILE.with(path), true, e);
        } catch (IOException | SecurityException e) {
            throw new HomeFileException(HomeWording.UNREADABLE.with(path, detail(e)), false, e);
        }
    }

    /**
     * Where a normalized path stands in the home, no link followed; nothing is looked at.
     *
     * @throws HomeFileException when the system has no such paths
     */
    Path unresolved(String path) throws HomeFileException {
        try {
            return home.resolve(path);
        } catch (InvalidPathException e) {
            throw new HomeFileException(HomeWording.NO_FILE.with(path), true, e);
        }
    }

    /** The system's own words for what it would not do. */
    public static String detail(Exception e) {
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static Path nearest(Path folder) throws IOException {
        Path there = folder;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        return there.toRealPath();
    }

    /** By where it really is, so that no link and no spelling opens what is closed. */
    private void checkOpen(String path, Path realHome, Path real)
            throws HomeFileException, IOException {
        Path inside;
        if (real.startsWith(realHome)) {
            inside = realHome.relativize(real);
        } else {
            Path conf = linkedConf(realHome);
            if (conf == null || !real.startsWith(conf)) {
                throw new HomeFileException(HomeWording.OUTSIDE.with(path));
            }
            inside = Path.of(CONF).resolve(conf.relativize(real));
        }
        String inHome = inside.toString().replace('\\', '/').toLowerCase(Locale.ROOT);
        if (SECRET_FILES.contains(inHome)
                || CLOSED_FOLDERS.stream().anyMatch(inHome::startsWith)
                || inHome.startsWith(CONF + "/security/")
                || isInClosedFolder(realHome, real)
                || isSameAsSecret(realHome, real)) {
            throw new HomeFileException(HomeWording.CLOSED.with(path));
        }
    }

    /**
     * Where the folder {@code conf} really is, when that is not in the home: Openfire's Debian package and its Docker image put a link to
     * {@code /etc/openfire} or to the data there. Null when it is no such link.
     */
    private static Path linkedConf(Path realHome) {
        try {
            Path conf = realHome.resolve(CONF).toRealPath();
            return conf.startsWith(realHome) || realHome.startsWith(conf) ? null : conf;
        } catch (IOException e) {
            LOG.debug("There is no folder {} in {}", CONF, realHome, e);
            return null;
        }
    }

    /** Closed folders may be links, too, even to somewhere below {@code conf}. */
    private static boolean isInClosedFolder(Path realHome, Path real) throws IOException {
        List<String> closed = new ArrayList<>(CLOSED_FOLDERS);
        closed.add("resources/security/");
        for (String each : closed) {
            Path folder = realHome.resolve(each);
            if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    /** A hard link to a secret is that secret. */
    private static boolean isSameAsSecret(Path realHome, Path real) {
        for (String secret : SECRET_FILES) {
            Path file = realHome.resolve(secret);
            try {
                if (Files.exists(real) && Files.exists(file) && Files.isSameFile(real, file)) {
                    return true;
                }
            } catch (IOException e) {
                // What cannot be compared is not shown.
                return true;
            }
        }
        return false;
    }
}
