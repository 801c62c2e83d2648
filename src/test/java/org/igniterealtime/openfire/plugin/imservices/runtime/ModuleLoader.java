package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** A class loader that names the given modules as built in, and no others. */
public final class ModuleLoader extends ClassLoader {

    static final String MODULES = "META-INF/services/" + ServiceModule.class.getName();

    private final URL names;

    public ModuleLoader(Path folder, String... classes) throws IOException {
        super(ModuleLoader.class.getClassLoader());
        Path file = Files.createTempFile(folder, "built-in", ".txt");
        Files.write(file, List.of(classes));
        names = file.toUri().toURL();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(MODULES)
                ? Collections.enumeration(List.of(names))
                : super.getResources(name);
    }
}
