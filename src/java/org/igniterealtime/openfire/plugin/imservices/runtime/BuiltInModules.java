package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modules that the plugin itself names for ServiceLoader. One that does not load does not keep the others from it. */
final class BuiltInModules {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltInModules.class);

    private final Map<String, ServiceModule> modules = new TreeMap<>();
    private final List<Phrase> failures = new ArrayList<>();

    BuiltInModules(ClassLoader loader) {
        Iterator<ServiceModule> found = ServiceLoader.load(ServiceModule.class, loader).iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    ServiceModule module = found.next();
                    modules.put(module.id(), module);
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                LOG.error("A built-in module of IM Services does not load", e);
                failures.add(Reasons.of(e));
            }
        }
    }

    Optional<ServiceModule> find(String id) {
        return Optional.ofNullable(modules.get(id));
    }

    /** All that have been loaded. */
    List<ServiceModule> all() {
        return List.copyOf(modules.values());
    }

    /** What there is, for a reason. */
    Phrase describe() {
        Phrase there =
                modules.isEmpty()
                        ? RuntimeWording.NONE.with()
                        : Phrase.english(String.join(", ", modules.keySet()));
        return failures.isEmpty()
                ? there
                : RuntimeWording.BUT_NOT_LOADED.with(there, Phrase.joined("; ", failures));
    }
}
