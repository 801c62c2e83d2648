package org.igniterealtime.openfire.plugin.imservices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.ResourceBundle;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.administration.TextFiles;
import org.igniterealtime.openfire.plugin.imservices.administration.commands.ServiceOperations;
import org.igniterealtime.openfire.plugin.imservices.console.Console;
import org.igniterealtime.openfire.plugin.imservices.console.ConsoleOwner;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.openfire.ConsoleSession;
import org.igniterealtime.openfire.plugin.imservices.openfire.OpenfireAccessFacts;
import org.igniterealtime.openfire.plugin.imservices.openfire.OpenfireAudit;
import org.igniterealtime.openfire.plugin.imservices.openfire.OpenfireHosting;
import org.igniterealtime.openfire.plugin.imservices.openfire.PluginClassPath;
import org.igniterealtime.openfire.plugin.imservices.openfire.ServerInternals;
import org.igniterealtime.openfire.plugin.imservices.openfire.ServiceCommands;
import org.igniterealtime.openfire.plugin.imservices.runtime.FileWatcher;
import org.igniterealtime.openfire.plugin.imservices.runtime.Modules;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.XMPPServerListener;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Openfire loads: wires the rooms, starts them in order when the server is up, and stops them in reverse. */
public final class ImServicesPlugin implements Plugin, XMPPServerListener, ConsoleOwner {

    private static final Logger log = LoggerFactory.getLogger(ImServicesPlugin.class);

    /** More than the manager starts or stops at once, because a service may need others to start or stop. */
    private static final int THREADS =
            Math.max(2 * ServiceManager.AT_ONCE, 2 * Runtime.getRuntime().availableProcessors());

    private boolean wanted;
    private PluginThreads executor;
    private OpenfireHosting hosting;
    private ServiceManager manager;
    private Administration administration;
    private ServiceCommands commands;

    /** Read by the console's threads, which need not wait while the plugin starts or stops. */
    private volatile Console console;

    @Override
    public synchronized void initializePlugin(PluginManager pluginManager, File pluginDirectory) {
        wanted = true;
        // Plugins are loaded while the server starts; its own services have their domains only when
        // it has. Whether that
        // happens before or after the question, start() runs once.
        XMPPServer.getInstance().addServerListener(this);
        if (XMPPServer.getInstance().isStarted()) {
            start();
        }
    }

    @Override
    public void destroyPlugin() {
        XMPPServer.getInstance().removeServerListener(this);
        synchronized (this) {
            wanted = false;
            stop();
        }
    }

    @Override
    public synchronized void serverStarted() {
        start();
    }

    /** While users can still be told: Openfire 4.2 stops its own parts before it destroys plugins. */
    @Override
    public synchronized void serverStopping() {
        wanted = false;
        stop();
    }

    private void start() {
        if (!wanted || executor != null) {
            return;
        }
        try {
            executor = new PluginThreads(THREADS, XMPPServer.class.getClassLoader());
            Clock clock = Clock.systemUTC();
            Path home = ServerInternals.home();
            hosting =
                    new OpenfireHosting(
                            XMPPServer.getInstance(),
                            home,
                            PluginClassPath.of(ImServicesPlugin.class),
                            executor,
                            clock);
            hosting.start();
            Modules modules =
                    new Modules(home.resolve("modules"), ImServicesPlugin.class.getClassLoader());
            manager =
                    new ServiceManager(
                            home,
                            home.resolve(TextFiles.SERVICES_FILE),
                            hosting,
                            modules,
                            new FileWatcher(executor),
                            executor,
                            clock);
            hosting.tell(manager::running);
            manager.start();
            administration =
                    Administration.of(
                            new Administration.Parts(
                                    hosting.facts(),
                                    new OpenfireAccessFacts(XMPPServer.getInstance()),
                                    new OpenfireAudit(),
                                    manager,
                                    modules,
                                    hosting,
                                    executor,
                                    clock));
            commands =
                    new ServiceCommands(
                            XMPPServer.getInstance(),
                            new ServiceOperations(
                                            administration.services(),
                                            administration.files(),
                                            ServiceCatalog.builtIn())
                                    .table(),
                            executor,
                            clock);
            commands.start();
            console = new Console(new ConsoleSession(), administration);
        } catch (IOException | RuntimeException | LinkageError e) {
            log.error("IM Services does not start; its services are not there", e);
            stop();
        }
    }

    @Override
    public Optional<Console> console() {
        return Optional.ofNullable(console);
    }

    /** The reverse of start, also after half of it. */
    private void stop() {
        console = null;
        if (commands != null) {
            commands.stop();
            commands = null;
        }
        if (administration != null) {
            administration.close();
            administration = null;
        }
        if (manager != null) {
            manager.stop();
            manager = null;
        }
        if (hosting != null) {
            hosting.stop();
            hosting = null;
        }
        if (executor != null) {
            executor.end();
            executor = null;
        }
        // Bundles are cached by their class loader, Openfire's of the plugin's texts as well as the
        // plugin's own.
        ResourceBundle.clearCache(ImServicesPlugin.class.getClassLoader());
        RecordCaches.forgetPlugin();
    }
}
