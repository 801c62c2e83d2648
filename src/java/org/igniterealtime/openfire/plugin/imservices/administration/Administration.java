package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting;
import org.igniterealtime.openfire.plugin.imservices.runtime.Modules;
import org.igniterealtime.openfire.plugin.imservices.runtime.Offers;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;

/** All that an administrator can do, in one hand: what the console's pages and the commands are given. */
public record Administration(
        ServicesAdministration services,
        TextFiles files,
        ServiceExamples examples,
        AccessRules access,
        Types types,
        Trials trials,
        DnsNotes dns)
        implements AutoCloseable {

    /**
     * What administration works with. All of it is somebody else's to start and stop.
     *
     * @param manager of the file {@code conf/IMServices.dat} in the home that the facts tell
     */
    public record Parts(
            ServerFacts facts,
            AccessFacts accessFacts,
            AuditLog auditLog,
            ServiceManager manager,
            Modules modules,
            Hosting hosting,
            ScheduledExecutorService executor,
            Clock clock) {
        public Parts {
            Objects.requireNonNull(facts);
            Objects.requireNonNull(accessFacts);
            Objects.requireNonNull(auditLog);
            Objects.requireNonNull(manager);
            Objects.requireNonNull(modules);
            Objects.requireNonNull(hosting);
            Objects.requireNonNull(executor);
            Objects.requireNonNull(clock);
        }
    }

    public Administration {
        Objects.requireNonNull(services);
        Objects.requireNonNull(files);
        Objects.requireNonNull(examples);
        Objects.requireNonNull(access);
        Objects.requireNonNull(types);
        Objects.requireNonNull(trials);
        Objects.requireNonNull(dns);
    }

    public static Administration of(Parts parts) {
        return of(parts, Trials.Limits.NORMAL, "dns:");
    }

    /**
     * @param dnsServers see {@link DnsNotes}
     */
    static Administration of(Parts parts, Trials.Limits limits, String dnsServers) {
        ServerFacts facts = parts.facts();
        Language language = new Language(facts::locale);
        HomeFiles files = new HomeFiles(new HomePaths(facts.home()), language);
        AccessLists accessLists = new AccessLists(files, parts.accessFacts(), language);
        Types types =
                new Types(
                        ServiceCatalog.builtIn(),
                        new Offers(
                                parts.modules(),
                                parts.hosting().workshop(),
                                ServiceCatalog.builtIn()),
                        parts.hosting().workshop(),
                        language,
                        parts.executor(),
                        parts.clock());
        ServicesText text = new ServicesText(files);
        SheetChecker checker = new SheetChecker(facts, types, files, accessLists, language);
        Audit audit =
                new Audit(
                        new AuditTrail(parts.auditLog(), language::locale),
                        new Masking(types::secretKeys));
        Applied applied = new Applied(parts.manager());
        ServiceChanges changes = new ServiceChanges(files, text, checker, applied, audit, language);
        ServicesAdministration services =
                new ServicesAdministration(
                        parts.manager(), facts, text, checker, changes, applied, audit, language);
        TextFiles textFiles = new TextFiles(files, accessLists, applied, audit, language);
        return new Administration(
                services,
                textFiles,
                new ServiceExamples(facts),
                new AccessRules(textFiles, services, facts, parts.accessFacts()),
                types,
                new Trials(
                        new Trials.Tools(
                                text,
                                checker,
                                facts,
                                parts.modules(),
                                parts.hosting(),
                                types,
                                parts.executor(),
                                language,
                                audit,
                                limits)),
                new DnsNotes(facts, parts.executor(), language, dnsServers));
    }

    /** Ends what is under way, and waits for that. Must not be called on a thread of the executor. */
    @Override
    public void close() {
        trials.close();
        types.close();
    }
}
