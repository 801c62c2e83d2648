package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is wrong with one file, once for as long as it stays the same. For one thread at a time. */
final class ProblemLog {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    /** So many problems are logged; the console shows all. */
    private static final int LOGGED = 50;

    private final String file;
    private List<Problem> said = List.of();

    /**
     * @param file what each line begins with
     */
    ProblemLog(String file) {
        this.file = file;
    }

    void say(List<Problem> problems) {
        if (problems.equals(said)) {
            return;
        }
        said = problems;
        for (Problem problem : problems.subList(0, Math.min(problems.size(), LOGGED))) {
            LOG.warn("{}:{}", file, problem);
        }
        if (problems.size() > LOGGED) {
            LOG.warn("{}: and {} more problems", file, problems.size() - LOGGED);
        }
    }
}
