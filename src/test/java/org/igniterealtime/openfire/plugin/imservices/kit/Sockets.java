package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel knows of sockets: by inode, where each leads to (proc(5)). */
final class Sockets {

    private final Map<String, String> byInode = new HashMap<>();

    /** The sockets at this moment. */
    static Sockets now() throws IOException {
        Sockets sockets = new Sockets();
        for (String protocol : List.of("tcp", "tcp6")) {
            for (String line : lines(protocol)) {
                String[] columns = line.trim().split("\\s+");
                sockets.byInode.put(
                        columns[9], "tcp " + port(columns[1]) + " to " + port(columns[2]));
            }
        }
        for (String line : lines("unix")) {
            String[] columns = line.trim().split("\\s+");
            sockets.byInode.put(columns[6], "unix " + (columns.length > 7 ? columns[7] : ""));
        }
        return sockets;
    }

    /**
     * @param link as in /proc/PID/fd: {@code socket:[1234]}
     */
    String describe(String link) {
        return "socket " + byInode.getOrDefault(link.replaceAll("[^0-9]", ""), "of another kind");
    }

    private static List<String> lines(String protocol) throws IOException {
        Path table = Path.of("/proc/net", protocol);
        if (Files.notExists(table)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(table);
        return lines.subList(1, lines.size());
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
