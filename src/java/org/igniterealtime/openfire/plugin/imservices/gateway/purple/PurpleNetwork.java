package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.FormField;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkException;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A protocol of libpurple as a network. Safe for use by several threads once it has started.
 *
 * <p>Listeners are called by the threads of the links and, for what can be answered without a worker, by the plugin's
 * executor.
 */
public final class PurpleNetwork implements Network {

    /** By name, because the two processes share nothing but the wire. */
    static final String WORKER_MAIN =
            "org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker.WorkerMain";

    private static final Logger LOG = LoggerFactory.getLogger(PurpleNetwork.class);

    /** How a worker is watched; tests have less time. */
    record Pace(Duration heartbeat, Duration patience, Duration idle) {}

    static final Pace PACE =
            new Pace(WorkerSettings.HEARTBEAT, WorkerSettings.PATIENCE, WorkerSettings.IDLE);

    /** Nothing of an account needs more; a frame holds a megabyte. */
    private static final int LONGEST_ACCOUNT = 100_000;

    private final ServiceDefinition definition;
    private final Host host;
    private final String mainClass;
    private final Pace pace;
    private final RoomRules roomRules;
    private final UnaryOperator<String> nameRule;
    private final AtomicInteger numbers = new AtomicInteger();
    private WorkerPool pool;
    private volatile AccountSettings settings;
    private volatile AccountForm form;
    private volatile Set<Ability> abilities = Set.of();

    public PurpleNetwork(ServiceDefinition definition, Host host) {
        this(definition, host, WORKER_MAIN, PACE);
    }

    PurpleNetwork(ServiceDefinition definition, Host host, String mainClass, Pace pace) {
        this.definition = definition;
        this.host = host;
        this.mainClass = mainClass;
        this.pace = pace;
        String protocol = definition.parameters().protocol();
        UnaryOperator<String> contacts = NameRules.of(protocol);
        this.roomRules = new RoomRules(protocol);
        this.nameRule =
                name -> roomRules.isRoom(name) ? roomRules.normalize(name) : contacts.apply(name);
    }

    @Override
    public void start() throws NetworkException {
        try {
            pool =
                    new WorkerPool(
                            workerSettings(),
                            new AccountEvents(nameRule),
                            host.executor(),
                            host.clock(),
                            new HostReports(host));
            Event answer = pool.start().get(pace.patience().toMillis() * 2, TimeUnit.MILLISECONDS);
            if (answer instanceof Event.Unusable unusable) {
                throw new NetworkException(
                        Unusable.reason(definition.parameters().protocol(), unusable));
            }
            begin((Event.Ready) answer);
        } catch (SettingsException e) {
            throw new NetworkException(e.phrase(), e);
        } catch (IOException e) {
            throw new NetworkException(PurpleWording.NOT_STARTED.with(e.getMessage()), e);
        } catch (ExecutionException e) {
            throw new NetworkException(PurpleWording.ENDED.with(e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new NetworkException(PurpleWording.LATE.with(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException(PurpleWording.INTERRUPTED.with(), e);
        }
    }

    private void begin(Event.Ready ready) throws SettingsException {
        settings =
                new AccountSettings(
                        definition.parameters(),
                        ready,
                        definition.formFields().stream().map(FormField::var).toList());
        form =
                new AccountForm(
                        AccountForm.PasswordUse.valueOf(ready.passwordUse()), ready.protocolName());
        abilities =
                ready.abilities().stream()
                        .map(Ability::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        LOG.info(
                "{}: {} over libpurple {}",
                definition.domain(),
                ready.protocolName(),
                ready.purpleVersion());
    }

    private WorkerSettings workerSettings() throws SettingsException {
        Parameters parameters = definition.parameters();
        if (parameters.protocol().isEmpty()) {
            throw new SettingsException(
                    PurpleWording.PARAMS.with(ParameterCheck.noProtocol("prpl-irc").said()));
        }
        Path modules = host.modulesFolder();
        return new WorkerSettings(
                definition.domain(),
                mainClass,
                host.classPath(),
                host.folder(),
                parameters.protocol(),
                Files.isDirectory(modules) ? List.of(modules.toString()) : List.of(),
                AccountSettings.accountsPerWorker(parameters),
                pace.heartbeat(),
                pace.patience(),
                pace.idle());
    }

    @Override
    public AccountForm accountForm() {
        if (form == null) {
            throw new IllegalStateException("the network has not started");
        }
        return form;
    }

    @Override
    public List<Parameter> fields(Texts texts) {
        if (settings == null) {
            throw new IllegalStateException("the network has not started");
        }
        return settings.fields(texts);
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public String normalize(String name) {
        return nameRule.apply(name);
    }

    /** Of others than IRC it is not known: XMPP's people have other names in each room. */
    @Override
    public boolean hasContactsInRooms() {
        return definition.parameters().protocol().equals("prpl-irc");
    }

    @Override
    public boolean isRoom(String name) {
        return abilities.contains(Ability.ROOMS) && roomRules.isRoom(name);
    }

    @Override
    public NetworkAccount logIn(Account account, AccountListener listener) {
        if (settings == null) {
            throw new IllegalStateException("the network has not started");
        }
        try {
            AccountSettings.LogIn logIn = settings.logIn(account);
            if (length(account) > LONGEST_ACCOUNT) {
                throw new SettingsException("The registration is too long");
            }
            PurpleAccount made = account(account, logIn.name(), logIn.options(), listener);
            pool.place(made);
            return made;
        } catch (SettingsException e) {
            PurpleAccount refused = account(account, account.name(), Map.of(), listener);
            Disconnect reason = new Disconnect(Disconnect.Cause.INVALID_SETTINGS, e.getMessage());
            host.executor().execute(() -> refused.end(reason, Set.of()));
            return refused;
        }
    }

    private static int length(Account account) {
        int length = account.name().length() + account.password().length();
        for (Map.Entry<String, String> option : account.options().entrySet()) {
            length += option.getKey().length() + option.getValue().length();
        }
        return length + account.presence().status().length();
    }

    private PurpleAccount account(
            Account account,
            String loginName,
            Map<String, String> options,
            AccountListener listener) {
        return new PurpleAccount(
                numbers.incrementAndGet(),
                account,
                loginName,
                options,
                listener,
                pool,
                host.executor());
    }

    @Override
    public void stop() {
        if (pool != null) {
            pool.stop();
        }
    }

    /** The processes at present, for tests. */
    List<Long> pids() {
        return pool == null ? List.of() : pool.pids();
    }

    private record HostReports(Host host) implements WorkerPool.Reports {
        @Override
        public void degraded(Phrase reason) {
            host.degraded(reason);
        }

        @Override
        public void recovered() {
            host.recovered();
        }
    }
}
