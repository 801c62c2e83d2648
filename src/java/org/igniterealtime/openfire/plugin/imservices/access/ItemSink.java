package org.igniterealtime.openfire.plugin.imservices.access;

import org.xmpp.packet.JID;

/** Takes the items of a file one by one, in the order of the text; so a long list need not be in memory as objects. */
interface ItemSink {

    /**
     * An item in which nothing is wrong.
     *
     * @param jid the value prepared, for a rule about an address; else null
     */
    void item(AccessItem item, JID jid);
}
