package org.igniterealtime.openfire.plugin.imservices.gateway.network;

/**
 * The rooms of an account that is online. Calls return at once; what comes of them the account's {@link RoomListener} is told.
 * Messages to a room go through {@link NetworkAccount#send}, to its name, so that they have the same receipts as all others. What
 * is not answered when the account goes offline is not answered any more, and the account is in no room then.
 */
public interface NetworkRooms {

    /**
     * Goes into a room: {@link RoomListener#entered} or {@link RoomListener#refused} follows.
     *
     * @param nick whom to be called there; the network may call him otherwise
     * @param password empty when there is none
     */
    void join(String room, String nick, String password);

    /** Leaves a room, or gives up to get into it. Nothing is told of the room after that. */
    void leave(String room);

    /**
     * Has something done: {@link RoomListener#done} or {@link RoomListener#failed} follows.
     *
     * @param id tells the request apart within the account
     */
    void ask(long id, String room, RoomRequest request);

    /**
     * Asks which rooms there are: {@link RoomListener#listed} or {@link RoomListener#failed} follows.
     *
     * @param id tells the request apart within the account, as in {@link #ask}
     */
    void list(long id);
}
