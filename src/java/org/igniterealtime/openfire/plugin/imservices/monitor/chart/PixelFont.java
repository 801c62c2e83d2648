package org.igniterealtime.openfire.plugin.imservices.monitor.chart;

import java.util.HashMap;
import java.util.Map;

/** The few letters that charts need: digits, and what units are written with. Others are blanks. */
final class PixelFont {

    /** With the blank column behind each. */
    static final int WIDTH = 6;

    static final int HEIGHT = 7;

    private static final int[] BLANK = new int[HEIGHT];

    private static final Map<Character, int[]> LETTERS = new HashMap<>();

    static {
        letter('0', 0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110);
        letter('1', 0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110);
        letter('2', 0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111);
        letter('3', 0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110);
        letter('4', 0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010);
        letter('5', 0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110);
        letter('6', 0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110);
        letter('7', 0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000);
        letter('8', 0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110);
        letter('9', 0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100);
        letter('.', 0, 0, 0, 0, 0, 0b01100, 0b01100);
        letter(',', 0, 0, 0, 0, 0b01100, 0b00100, 0b01000);
        letter(':', 0, 0b01100, 0b01100, 0, 0b01100, 0b01100, 0);
        letter('-', 0, 0, 0, 0b11111, 0, 0, 0);
        letter('%', 0b11000, 0b11001, 0b00010, 0b00100, 0b01000, 0b10011, 0b00011);
        letter('K', 0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001);
        letter('M', 0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001);
        letter('G', 0b01110, 0b10001, 0b10000, 0b10111, 0b10001, 0b10001, 0b01111);
        letter('T', 0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100);
        letter('B', 0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110);
        letter('i', 0b00100, 0, 0b01100, 0b00100, 0b00100, 0b00100, 0b01110);
        letter('m', 0, 0, 0b11010, 0b10101, 0b10101, 0b10101, 0b10101);
        letter('s', 0, 0, 0b01111, 0b10000, 0b01110, 0b00001, 0b11110);
        letter('h', 0b10000, 0b10000, 0b10110, 0b11001, 0b10001, 0b10001, 0b10001);
    }

    private PixelFont() {}

    private static void letter(char letter, int... rows) {
        LETTERS.put(letter, rows);
    }

    static int[] rows(char letter) {
        return LETTERS.getOrDefault(letter, BLANK);
    }
}
