package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.AccessRule;
import org.igniterealtime.openfire.plugin.imservices.access.RuleType;
import org.igniterealtime.openfire.plugin.imservices.access.Verdict;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/**
 * Access files as lists of rules. Rules are edited in a text, which nobody need have saved, and keep its comments; {@link TextFiles}
 * reads and writes the files. Every call may block; may be called by several threads.
 */
public final class AccessRules {

    private final TextFiles files;
    private final ServicesAdministration services;
    private final ServerFacts server;
    private final AccessFacts facts;

    public AccessRules(
            TextFiles files,
            ServicesAdministration services,
            ServerFacts server,
            AccessFacts facts) {
        this.files = Objects.requireNonNull(files);
        this.services = Objects.requireNonNull(services);
        this.server = Objects.requireNonNull(server);
        this.facts = Objects.requireNonNull(facts);
    }

    /** An edit of a valid text. */
    @FunctionalInterface
    private interface Edit {
        AccessFile of(AccessFile file);
    }

    /**
     * What a text says.
     *
     * @throws AdministrationException when the path is refused
     */
    public AccessText look(String path, String text) throws AdministrationException {
        AccessFile file = parse(text);
        return new AccessText(text, file.isValid(), file.rules(), files.check(path, text));
    }

    /**
     * Has a rule say something else.
     *
     * @param index its place among the rules, from 0
     * @throws AdministrationException when the text is not valid, or would not be; says what is wrong with the rule
     */
    public AccessText set(String path, String text, int index, RuleDraft draft)
            throws AdministrationException {
        AccessRule rule = rule(path, draft);
        return edit(path, text, file -> file.set(index, rule));
    }

    /**
     * Adds a rule.
     *
     * @param index its place among the rules afterwards
     * @throws AdministrationException when the text is not valid, or would not be; says what is wrong with the rule
     */
    public AccessText insert(String path, String text, int index, RuleDraft draft)
            throws AdministrationException {
        AccessRule rule = rule(path, draft);
        return edit(path, text, file -> file.insert(index, rule));
    }

    /**
     * Removes a rule.
     *
     * @throws AdministrationException when the text is not valid
     */
    public AccessText remove(String path, String text, int index) throws AdministrationException {
        return edit(path, text, file -> file.remove(index));
    }

    /**
     * Moves a rule among the others.
     *
     * @param to its place among them afterwards
     * @throws AdministrationException when the text is not valid
     */
    public AccessText move(String path, String text, int from, int to)
            throws AdministrationException {
        return edit(path, text, file -> file.move(from, to));
    }

    private AccessText edit(String path, String text, Edit edit) throws AdministrationException {
        AccessFile file = parse(text);
        if (!file.isValid()) {
            throw new AdministrationException(texts().get("administration.access.invalid"));
        }
        AccessFile edited;
        try {
            edited = edit.of(file);
        } catch (IndexOutOfBoundsException e) {
            throw new AdministrationException(texts().get("administration.access.norule"), e);
        } catch (IllegalArgumentException e) {
            throw new AdministrationException(
                    texts().get("administration.access.refused", e.getMessage()), e);
        }
        return look(path, new String(edited.print(), StandardCharsets.UTF_8));
    }

    private AccessRule rule(String path, RuleDraft draft) throws AdministrationException {
        AccessRule rule =
                draft.rule()
                        .orElseThrow(
                                () ->
                                        new AdministrationException(
                                                texts().get("administration.access.incomplete")));
        // Alone in a file, so that what is said is about nothing else.
        for (FileProblem problem : files.check(path, alone(rule))) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new AdministrationException(problem.text());
            }
        }
        return rule;
    }

    private static String alone(AccessRule rule) {
        String whom =
                rule.type() == RuleType.EVERYBODY
                        ? ""
                        : " type='" + rule.type().word() + "' value='" + xml(rule.value()) + "'";
        return "<list><item" + whom + " action='" + rule.action().word() + "' order='1'/></list>";
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    /**
     * What a text decides about somebody.
     *
     * @param address of the person, an entity or a domain
     * @param domain of the service that is asked for; empty for none
     * @throws AdministrationException when that is no address, the text is not valid, or the server does not tell its groups
     */
    public Verdict decide(String text, String address, String domain)
            throws AdministrationException {
        JID peer;
        try {
            peer = new JID(address.strip());
        } catch (IllegalArgumentException e) {
            throw new AdministrationException(
                    texts().get("administration.access.badaddress", address.strip()), e);
        }
        AccessList list =
                parse(text)
                        .list()
                        .orElseThrow(
                                () ->
                                        new AdministrationException(
                                                texts().get("administration.access.invalid")));
        return list.explain(peer, facts.peers(domain, list));
    }

    /** The domains of the services that use a file, in the order of the services file. */
    public List<String> usedBy(String path) {
        Optional<Path> wanted = normal(path);
        return services.rows(Query.ALL).rows().stream()
                .filter(row -> !row.access().isEmpty() && normal(row.access()).equals(wanted))
                .map(Row::domain)
                .toList();
    }

    private static Optional<Path> normal(String path) {
        try {
            return Optional.of(Path.of(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The names of the server's groups. */
    public List<String> groups() {
        return facts.groups();
    }

    /** What a new file begins with, and how such a file is made, as remarks. */
    public String example() {
        Texts texts = texts();
        String administrator = "admin@" + server.serverDomain();
        return """
                <!-- %s
                     %s -->
                <list name='%s'>
                  <!-- %s -->
                  <item type='jid' value='%s' action='allow' order='10'/>
                  <!-- %s
                  <item type='group' value='Staff' action='allow' order='20'/> -->
                  <!-- %s -->
                  <item action='deny' order='1000'/>
                </list>
                """
                .formatted(
                        remark(texts, "who"),
                        remark(texts, "order"),
                        "access",
                        remark(texts, "person"),
                        xml(administrator),
                        remark(texts, "group"),
                        remark(texts, "others"));
    }

    /** Two hyphens would end it. */
    private static String remark(Texts texts, String key) {
        return texts.get("administration.access.example." + key).replace("--", "- -");
    }

    private static AccessFile parse(String text) {
        return AccessFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private Texts texts() {
        return new Texts(server.locale());
    }
}
