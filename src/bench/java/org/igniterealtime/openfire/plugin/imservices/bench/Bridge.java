package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A running XMPP server with a bridge to an IRC server: what a load run drives. */
interface Bridge extends Closeable {

    String name();

    String host();

    int xmppPort();

    String domain();

    String password();

    /** The name of the n-th user, from 0; the account exists. */
    default String user(int n) {
        return "load" + n;
    }

    int ircPort();

    /** The address under which users write to somebody on IRC. */
    String address(String nick);

    /** What has to be done once for each user beforehand; afterwards the user is connected to XMPP, not to IRC. */
    void prepare(XmppLoadClient client, int n) throws IOException, InterruptedException;

    /** The stanza that brings the user onto IRC. */
    String goOnline(int n);

    /** Whether this stanza says that the user is on IRC now. */
    boolean isOnline(XmppLoadClient.Stanza stanza);

    /** The XMPP server's process. */
    ProcessHandle server();

    /** The processes of the bridge besides, as they are now. */
    List<ProcessHandle> workers();
}
