package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a module may use of Openfire, with a folder of its own. */
class OpenfireWorkshop implements Workshop {

    private static final Logger log = LoggerFactory.getLogger(OpenfireWorkshop.class);

    /** In Openfire's home, with a folder for each service that wants one. */
    static final String FOLDER = "imservices";

    /** The folder of the modules, which no domain can be called. */
    static final String OF_MODULES = ".modules";

    private final OpenfireHosting.Surroundings surroundings;
    private final String name;

    /**
     * @param name of the folder
     */
    OpenfireWorkshop(OpenfireHosting.Surroundings surroundings, String name) {
        this.surroundings = surroundings;
        this.name = name;
    }

    @Override
    public final String serverDomain() {
        return surroundings.server().getServerInfo().getXMPPDomain();
    }

    @Override
    public final Texts texts(Locale locale) {
        return new Texts(locale);
    }

    @Override
    public final ScheduledExecutorService executor() {
        return surroundings.executor();
    }

    @Override
    public final Clock clock() {
        return surroundings.clock();
    }

    @Override
    public final Path folder() {
        try {
            return PrivateFolder.make(surroundings.home(), List.of(FOLDER, name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of "
                            + name
                            + " cannot be made in "
                            + surroundings.home()
                            + ": "
                            + e,
                    e);
        }
    }

    /** When it is used no more: its folder goes unless something has been left in it. */
    final void deleteEmptyFolder() {
        try {
            PrivateFolder.deleteEmpty(surroundings.home(), List.of(FOLDER, name));
        } catch (IOException e) {
            log.warn("The folder of {} cannot be deleted", name, e);
        }
    }

    @Override
    public final Path home() {
        return surroundings.home();
    }

    @Override
    public final Path modulesFolder() {
        return home().resolve("modules");
    }

    @Override
    public final List<Path> classPath() {
        return surroundings.classPath();
    }
}
