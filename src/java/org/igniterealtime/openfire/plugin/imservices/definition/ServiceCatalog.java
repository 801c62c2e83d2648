package org.igniterealtime.openfire.plugin.imservices.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The types of service that the plugin knows. A further type is one line of the resource {@code services.catalog}. */
public final class ServiceCatalog {

    private static final ServiceCatalog BUILT_IN = load();

    private final List<ServiceType> types;

    /**
     * @throws IllegalArgumentException when a category has a type twice
     */
    public ServiceCatalog(List<ServiceType> types) {
        this.types = List.copyOf(types);
        long different =
                types.stream().map(type -> type.category() + " " + type.key()).distinct().count();
        if (different < types.size()) {
            throw new IllegalArgumentException("the catalogue has a type twice");
        }
    }

    /** The catalogue that comes with the plugin. */
    public static ServiceCatalog builtIn() {
        return BUILT_IN;
    }

    private static ServiceCatalog load() {
        try (InputStream in = ServiceCatalog.class.getResourceAsStream("services.catalog")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's catalogue of services", e);
        }
    }

    /**
     * Reads the form that the resource has; see its first lines.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    static ServiceCatalog read(String text) {
        List<ServiceType> types = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                types.add(type(line));
            }
        }
        return new ServiceCatalog(types);
    }

    private static ServiceType type(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 9) {
            throw new IllegalArgumentException("nine cells wanted: " + line);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        Category category =
                Category.of(cells[0])
                        .orElseThrow(() -> new IllegalArgumentException("no category: " + line));
        return new ServiceType(
                category,
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                ServiceType.Network.valueOf(cells[6].toUpperCase(Locale.ROOT)),
                cells[7],
                cells[8]);
    }

    public List<ServiceType> types() {
        return types;
    }

    public List<ServiceType> types(Category category) {
        return types.stream().filter(type -> type.category() == category).toList();
    }

    public Optional<ServiceType> find(Category category, String type) {
        return types.stream()
                .filter(each -> each.category() == category && each.key().equals(type))
                .findFirst();
    }

    /** The type that stands for a protocol of libpurple. */
    public Optional<ServiceType> ofProtocol(String protocol) {
        return types.stream()
                .filter(each -> !protocol.isEmpty() && each.protocol().equals(protocol))
                .findFirst();
    }

    /** The ids of the built-in modules, sorted. */
    public Set<String> modules() {
        return types.stream()
                .map(ServiceType::module)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
