package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of IRC (RFC 2812 section 2.3.1).
 *
 * @param prefix whom it is from; empty when it does not say
 * @param command upper case, or three digits
 * @param parameters with the trailing one, without its colon
 */
record IrcLine(String prefix, String command, List<String> parameters) {

    static IrcLine parse(String line) {
        int at = 0;
        String prefix = "";
        if (line.startsWith(":")) {
            int end = end(line, 1);
            prefix = line.substring(1, end);
            at = skip(line, end);
        }
        int end = end(line, at);
        String command = line.substring(at, end).toUpperCase(Locale.ROOT);
        at = skip(line, end);
        List<String> parameters = new ArrayList<>();
        while (at < line.length()) {
            if (line.charAt(at) == ':') {
                parameters.add(line.substring(at + 1));
                break;
            }
            end = end(line, at);
            parameters.add(line.substring(at, end));
            at = skip(line, end);
        }
        return new IrcLine(prefix, command, parameters);
    }

    private static int end(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 ? line.length() : space;
    }

    private static int skip(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The nickname in the prefix. */
    String nick() {
        int end = prefix.indexOf('!');
        return end < 0 ? prefix : prefix.substring(0, end);
    }

    /** Empty when there is none of that number. */
    String parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : "";
    }

    /** The last parameter, empty when there is none: what numerics say to people. */
    String words() {
        return parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
    }
}
