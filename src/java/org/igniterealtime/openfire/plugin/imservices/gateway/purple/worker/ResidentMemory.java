package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process takes. */
final class ResidentMemory {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;

    private ResidentMemory() {}

    /** Resident bytes (proc(5), statm); 0 where the system does not tell. */
    static long resident() {
        try {
            return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Not Linux: 0 says so.
            return 0;
        }
    }
}
