package org.igniterealtime.openfire.plugin.imservices.kit;

/** The services file that a development server begins with. */
final class Example {

    private Example() {}

    static String services(String domain, int ircPort) {
        return """
                # The services of this server, one section each; the section's name is the service's domain.
                # The file is watched: what you change here is applied within a second, and nothing else is restarted.
                # A line that begins with # or ; is a comment.

                # A gateway to IRC. Users find it in their client's list of services, register with a nick, and write to
                # nick@irc.%1$s. This one leads to the IRC server that ./run has started on this machine.
                [irc.%1$s]
                category=gateway
                type=irc
                name=IRC (this machine)
                browse=public
                ns=jabber:iq:register;jabber:iq:gateway
                module=purple
                params=prpl-irc;server=127.0.0.1;port=%2$d;ssl=0

                # A gateway to a network outside, with encryption. Remove the # in front of its lines to have it.
                #[libera.%1$s]
                #category=gateway
                #type=irc
                #name=Libera.Chat
                #browse=public
                #ns=jabber:iq:register;jabber:iq:gateway
                #module=purple
                #params=prpl-irc;server=irc.libera.chat;port=6697;ssl=1
                """
                .formatted(domain, ircPort);
    }
}
