package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** Says things in the server's language, which may change at any time. */
final class Language {

    private final Supplier<Locale> locale;

    Language(Supplier<Locale> locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale.get();
    }

    /** The text of a key below {@code administration.} */
    String say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new Texts(locale()).get("administration." + key, texts);
    }

    String say(Phrase phrase) {
        return say(new Texts(locale()), phrase);
    }

    String say(Problem problem) {
        Texts texts = new Texts(locale());
        String found = say(texts, problem.found());
        String wanted = say(texts, problem.wanted());
        return wanted.isEmpty() ? found : texts.get("administration.problem", found, wanted);
    }

    /** The first error of a file, with its place; empty when there is none. */
    String firstError(Stream<Problem> problems) {
        return problems.filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .map(error -> say("inline", error.line(), error.column(), say(error)))
                .orElse("");
    }

    FileProblem inFile(Problem problem) {
        return new FileProblem(problem.severity(), problem.line(), problem.column(), say(problem));
    }

    AdministrationException refusal(String key, Object... arguments) {
        return new AdministrationException(say(key, arguments));
    }

    private static String say(Texts texts, Phrase phrase) {
        if (phrase.key().isEmpty()) {
            return phrase.toString();
        }
        String text = texts.get(phrase.key(), phrase.arguments().toArray());
        return text.equals(phrase.key()) ? phrase.toString() : text;
    }
}
