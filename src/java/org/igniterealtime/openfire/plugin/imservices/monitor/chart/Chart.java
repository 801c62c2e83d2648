package org.igniterealtime.openfire.plugin.imservices.monitor.chart;

import java.util.function.DoubleFunction;

/** A line over time, from left to right; gaps where nothing was measured. */
public final class Chart {

    static final int WIDTH = 420;
    static final int HEIGHT = 140;

    private static final int LEFT = 60;
    private static final int RIGHT = 8;
    private static final int TOP = 8;
    private static final int BOTTOM = 16;
    private static final int STEPS = 4;

    private static final int PAPER = 0;
    private static final int GRID = 1;
    private static final int INK = 2;
    private static final int LINE = 3;
    private static final int AREA = 4;

    /** Bars of text from low to high. */
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Chart() {}

    /**
     * As PNG; some 2 KB.
     *
     * @param values one a minute, the oldest first, the last one now; NaN where nothing was measured
     * @param unit how a value is written at the side: short, with digits and {@code .,:-%KMGTBimsh} only
     */
    public static byte[] png(double[] values, DoubleFunction<String> unit) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, 0xFFFFFF, 0xDDDDDD, 0x444444, 0x1F5FA8, 0xC9DDF2);
        double top = top(values);
        int floor = HEIGHT - BOTTOM;
        int right = WIDTH - RIGHT;
        int width = right - LEFT;
        double[] columns = squeezed(values, width);
        int before = -1;
        for (int i = 0; i < width; i++) {
            if (Double.isNaN(columns[i])) {
                before = -1;
                continue;
            }
            int y = floor - (int) Math.round(columns[i] / top * (floor - TOP));
            canvas.vertical(LEFT + i, y, floor, AREA);
            canvas.vertical(LEFT + i, before < 0 ? y : before, y, LINE);
            before = y;
        }
        for (int step = 0; step <= STEPS; step++) {
            int y = floor - step * (floor - TOP) / STEPS;
            for (int x = LEFT; x < right; x += 3) {
                if (canvas.at(x, y) == PAPER) {
                    canvas.point(x, y, GRID);
                }
            }
            if (step % 2 == 0) {
                String label = unit.apply(top * step / STEPS);
                int x = LEFT - 4 - label.length() * PixelFont.WIDTH;
                canvas.text(x, y - PixelFont.HEIGHT / 2, label, INK);
            }
        }
        canvas.vertical(LEFT - 1, TOP, floor, INK);
        canvas.horizontal(LEFT - 1, right, floor, INK);
        String begin = "-" + time(values.length);
        canvas.text(LEFT, floor + 5, begin, INK);
        canvas.text(right - PixelFont.WIDTH, floor + 5, "0", INK);
        return Png.of(canvas);
    }

    /** As a line of characters, for who sees no pictures; empty when nothing was measured. */
    public static String bars(double[] values, int length) {
        double top = top(values);
        StringBuilder bars = new StringBuilder();
        boolean any = false;
        for (double value : squeezed(values, length)) {
            if (Double.isNaN(value)) {
                bars.append(any ? " " : "");
            } else {
                any = true;
                int height = (int) Math.round(value / top * (BARS.length() - 1));
                bars.append(BARS.charAt(height));
            }
        }
        return bars.toString();
    }

    /** One value for each column: the greatest of those that fall into it, because peaks are what is looked for. */
    static double[] squeezed(double[] values, int columns) {
        double[] squeezed = new double[columns];
        for (int i = 0; i < columns; i++) {
            int from = (int) ((long) i * values.length / columns);
            int to = Math.max(from + 1, (int) ((long) (i + 1) * values.length / columns));
            double most = Double.NaN;
            for (int j = from; j < to && j < values.length; j++) {
                if (Double.isNaN(most) || values[j] > most) {
                    most = values[j];
                }
            }
            squeezed[i] = most;
        }
        return squeezed;
    }

    private static double top(double[] values) {
        double most = 0;
        for (double value : values) {
            if (value > most) {
                most = value;
            }
        }
        return most == 0 ? 1 : most;
    }

    private static String time(int minutes) {
        return minutes < 120 ? minutes + " m" : minutes / 60 + " h";
    }
}
