package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.EnumMap;
import java.util.Map;

/** What was measured in the last 24 hours, a value a minute. Safe for use by several threads. */
final class History {

    static final int MINUTES = 24 * 60;

    private final Map<Series, double[]> values = new EnumMap<>(Series.class);
    private int next;
    private int size;

    History() {
        for (Series series : Series.values()) {
            values.put(series, new double[MINUTES]);
        }
    }

    /** Adds the values of one minute; what is not among them was not measured. */
    synchronized void add(Map<Series, Double> measured) {
        int place = next;
        values.forEach((series, ring) -> ring[place] = measured.getOrDefault(series, Double.NaN));
        next = (next + 1) % MINUTES;
        size = Math.min(size + 1, MINUTES);
    }

    /** The oldest first; NaN where nothing was measured. */
    synchronized double[] of(Series series) {
        double[] ring = values.get(series);
        double[] copy = new double[size];
        for (int i = 0; i < size; i++) {
            copy[i] = ring[(next - size + i + MINUTES) % MINUTES];
        }
        return copy;
    }

    /** The greatest value; NaN when nothing was measured. */
    double most(Series series) {
        double most = Double.NaN;
        for (double value : of(series)) {
            if (Double.isNaN(most) || value > most) {
                most = value;
            }
        }
        return most;
    }
}
