package org.igniterealtime.openfire.plugin.imservices.gateway.network;

/** Whether somebody is writing to somebody else at this moment. */
public enum Typing {
    TYPING,
    /** Has begun a text and does not go on with it. */
    PAUSED,
    NOT_TYPING
}
