package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.access.AccessItem;

/**
 * The text of an access file, and what it says.
 *
 * @param text with LF between lines
 * @param valid whether it can be used; rules can be edited only then
 * @param rules in the order in which they are tried; of an invalid text those in which nothing is wrong
 * @param problems what is wrong or odd, in the order of the text
 */
public record AccessText(
        String text, boolean valid, List<AccessItem> rules, List<FileProblem> problems) {
    public AccessText {
        Objects.requireNonNull(text);
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }
}
