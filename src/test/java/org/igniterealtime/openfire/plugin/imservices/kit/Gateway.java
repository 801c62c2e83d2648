package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.dom4j.Element;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** What a user does at a gateway (XEP-0077, XEP-0100), in the words of the scenarios. */
public final class Gateway {

    private static final String REGISTER = "jabber:iq:register";

    private final String domain;

    public Gateway(String domain) {
        this.domain = domain;
    }

    public String domain() {
        return domain;
    }

    /** The address of somebody on the network whose name needs no escaping. */
    public String contact(String name) {
        return name + "@" + domain;
    }

    /** The query of the registration form (XEP-0077 section 3.1). */
    public Element form(XmppUser user) throws Exception {
        return user.query(IQ.Type.get, domain, REGISTER, "");
    }

    /** Registers with the plain fields of XEP-0077 section 3.1.1, as old clients do. */
    public void registerPlainly(XmppUser user, String nick, String password) throws Exception {
        user.query(
                IQ.Type.set,
                domain,
                REGISTER,
                "<username>" + nick + "</username><password>" + password + "</password>");
    }

    /** Registers with the data form (XEP-0077 section 4). */
    public void register(XmppUser user, String nick, String password) throws Exception {
        user.query(
                IQ.Type.set,
                domain,
                REGISTER,
                "<x xmlns='jabber:x:data' type='submit'>"
                        + "<field var='FORM_TYPE'><value>jabber:iq:register</value></field>"
                        + "<field var='username'><value>"
                        + nick
                        + "</value></field><field var='password'><value>"
                        + password
                        + "</value></field></x>");
    }

    /** Registers with the data form, filled in with these fields; the error is thrown when they are refused. */
    public void register(XmppUser user, Map<String, String> fields) throws Exception {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>");
        fields.forEach(
                (var, value) ->
                        form.append("<field var='")
                                .append(var)
                                .append("'><value>")
                                .append(value)
                                .append("</value></field>"));
        user.query(IQ.Type.set, domain, REGISTER, form.append("</x>").toString());
    }

    /** Registers and waits until the user is logged in on the network (XEP-0100 section 4.4.1). */
    public void registerAndWait(XmppUser user, String nick) throws Exception {
        register(user, nick, "");
        user.awaitPresence(domain, Presence.Type.available);
    }

    /**
     * Tries to register, and is refused because the network does not let the user in: with this condition, and for a reason with these
     * words in it (XEP-0100 section 4.1.1).
     */
    public void registerRefused(
            XmppUser user,
            String nick,
            String password,
            StanzaError.Condition condition,
            String reason) {
        StanzaError error =
                assertThrows(XMPPErrorException.class, () -> register(user, nick, password))
                        .getStanzaError();
        assertEquals(condition, error.getCondition());
        assertTrue(error.getDescriptiveText().contains(reason), error.toString());
    }

    public void unregister(XmppUser user) throws Exception {
        user.query(IQ.Type.set, domain, REGISTER, "<remove/>");
    }

    /** Adds a contact as a client does: the roster item, then the request (XEP-0100 section 4.6). */
    public void addContact(XmppUser user, String name) throws Exception {
        user.roster().createItem(JidCreate.bareFrom(contact(name)), name, new String[] {"IRC"});
        user.sendPresence(Presence.Type.subscribe, contact(name));
        awaitSubscription(user, contact(name));
    }

    /** Waits until the user's roster says that both see each other. */
    public void awaitSubscription(XmppUser user, String address) throws Exception {
        BareJid jid = JidCreate.bareFrom(address);
        Await.until(
                address + " is in the roster with subscription both",
                Limits.ANSWER,
                () -> {
                    RosterEntry entry = user.roster().getEntry(jid);
                    return entry != null && entry.getType() == RosterPacket.ItemType.both;
                },
                () -> user.roster().getEntries());
    }
}
