package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * One {@code history=} line: the conversation of a room is appended to a file.
 *
 * @param room the room's name
 * @param path the pattern of the file's path, relative to Openfire's home
 */
public record History(String room, String path) {
    public History {
        Objects.requireNonNull(room);
        Objects.requireNonNull(path);
    }
}
