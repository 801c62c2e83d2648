package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import org.igniterealtime.openfire.plugin.imservices.administration.Actor;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;

/** Who the audit log says has executed a command. */
final class Actors {

    private Actors() {}

    static Actor of(Turn turn) {
        return new Actor(turn.name(), turn.sender().toString());
    }
}
