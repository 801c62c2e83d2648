package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry of modules: the built-in ones, and the jars of the modules folder.
 *
 * <p>A jar is loaded when the first service asks for it, with a class loader of its own whose parent is the plugin's, and
 * closed when the last service that uses it has given it back. A jar that has been replaced since is loaded anew for who asks
 * next; who has the old one keeps it.
 *
 * <p>May be used by several threads; every call may block while a jar is loaded.
 */
public final class Modules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Modules.class);

    /** The built-in that serves a protocol of libpurple which lies in the modules folder. */
    private static final String PURPLE = "purple";

    private final Path folder;
    private final ClassLoader pluginLoader;
    private final Map<Path, Slot> slots = new HashMap<>();

    /** All slots that are loaded, those of replaced files too. */
    private final Set<Slot> open = new HashSet<>();

    private BuiltInModules builtIn;

    /**
     * @param folder may not exist
     */
    public Modules(Path folder, ClassLoader pluginLoader) {
        this.folder = folder.toAbsolutePath().normalize();
        this.pluginLoader = pluginLoader;
    }

    /** A module that is in use, until it is closed. */
    public interface Use extends AutoCloseable {

        ServiceModule module();

        /** Gives the module back: its services have stopped. Idempotent. */
        @Override
        void close();
    }

    /** One version of a jar. */
    private static final class Slot {
        private FileStamp stamp;
        private ModuleJar jar;
        private String id;
        private Phrase failure;
        private int users;

        Slot(FileStamp stamp) {
            this.stamp = stamp;
        }
    }

    /**
     * Finds a module.
     *
     * @param name the id of a built-in module or of one in a jar, the name of a jar, or the name of a libpurple protocol's {@code
     *     .so}, which means the built-in {@code purple}; a definition's {@code module}
     * @throws ServiceException when there is none or it does not load; the message is the reason
     */
    public synchronized Use open(String name) throws ServiceException {
        if (builtIn == null) {
            builtIn = new BuiltInModules(pluginLoader);
        }
        if (name.endsWith(".jar")) {
            return use(loaded(file(name)));
        }
        if (name.endsWith(".so")) {
            file(name);
            return builtIn(PURPLE);
        }
        return builtIn.find(name).isPresent() ? builtIn(name) : byId(name);
    }

    /** All modules that there are and that load, the built-in ones first. What does not load is in the log. */
    public synchronized List<Use> openAll() {
        if (builtIn == null) {
            builtIn = new BuiltInModules(pluginLoader);
        }
        List<Use> uses = new ArrayList<>();
        builtIn.all().forEach(module -> uses.add(builtInUse(module)));
        try {
            for (Path file : jars()) {
                try {
                    uses.add(use(loaded(file)));
                } catch (ServiceException e) {
                    LOG.debug("{} is no module to choose from", file, e);
                }
            }
        } catch (ServiceException e) {
            LOG.warn("IM Services: {}", e.getMessage(), e);
        }
        return uses;
    }

    private Path file(String name) throws ServiceException {
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new ServiceException(RuntimeWording.NO_MODULE_FILE.with(name, folder));
        }
        return file;
    }

    private Use builtIn(String id) throws ServiceException {
        BuiltInModules known = builtIn;
        ServiceModule module =
                known.find(id)
                        .orElseThrow(
                                () ->
                                        new ServiceException(
                                                RuntimeWording.NOT_BUILT_IN.with(
                                                        id, known.describe())));
        return builtInUse(module);
    }

    private static Use builtInUse(ServiceModule module) {
        return new Use() {
            @Override
            public ServiceModule module() {
                return module;
            }

            @Override
            public void close() {
                // A built-in module stays.
            }
        };
    }

    private Use byId(String id) throws ServiceException {
        List<Path> named = new ArrayList<>();
        List<Phrase> failures = new ArrayList<>();
        for (Path file : jars()) {
            try {
                Slot slot = slot(file);
                if (slot.id == null) {
                    load(file, slot);
                    closeUnused(slot);
                }
                if (slot.id.equals(id)) {
                    named.add(file);
                }
            } catch (ServiceException e) {
                failures.add(e.phrase());
            }
        }
        if (named.size() == 1) {
            return use(loaded(named.get(0)));
        }
        if (named.size() > 1) {
            throw new ServiceException(RuntimeWording.TWO_JARS.with(id, named));
        }
        throw new ServiceException(
                failures.isEmpty()
                        ? RuntimeWording.NO_MODULE.with(id, builtIn.describe(), folder)
                        : RuntimeWording.NO_MODULE_BUT_FAILURES.with(
                                id, builtIn.describe(), folder, Phrase.joined("; ", failures)));
    }

    private List<Path> jars() throws ServiceException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException(RuntimeWording.FOLDER_UNREADABLE.with(folder, e), e);
        }
    }

    /** The slot of the file as it is now. */
    private Slot slot(Path file) {
        Slot before = slots.get(file);
        FileStamp now = FileStamp.of(file, before == null ? null : before.stamp);
        if (before != null && before.stamp.isSame(now)) {
            before.stamp = now;
            return before;
        }
        Slot slot = new Slot(now);
        slots.put(file, slot);
        return slot;
    }

    private Slot loaded(Path file) throws ServiceException {
        Slot slot = slot(file);
        load(file, slot);
        return slot;
    }

    private void load(Path file, Slot slot) throws ServiceException {
        if (slot.failure != null) {
            throw new ServiceException(slot.failure);
        }
        if (slot.jar != null) {
            return;
        }
        try {
            slot.jar = ModuleJar.load(file, pluginLoader);
            slot.id = slot.jar.id();
            open.add(slot);
            LOG.info("Module {} loaded from {}", slot.id, file);
        } catch (ModuleJar.UnusableException e) {
            // Kept, so that a thousand services that name the jar do not load it a thousand times.
            slot.failure = e.phrase();
            LOG.error("IM Services: {}", e.getMessage(), e.getCause());
            throw new ServiceException(slot.failure);
        }
    }

    private Use use(Slot slot) {
        slot.users++;
        ServiceModule module = slot.jar.module();
        return new Use() {
            private boolean closed;

            @Override
            public ServiceModule module() {
                return module;
            }

            @Override
            public void close() {
                synchronized (Modules.this) {
                    if (!closed) {
                        closed = true;
                        slot.users--;
                        closeUnused(slot);
                    }
                }
            }
        };
    }

    private void closeUnused(Slot slot) {
        if (slot.users == 0 && open.remove(slot)) {
            slot.jar.close();
            slot.jar = null;
        }
    }

    /** Closes the jars that are loaded, used or not. The modules can be opened again. */
    @Override
    public synchronized void close() {
        for (Slot slot : open) {
            slot.jar.close();
            slot.jar = null;
        }
        open.clear();
        slots.clear();
    }
}
