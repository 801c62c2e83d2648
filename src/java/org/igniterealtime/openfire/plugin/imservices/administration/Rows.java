package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * A part of the list of services.
 *
 * @param total how many services the file has
 * @param matching how many of them match the filter
 * @param version of the file
 * @param fileProblem what keeps the file from being read, or what is wrong in it outside of its sections, for people; empty when nothing is
 * @param rows those that were asked for
 */
public record Rows(int total, int matching, String version, String fileProblem, List<Row> rows) {
    public Rows {
        Objects.requireNonNull(version);
        Objects.requireNonNull(fileProblem);
        rows = List.copyOf(rows);
    }
}
