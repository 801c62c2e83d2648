package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jxmpp.jid.impl.JidCreate;

/** Streams between two users through a proxy, step by step: XEP-0065 section 6 without the stanzas between the users. */
public final class ProxyClient {

    private final String domain;
    private final InetSocketAddress requesters;
    private final InetSocketAddress targets;

    public ProxyClient(String domain, int port) {
        this(
                domain,
                new InetSocketAddress(Ports.LOOPBACK, port),
                new InetSocketAddress(Ports.LOOPBACK, port));
    }

    /**
     * Both sides may choose another address of the proxy.
     *
     * @param requesters where requesters connect
     * @param targets where their targets do
     */
    public ProxyClient(String domain, InetSocketAddress requesters, InetSocketAddress targets) {
        this.domain = domain;
        this.requesters = requesters;
        this.targets = targets;
    }

    /** The two sides of a stream. */
    public record Sides(SocksClient requester, SocksClient target) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            requester.close();
            target.close();
        }
    }

    /** Connects both sides and activates the stream. */
    public Sides stream(String sid, XmppUser requester, XmppUser target) throws Exception {
        Sides sides = connect(sid, requester, target);
        activate(sid, requester, target);
        return sides;
    }

    /** Connects both sides, the target's first (section 6.3). */
    public Sides connect(String sid, XmppUser requester, XmppUser target) throws IOException {
        String hash = address(sid, requester.fullJid().toString(), target.fullJid().toString());
        SocksClient first = SocksClient.connect(targets, hash);
        return new Sides(SocksClient.connect(requesters, hash), first);
    }

    /**
     * Asks for activation (section 6.3.5).
     *
     * @throws org.jivesoftware.smack.XMPPException.XMPPErrorException when it is refused
     */
    public void activate(String sid, XmppUser requester, XmppUser target) throws Exception {
        Bytestream request = new Bytestream(sid);
        request.setType(IQ.Type.set);
        request.setTo(JidCreate.from(domain));
        request.setToActivate(target.fullJid());
        requester.ask(request);
    }

    private static String address(String sid, String requester, String target) {
        try {
            byte[] all = (sid + requester + target).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
