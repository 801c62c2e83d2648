package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Gives pictures to clients that ask for them (XEP-0231 section 3). */
final class PictureHandler implements IqHandler {

    private final Host host;
    private final Desk desk;
    private final Admission admission;
    private final Pictures pictures;

    PictureHandler(Host host, Desk desk, Admission admission, Pictures pictures) {
        this.host = host;
        this.desk = desk;
        this.admission = admission;
        this.pictures = pictures;
    }

    @Override
    public void handle(IQ request) {
        if (request.getType() != IQ.Type.get) {
            host.send(Stanzas.error(request, Condition.bad_request, null));
        } else {
            desk.put(
                    () -> answer(request),
                    () -> host.send(Stanzas.error(request, Condition.resource_constraint, null)));
        }
    }

    private void answer(IQ request) {
        if (!admission.admits(request.getFrom())) {
            host.send(Stanzas.error(request, Condition.forbidden, null));
            return;
        }
        String cid = request.getChildElement().attributeValue("cid", "");
        Optional<Element> picture = pictures.find(cid);
        if (picture.isEmpty()) {
            host.send(Stanzas.error(request, Condition.item_not_found, null));
            return;
        }
        IQ answer = IQ.createResultIQ(request);
        answer.setChildElement(picture.get());
        host.send(answer);
    }
}
