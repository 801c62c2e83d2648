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
        return new Texts(locale()).say(phrase);
    }

    String say(Problem problem) {
        return say(problem.said());
    }

    /** The first error of a file, with its place; empty when there is none. */
    String firstError(Stream<Problem> problems) {
        return problems.filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .map(error -> say(error.saidWithPlace()))
                .orElse("");
    }

    FileProblem inFile(Problem problem) {
        return new FileProblem(problem.severity(), problem.line(), problem.column(), say(problem));
    }

    AdministrationException refusal(String key, Object... arguments) {
        return new AdministrationException(say(key, arguments));
    }
}
