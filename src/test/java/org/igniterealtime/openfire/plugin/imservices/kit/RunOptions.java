package org.igniterealtime.openfire.plugin.imservices.kit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The arguments of {@code ./run}.
 *
 * @param home the server's home
 * @param openfire the installed server to use, which then is the home
 * @param portOffset added to every port
 * @param peers whether an IRC server is started too
 */
record RunOptions(Path home, Optional<Path> openfire, int portOffset, boolean peers) {

    /** The arguments are wrong; the message says which. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message + "; see ./run --help");
        }
    }

    static RunOptions parse(String[] arguments) throws UsageException {
        Path home = Path.of(".home");
        Optional<Path> openfire = Optional.empty();
        int offset = 0;
        boolean peers = true;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--home" -> home = Path.of(value(arguments, ++i));
                case "--openfire" -> openfire = Optional.of(Path.of(value(arguments, ++i)));
                case "--port-offset" -> offset = number(value(arguments, ++i));
                case "--no-peers" -> peers = false;
                default -> throw new UsageException("unknown argument " + arguments[i]);
            }
        }
        Path used = openfire.orElse(home).toAbsolutePath().normalize();
        return new RunOptions(used, openfire, offset, peers);
    }

    private static String value(String[] arguments, int i) throws UsageException {
        if (i >= arguments.length) {
            throw new UsageException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }

    private static int number(String text) throws UsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 50_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException("--port-offset wants a number from 0 to 50000, not " + text);
    }

    int clientPort() {
        return 5222 + portOffset;
    }

    int consolePort() {
        return 9090 + portOffset;
    }

    int ircPort() {
        return 6667 + portOffset;
    }
}
