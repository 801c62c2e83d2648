package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * What is too much, or of the disk too little.
 *
 * @param all without those that are switched off
 */
public record Limits(Map<Kind, Integer> all) {

    /** A limit that is switched off. */
    private static final int OFF = 0;

    private static final int MOST = 1_000_000_000;
    private static final int PERCENT = 100;

    /** In the order of the console. */
    private static final Map<Kind, Integer> USUAL = new EnumMap<>(Kind.class);

    static {
        USUAL.put(Kind.MEMORY, 90);
        USUAL.put(Kind.SESSIONS, OFF);
        USUAL.put(Kind.QUEUE, 100);
        USUAL.put(Kind.DISK, 500);
        USUAL.put(Kind.DATABASE, 1000);
    }

    public Limits {
        all = new EnumMap<>(all);
    }

    /** @param values of {@code params=}, checked against {@link #plain} */
    public static Limits of(Map<String, String> values) {
        Map<Kind, Integer> limits = new EnumMap<>(Kind.class);
        USUAL.keySet()
                .forEach(
                        kind -> {
                            int limit = Integer.parseInt(values.get(kind.word()));
                            if (limit != OFF) {
                                limits.put(kind, limit);
                            }
                        });
        return new Limits(limits);
    }

    /** The parameters, with labels and helps in a language. */
    public static List<Parameter> in(Texts texts) {
        return parameters(texts::get);
    }

    /** To check values; labelled by their keys. */
    public static List<Parameter> plain() {
        return parameters(key -> key);
    }

    private static List<Parameter> parameters(UnaryOperator<String> texts) {
        return USUAL.entrySet().stream()
                .map(
                        each ->
                                new Parameter(
                                        each.getKey().word(),
                                        texts.apply("monitor.limit.label." + each.getKey().word()),
                                        Parameter.Kind.NUMBER,
                                        String.valueOf(each.getValue()),
                                        List.of(),
                                        texts.apply("monitor.limit.help." + each.getKey().word()),
                                        OFF,
                                        each.getKey() == Kind.MEMORY ? PERCENT : MOST))
                .toList();
    }
}
