package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.function.BiConsumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkRooms;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomCommand;

/** The rooms of an account, as commands to its worker. */
final class PurpleRooms implements NetworkRooms {

    private final BiConsumer<String, RoomCommand> post;

    PurpleRooms(BiConsumer<String, RoomCommand> post) {
        this.post = post;
    }

    @Override
    public void join(String room, String nick, String password) {
        post.accept(room, new RoomCommand.Join(nick, password));
    }

    @Override
    public void leave(String room) {
        post.accept(room, new RoomCommand.Leave());
    }

    @Override
    public void list(long id) {
        post.accept("", new RoomCommand.ListAll(id));
    }

    @Override
    public void ask(long id, String room, RoomRequest request) {
        post.accept(
                room,
                new RoomCommand.Ask(id, request.kind().name(), request.who(), request.text()));
    }
}
