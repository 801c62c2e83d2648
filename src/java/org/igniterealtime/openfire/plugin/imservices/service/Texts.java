package org.igniterealtime.openfire.plugin.imservices.service;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** What users read, in one language: the resource {@code imservices_i18n}, UTF-8. */
public final class Texts {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final ResourceBundle bundle;
    private final Locale locale;

    public Texts(Locale locale) {
        this.locale = known(locale);
        this.bundle =
                ResourceBundle.getBundle(
                        "imservices_i18n",
                        this.locale,
                        Texts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The language and country, where there are such. The Java library looks for files for each locale that it has not met,
     * and keeps what it found; users could name millions.
     */
    static Locale known(Locale locale) {
        if (!LANGUAGES.contains(locale.getLanguage())) {
            return Locale.ROOT;
        }
        String country = COUNTRIES.contains(locale.getCountry()) ? locale.getCountry() : "";
        return new Locale(locale.getLanguage(), country);
    }

    /** The language that the texts are in: English when there are none in the one that was asked for. */
    public String language() {
        String language = bundle.getLocale().toLanguageTag();
        return language.equals("und") ? Locale.ENGLISH.getLanguage() : language;
    }

    /** The text of the key with {@code {0}}, {@code {1}} … replaced, when there is one. */
    public Optional<String> find(String key, Object... arguments) {
        return bundle.containsKey(key) ? Optional.of(get(key, arguments)) : Optional.empty();
    }

    /** The text of the key with {@code {0}}, {@code {1}} … replaced; the key itself when there is none. */
    public String get(String key, Object... arguments) {
        try {
            return new MessageFormat(bundle.getString(key), locale).format(arguments);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    /** A phrase, and the phrases in it, in this language; in English where there is no other. */
    public String say(Phrase phrase) {
        List<String> arguments =
                phrase.arguments().stream()
                        .map(it -> it instanceof Phrase inner ? say(inner) : (String) it)
                        .toList();
        return find(phrase.key(), arguments.toArray())
                .orElseGet(() -> phrase.with(arguments).toString());
    }

    /** The texts of all keys that begin with the prefix, by the rest of their keys; with the places for arguments as they are. */
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), get(key));
            }
        }
        return found;
    }
}
