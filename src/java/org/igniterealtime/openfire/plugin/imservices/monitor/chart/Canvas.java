package org.igniterealtime.openfire.plugin.imservices.monitor.chart;

/** A picture of few colours. Drawing outside of it draws nothing. Not for several threads. */
final class Canvas {

    private final int width;
    private final int height;
    private final int[] colours;
    private final byte[] pixels;

    /**
     * All of the first colour.
     *
     * @param colours 0xRRGGBB, at most 16
     */
    Canvas(int width, int height, int... colours) {
        if (width < 1 || height < 1 || colours.length < 1 || colours.length > 16) {
            throw new IllegalArgumentException("no such picture");
        }
        this.width = width;
        this.height = height;
        this.colours = colours.clone();
        this.pixels = new byte[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] colours() {
        return colours.clone();
    }

    int at(int x, int y) {
        return pixels[y * width + x];
    }

    void point(int x, int y, int colour) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            pixels[y * width + x] = (byte) colour;
        }
    }

    void vertical(int x, int from, int to, int colour) {
        for (int y = Math.min(from, to); y <= Math.max(from, to); y++) {
            point(x, y, colour);
        }
    }

    void horizontal(int from, int to, int y, int colour) {
        for (int x = from; x <= to; x++) {
            point(x, y, colour);
        }
    }

    /** Writes in letters 7 pixels high and 6 wide; x and y are the upper left corner. */
    void text(int x, int y, String text, int colour) {
        int left = x;
        for (int i = 0; i < text.length(); i++, left += PixelFont.WIDTH) {
            int[] rows = PixelFont.rows(text.charAt(i));
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < PixelFont.WIDTH - 1; column++) {
                    if ((rows[row] >> (PixelFont.WIDTH - 2 - column) & 1) != 0) {
                        point(left + column, y + row, colour);
                    }
                }
            }
        }
    }
}
