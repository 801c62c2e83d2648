package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Activation;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Door;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Terms;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Throttle;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/**
 * Says where to connect (XEP-0065 section 4) and activates streams (section 6.3.5). Both come here only from whom the access list lets
 * in, so knowing a hash is of no use to others; and a stream has two ends: whom the list keeps out is sent nothing either.
 */
final class BytestreamsHandler implements IqHandler {

    static final String NAMESPACE = "http://jabber.org/protocol/bytestreams";

    private static final Logger LOG = LoggerFactory.getLogger(BytestreamsHandler.class);

    private final Host host;
    private final ProxySettings settings;
    private final StreamBook book;
    private final Supplier<Door> door;
    private final Supplier<List<String>> addresses;
    private final Throttle total;

    /**
     * @param addresses what clients are told to connect to
     */
    BytestreamsHandler(
            Host host,
            ProxySettings settings,
            StreamBook book,
            Supplier<Door> door,
            Supplier<List<String>> addresses) {
        this.host = host;
        this.settings = settings;
        this.book = book;
        this.door = door;
        this.addresses = addresses;
        this.total = new Throttle(settings.bandwidthTotal());
    }

    @Override
    public void handle(IQ request) {
        if (request.getTo().getNode() != null) {
            refuse(request, Condition.item_not_found);
        } else if (request.getType() == IQ.Type.get) {
            tellWhere(request);
        } else {
            activate(request);
        }
    }

    private void tellWhere(IQ request) {
        List<String> hosts = addresses.get();
        if (hosts.isEmpty()) {
            refuse(request, Condition.not_allowed);
            return;
        }
        IQ answer = IQ.createResultIQ(request);
        Element query = answer.setChildElement("query", NAMESPACE);
        for (String address : hosts) {
            query.addElement("streamhost")
                    .addAttribute("jid", request.getTo().toString())
                    .addAttribute("host", address)
                    .addAttribute("port", String.valueOf(settings.port()));
        }
        host.send(answer);
    }

    private void activate(IQ request) {
        Element query = request.getChildElement();
        String sid = query.attributeValue("sid");
        String target = query.elementTextTrim("activate");
        if (sid == null || sid.isEmpty() || target == null || target.isEmpty()) {
            refuse(request, Condition.bad_request);
            return;
        }
        if ("udp".equals(query.attributeValue("mode"))) {
            // Section 8 is optional.
            refuse(request, Condition.feature_not_implemented);
            return;
        }
        JID peer;
        try {
            peer = new JID(target);
        } catch (IllegalArgumentException e) {
            LOG.debug("The target of a stream is no address", e);
            refuse(request, Condition.jid_malformed);
            return;
        }
        if (!host.mayUse(peer, StanzaKind.IQ)) {
            refuse(request, Condition.forbidden);
            return;
        }
        List<String> hashes = StreamHash.all(sid, request.getFrom(), peer);
        StreamBook.Place place = book.place(request.getFrom(), peer);
        if (place == null) {
            refuse(request, Condition.resource_constraint);
            return;
        }
        Terms terms = new Terms(settings.idle(), settings.bandwidth(), total, place);
        door.get().activate(hashes, terms, result -> activated(request, place, result));
    }

    /** On the door's thread. */
    private void activated(IQ request, StreamBook.Place place, Activation result) {
        if (result != Activation.ACTIVE) {
            place.free();
        }
        try {
            host.executor().execute(() -> answer(request, result));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not answered any more: the plugin stops", request.getFrom(), e);
        }
    }

    private void answer(IQ request, Activation result) {
        switch (result) {
            case ACTIVE -> host.send(IQ.createResultIQ(request));
            case ALONE -> refuse(request, Condition.not_allowed);
            case UNKNOWN -> refuse(request, Condition.item_not_found);
            case BUSY -> refuse(request, Condition.resource_constraint);
            case FAILED -> refuse(request, Condition.internal_server_error);
        }
    }

    private void refuse(IQ request, Condition condition) {
        // Without the request's payload, which RFC 6120 section 8.3.1 leaves open: Smack 4.4 cannot
        // read <activate/> in an
        // answer and closes the whole connection.
        IQ error = IQ.createResultIQ(request);
        error.setError(Stanzas.error(condition, null));
        host.send(error);
    }
}
