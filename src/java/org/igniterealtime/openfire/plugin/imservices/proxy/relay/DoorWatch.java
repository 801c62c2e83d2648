package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

/** Is told how a door does. Called on the door's thread: must return at once. */
public interface DoorWatch {

    /** No connections can be accepted for the time being. */
    void troubled(String reason);

    /** They can again. */
    void recovered();

    /** The door, or a relay behind it, has broken down; nothing works any more until it is closed and opened anew. */
    void broken(Throwable cause);
}
