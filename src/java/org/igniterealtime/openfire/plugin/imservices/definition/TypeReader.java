package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code category=} and {@code type=}, which depend on each other. */
final class TypeReader {

    /** @param known what the catalogue has of the type; empty for a type that a module of its own brings */
    record Typed(Category category, String type, Optional<ServiceType> known) {}

    private static final String CATEGORIES =
            Arrays.stream(Category.values()).map(Category::key).collect(Collectors.joining(", "));

    private final ServiceCatalog catalog;

    TypeReader(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    Optional<Category> category(Entry entry, Problems problems) {
        Optional<Category> category = Category.of(entry.value());
        if (category.isEmpty()) {
            problems.error(
                    entry,
                    0,
                    Wording.BAD_CATEGORY.with(entry.value()),
                    Wording.CATEGORIES_WANTED.with(CATEGORIES));
        }
        return category;
    }

    /**
     * @param foreign whether the section names a module or a protocol that the catalogue does not know, and that may bring a
     *     type which it does not know either
     */
    Optional<Typed> type(Category category, Entry entry, boolean foreign, Problems problems) {
        String type = entry.value().toLowerCase(Locale.ROOT);
        Optional<ServiceType> known = catalog.find(category, type);
        if (known.isPresent()) {
            return Optional.of(new Typed(category, type, known));
        }
        if (type.equals("service")) {
            problems.warning(
                    entry,
                    0,
                    Wording.SERVICE_ELSEWHERE.with(category.key()),
                    Wording.SERVICE_WANTED.with());
            return Optional.of(
                    new Typed(Category.SERVICE, type, catalog.find(Category.SERVICE, type)));
        }
        if (foreign) {
            return Optional.of(new Typed(category, type, known));
        }
        problems.error(
                entry,
                0,
                Wording.BAD_TYPE.with(category.key(), entry.value()),
                expected(category, type));
        return Optional.empty();
    }

    static String categories() {
        return CATEGORIES;
    }

    String keys(Category category) {
        return catalog.types(category).stream()
                .map(ServiceType::key)
                .collect(Collectors.joining(", "));
    }

    private Phrase expected(Category category, String type) {
        String elsewhere =
                Arrays.stream(Category.values())
                        .filter(other -> catalog.find(other, type).isPresent())
                        .map(Category::key)
                        .collect(Collectors.joining(", "));
        return elsewhere.isEmpty()
                ? Wording.TYPES_WANTED.with(keys(category))
                : Wording.TYPE_ELSEWHERE_WANTED.with(keys(category), type, elsewhere);
    }
}
