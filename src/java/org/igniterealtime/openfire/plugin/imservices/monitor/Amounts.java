package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers with units, as people write them in a language. The symbols of units are the same in all. */
final class Amounts {

    private static final List<String> BYTES = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int STEP = 1024;

    private final Locale locale;

    Amounts(Locale locale) {
        this.locale = locale;
    }

    String number(double value) {
        return number(value, 0);
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    /** With one digit behind the point while it is small. */
    String oneDigit(double value) {
        return number(value, value < 10 ? 1 : 0);
    }

    String bytes(double bytes) {
        int unit = 0;
        double left = bytes;
        while (left >= STEP && unit < BYTES.size() - 1) {
            left /= STEP;
            unit++;
        }
        return (unit == 0 ? number(left) : oneDigit(left)) + " " + BYTES.get(unit);
    }

    String percent(double part, double whole) {
        return number(whole <= 0 ? 0 : 100 * part / whole) + " %";
    }

    String milliseconds(double value) {
        return oneDigit(value) + " ms";
    }

    String duration(Duration duration) {
        if (duration.toHours() >= 48) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toMinutes() >= 60) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min"
                : Math.max(0, duration.toSeconds()) + " s";
    }

    /** A value of a series. */
    String of(Series series, double value) {
        return switch (series) {
            case MEMORY -> bytes(value);
            case DATABASE -> milliseconds(value);
            case SESSIONS, THREADS -> oneDigit(value);
        };
    }
}
