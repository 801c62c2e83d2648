package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the definition of one section from its lines, and says what is wrong with them. */
final class DefinitionReader {

    private static final List<String> GATEWAY_NAMESPACES =
            List.of("jabber:iq:register", "jabber:iq:gateway");

    private final ServiceCatalog catalog;
    private final Set<String> builtIn;
    private final TypeReader types;

    DefinitionReader(ServiceCatalog catalog) {
        this.catalog = catalog;
        this.builtIn = catalog.modules();
        this.types = new TypeReader(catalog);
    }

    /**
     * What a section says.
     *
     * @param definition empty when a problem is an error
     */
    record Result(Optional<ServiceDefinition> definition, boolean enabled) {}

    /**
     * @param domain empty when the section's name cannot be one, which has been said already
     * @param line the line of the header, where what is missing is said
     */
    Result read(Optional<String> domain, int line, List<Entry> entries, Problems problems) {
        Map<Key, List<Entry>> lines = sort(entries, problems);
        boolean enabled = enabled(first(lines, Key.ENABLED), problems);
        String module =
                first(lines, Key.MODULE)
                        .map(entry -> ModuleName.read(entry, builtIn, problems))
                        .orElse("");
        Parameters parameters =
                first(lines, Key.PARAMS)
                        .map(entry -> ParametersReader.read(entry, problems))
                        .orElse(Parameters.NONE);
        Optional<TypeReader.Typed> typed = typed(lines, module, parameters, line, problems);
        Browse browse = browse(first(lines, Key.BROWSE), problems);
        List<String> namespaces =
                first(lines, Key.NS)
                        .map(entry -> NamespacesReader.read(entry, problems))
                        .orElseGet(() -> namespaces(typed));
        Optional<String> access =
                first(lines, Key.ACCESS)
                        .map(entry -> HomePath.read(entry, new Part(entry.value(), 0), problems));
        List<FormField> formFields =
                first(lines, Key.FORMDATA)
                        .map(entry -> FormFieldsReader.read(entry, problems))
                        .orElse(List.of());
        List<History> history = history(lines, problems);
        if (domain.isEmpty() || typed.isEmpty() || problems.hasError()) {
            return new Result(Optional.empty(), enabled);
        }
        Optional<ServiceType> known = typed.get().known();
        String servedBy = module.isEmpty() ? known.map(ServiceType::module).orElse("") : module;
        return new Result(
                Optional.of(
                        new ServiceDefinition(
                                domain.get(),
                                first(lines, Key.NAME).map(Entry::value).orElse(domain.get()),
                                typed.get().category(),
                                typed.get().type(),
                                browse,
                                namespaces,
                                servedBy,
                                withProtocol(parameters, servedBy, known),
                                access,
                                history,
                                formFields)),
                enabled);
    }

    private Map<Key, List<Entry>> sort(List<Entry> entries, Problems problems) {
        Map<Key, List<Entry>> lines = new EnumMap<>(Key.class);
        for (Entry entry : entries) {
            Optional<Key> key = Key.of(entry.key());
            if (key.isEmpty()) {
                unknown(entry, problems);
                continue;
            }
            List<Entry> same = lines.computeIfAbsent(key.get(), each -> new ArrayList<>());
            if (!same.isEmpty() && !key.get().repeats()) {
                problems.error(
                        entry.line(),
                        entry.keyColumn(),
                        Wording.KEY_TWICE.with(entry.key(), same.get(0).line()),
                        Wording.KEY_ONCE_WANTED.with());
            } else {
                same.add(entry);
            }
        }
        return lines;
    }

    private static void unknown(Entry entry, Problems problems) {
        if (Key.ACCESS.resembles(entry.key())) {
            // An unknown key is no reason to refuse a section, but a slip of the finger must not
            // open a service to everybody.
            problems.error(
                    entry.line(),
                    entry.keyColumn(),
                    Wording.ALMOST_ACCESS.with(entry.key(), Key.ACCESS.key()),
                    Wording.ACCESS_WANTED.with(Key.ACCESS.key()));
        } else {
            problems.warning(
                    entry.line(),
                    entry.keyColumn(),
                    Wording.UNKNOWN_KEY.with(entry.key()),
                    Wording.KEYS_WANTED.with(Key.ALL));
        }
    }

    /** The key's line, when there is one with a value: a key without a value is as good as none. */
    private static Optional<Entry> first(Map<Key, List<Entry>> lines, Key key) {
        return lines.getOrDefault(key, List.of()).stream()
                .filter(entry -> !entry.value().isEmpty())
                .findFirst();
    }

    private Optional<TypeReader.Typed> typed(
            Map<Key, List<Entry>> lines,
            String module,
            Parameters parameters,
            int line,
            Problems problems) {
        Optional<Entry> categoryEntry = first(lines, Key.CATEGORY);
        Optional<Entry> typeEntry = first(lines, Key.TYPE);
        Optional<Category> category =
                categoryEntry.flatMap(entry -> types.category(entry, problems));
        if (categoryEntry.isEmpty()) {
            problems.error(
                    line,
                    1,
                    Wording.NO_CATEGORY.with(),
                    Wording.CATEGORY_WANTED.with(TypeReader.categories()));
        }
        if (typeEntry.isEmpty()) {
            problems.error(
                    line,
                    1,
                    Wording.NO_TYPE.with(),
                    category.map(known -> Wording.TYPE_WANTED.with(types.keys(known)))
                            .orElseGet(Wording.ANY_TYPE_WANTED::with));
        }
        if (category.isEmpty() || typeEntry.isEmpty()) {
            return Optional.empty();
        }
        boolean foreign = isForeign(module, parameters);
        return types.type(category.get(), typeEntry.get(), foreign, problems);
    }

    private boolean isForeign(String module, Parameters parameters) {
        if (module.isEmpty()) {
            return false;
        }
        return !builtIn.contains(module)
                || !parameters.protocol().isEmpty()
                        && catalog.ofProtocol(parameters.protocol()).isEmpty();
    }

    private static boolean enabled(Optional<Entry> entry, Problems problems) {
        String value = entry.map(Entry::value).orElse("yes").toLowerCase(Locale.ROOT);
        if (!value.equals("yes") && !value.equals("no")) {
            problems.error(
                    entry.orElseThrow(),
                    0,
                    Wording.BAD_ENABLED.with(entry.get().value()),
                    Wording.ENABLED_WANTED.with());
        }
        return !value.equals("no");
    }

    private static Browse browse(Optional<Entry> entry, Problems problems) {
        String value = entry.map(Entry::value).orElse("public").toLowerCase(Locale.ROOT);
        for (Browse browse : Browse.values()) {
            if (browse.key().equals(value)) {
                return browse;
            }
        }
        problems.error(
                entry.orElseThrow(),
                0,
                Wording.BAD_BROWSE.with(entry.get().value()),
                Wording.BROWSE_WANTED.with());
        return Browse.PRIVATE;
    }

    private static List<String> namespaces(Optional<TypeReader.Typed> typed) {
        boolean gateway = typed.filter(t -> t.category() == Category.GATEWAY).isPresent();
        return gateway ? GATEWAY_NAMESPACES : List.of();
    }

    private static List<History> history(Map<Key, List<Entry>> lines, Problems problems) {
        List<History> history = new ArrayList<>();
        for (Entry entry : lines.getOrDefault(Key.HISTORY, List.of())) {
            if (!entry.value().isEmpty()) {
                HistoryReader.read(entry, problems).ifPresent(history::add);
            }
        }
        return history;
    }

    /** The protocol goes with the type, so the file need not say it. */
    private static Parameters withProtocol(
            Parameters parameters, String module, Optional<ServiceType> known) {
        boolean missing = parameters.protocol().isEmpty();
        return known.filter(type -> missing && type.module().equals(module))
                .map(type -> new Parameters(type.protocol(), parameters.values()))
                .orElse(parameters);
    }
}
