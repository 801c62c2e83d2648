package org.igniterealtime.openfire.plugin.imservices.kit;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.List;

/** What axe-core finds on a page against WCAG 2.0, 2.1 and 2.2, levels A and AA. */
public final class Accessibility {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The element of our own in a page of the console. */
    private static final String OURS = ".ims";

    private Accessibility() {}

    /**
     * Looks at the page that the console's browser shows: the whole page on the embedded server, what is inside our own element on an
     * installed one, whose frame is not ours.
     *
     * @throws AssertionError when anything is wrong; says rule, element and what to do
     */
    public static void require(Console console) {
        List<String> problems = problems(console);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    "not accessible: "
                            + console.browser().driver().getCurrentUrl()
                            + "\n"
                            + String.join("\n", problems));
        }
    }

    /** One line for each element that breaks a rule. */
    static List<String> problems(Console console) {
        AxeBuilder axe = new AxeBuilder().withTags(TAGS);
        if (!console.server().isEmbedded()) {
            axe.include(OURS);
        }
        Results results = axe.analyze(console.browser().driver());
        if (results.isErrored()) {
            throw new IllegalStateException("axe-core failed: " + results.getErrorMessage());
        }
        List<String> problems = new ArrayList<>();
        for (Rule rule : results.getViolations()) {
            for (CheckedNode node : rule.getNodes()) {
                problems.add(
                        rule.getId()
                                + ": "
                                + node.getTarget()
                                + " "
                                + node.getHtml()
                                + "\n  "
                                + rule.getHelp()
                                + " ("
                                + rule.getHelpUrl()
                                + ")\n  "
                                + node.getFailureSummary());
            }
        }
        return problems;
    }
}
