/**
 * The network's rooms as chat rooms (XEP-0045, version 1.34.6): one registered user's, in his session's mailbox and nowhere else.
 * Who of his clients is in a room, who else is, what was said; what of it goes into the network, the session does.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;
