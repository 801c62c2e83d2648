package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomCommand;

/** What protocols do differently in rooms; one instance for each account. For the loop thread. */
interface RoomDialect {

    /** Goes into a room; the account is online. What comes of it {@link Rooms} hears. */
    void join(Room room, String nick, String password);

    /** Has something done in a room that the account is in, and tells what came of it. */
    void ask(Room room, RoomCommand.Ask ask);

    /** Asks which rooms there are, and tells what came of it. */
    void list(long id);

    /** Called about once a second while online. */
    void tick();
}
