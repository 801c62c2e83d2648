package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dom4j.Element;

/**
 * What an entity or a node tells of itself (XEP-0030 section 3, XEP-0128).
 *
 * @param identities at least one; no two of the same category, type and language
 * @param features each once, in the order of their telling
 * @param forms no two of the same type
 */
public record DiscoInfo(List<Identity> identities, Set<String> features, List<InfoForm> forms) {

    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";

    public DiscoInfo {
        identities = List.copyOf(identities);
        features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
        forms = List.copyOf(forms);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("there is no identity");
        }
        // XEP-0030 section 3.1, and what XEP-0115 section 5.4 calls ill-formed.
        Set<List<String>> seen = new HashSet<>();
        for (Identity one : identities) {
            if (!seen.add(List.of(one.category(), one.type(), one.language()))) {
                throw new IllegalArgumentException("an identity is there twice: " + one);
            }
        }
        if (forms.stream().map(InfoForm::type).distinct().count() != forms.size()) {
            throw new IllegalArgumentException("two forms are of one type");
        }
    }

    /**
     * Writes it into an answer.
     *
     * @param language the language of who asks, of several names only the one that suits him; null for all of them
     */
    void write(Element query, String language) {
        for (Identity identity : language == null ? identities : inLanguage(language)) {
            Element element = query.addElement("identity");
            element.addAttribute("category", identity.category());
            element.addAttribute("type", identity.type());
            if (!identity.language().isEmpty()) {
                element.addAttribute(Stanzas.LANGUAGE, identity.language());
            }
            if (!identity.name().isEmpty()) {
                element.addAttribute("name", identity.name());
            }
        }
        features.forEach(feature -> query.addElement("feature").addAttribute("var", feature));
        forms.forEach(form -> form.write(query));
    }

    private List<Identity> inLanguage(String language) {
        Locale wanted = Locale.forLanguageTag(language);
        return identities.stream().filter(one -> best(one, wanted) == one).toList();
    }

    /** Of the identities that differ from the given one in their language only, the one to be told. */
    private Identity best(Identity given, Locale wanted) {
        return Stream.<java.util.function.Predicate<Locale>>of(
                        wanted::equals,
                        locale -> locale.getLanguage().equals(wanted.getLanguage()),
                        locale -> locale.equals(Locale.ROOT),
                        locale -> locale.equals(Locale.ENGLISH))
                .flatMap(
                        suits ->
                                identities.stream()
                                        .filter(given::isSameAs)
                                        .filter(
                                                one ->
                                                        suits.test(
                                                                Locale.forLanguageTag(
                                                                        one.language()))))
                .findFirst()
                .orElseGet(
                        () ->
                                identities.stream()
                                        .filter(given::isSameAs)
                                        .findFirst()
                                        .orElse(given));
    }
}
