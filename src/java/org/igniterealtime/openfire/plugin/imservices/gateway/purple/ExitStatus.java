package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.Map;

/**
 * How a process ended.
 *
 * @param code as {@link Process#exitValue} gives it: 128 and the signal's number for one that a signal ended
 */
record ExitStatus(int code) {

    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;
    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", SIGKILL, "SIGKILL", 11,
                    "SIGSEGV", SIGTERM, "SIGTERM");

    /** Whether somebody else (an administrator, the kernel when memory is short) ended it. */
    boolean isFromOutside() {
        return code == SIGNALLED + SIGKILL || code == SIGNALLED + SIGTERM;
    }

    @Override
    public String toString() {
        if (code <= SIGNALLED) {
            return "ended with exit status " + code;
        }
        int signal = code - SIGNALLED;
        String name = SIGNALS.get(signal);
        return "was ended by signal " + signal + (name == null ? "" : " (" + name + ")");
    }
}
