package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A jar of the modules folder, loaded. It is read from a private copy, because writing over a jar that is open breaks whoever
 * has it open; so the jar must be complete in itself.
 */
final class ModuleJar {

    private static final String MODULES = "META-INF/services/" + ServiceModule.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(ModuleJar.class);

    private final Path copy;
    private final URLClassLoader loader;
    private final ServiceModule module;
    private final String id;

    private ModuleJar(Path copy, URLClassLoader loader, ServiceModule module, String id) {
        this.copy = copy;
        this.loader = loader;
        this.module = module;
        this.id = id;
    }

    /** The jar cannot serve as a module, and will not before it is replaced. */
    static final class UnusableException extends ServiceException {

        private static final long serialVersionUID = 1L;

        UnusableException(Phrase reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * Copies and loads a jar. Blocks.
     *
     * @throws UnusableException when it holds no module that can be loaded, or more than one
     * @throws ServiceException when it cannot be read
     */
    static ModuleJar load(Path file, ClassLoader parent) throws ServiceException {
        Path copy = null;
        URLClassLoader loader = null;
        ModuleJar jar = null;
        try {
            copy = Files.createTempFile("imservices-module-", ".jar");
            // Into the file that was made, which nobody else can write to.
            try (OutputStream out = Files.newOutputStream(copy)) {
                Files.copy(file, out);
            }
            loader = new JarLoader(copy.toUri().toURL(), parent);
            ServiceModule module = module(file, loader);
            jar = new ModuleJar(copy, loader, module, module.id());
            return jar;
        } catch (IOException e) {
            throw new ServiceException(RuntimeWording.JAR_UNREADABLE.with(file, e), e);
        } catch (UnusableException e) {
            throw e;
        } catch (Throwable e) {
            // Whatever a foreign class throws, a LinkageError for one, concerns only the services
            // that name the jar.
            throw new UnusableException(RuntimeWording.JAR_BROKEN.with(file, Reasons.of(e)), e);
        } finally {
            if (jar == null) {
                discard(copy, loader);
            }
        }
    }

    private static ServiceModule module(Path file, ClassLoader loader) throws UnusableException {
        List<ServiceModule> modules = new ArrayList<>();
        ServiceLoader.load(ServiceModule.class, loader).forEach(modules::add);
        if (modules.size() == 1) {
            return modules.get(0);
        }
        RuntimeWording wrong =
                modules.isEmpty() ? RuntimeWording.JAR_EMPTY : RuntimeWording.JAR_OF_TWO;
        throw new UnusableException(wrong.with(file, MODULES), null);
    }

    ServiceModule module() {
        return module;
    }

    String id() {
        return id;
    }

    void close() {
        discard(copy, loader);
    }

    private static void discard(Path copy, URLClassLoader loader) {
        try {
            if (loader != null) {
                loader.close();
            }
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            LOG.warn("The copy {} of a module could not be removed; delete it", copy, e);
        }
    }

    /** Finds the modules that its own jar names, and not those of the plugin. */
    private static final class JarLoader extends URLClassLoader {

        JarLoader(URL jar, ClassLoader parent) {
            super(new URL[] {jar}, parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(MODULES) ? findResources(name) : super.getResources(name);
        }
    }
}
