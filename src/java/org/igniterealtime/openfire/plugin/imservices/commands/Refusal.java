package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.Locale;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError;

/** The errors of XEP-0050 section 4.4: the general condition, its type, and the specific condition where there is one. */
enum Refusal {
    MALFORMED_ACTION(
            PacketError.Condition.bad_request, PacketError.Type.modify, "malformed-action"),
    BAD_ACTION(PacketError.Condition.bad_request, PacketError.Type.modify, "bad-action"),
    BAD_PAYLOAD(PacketError.Condition.bad_request, PacketError.Type.modify, "bad-payload"),
    BAD_SESSIONID(PacketError.Condition.bad_request, PacketError.Type.modify, "bad-sessionid"),
    SESSION_EXPIRED(PacketError.Condition.not_allowed, PacketError.Type.cancel, "session-expired"),
    FORBIDDEN(PacketError.Condition.forbidden, PacketError.Type.cancel, null),
    ITEM_NOT_FOUND(PacketError.Condition.item_not_found, PacketError.Type.cancel, null),
    /** Not of the table: a command is an IQ of type set (section 2.4.1). */
    NOT_SET(PacketError.Condition.bad_request, PacketError.Type.modify, null),
    /** Not of the table: too many requests wait already. */
    BUSY(PacketError.Condition.resource_constraint, PacketError.Type.wait, null),
    /** Not of the table: the plugin is being stopped. */
    STOPPED(PacketError.Condition.service_unavailable, PacketError.Type.cancel, null),
    /** Not of the table: something of ours failed, and is in the log. */
    FAILED(PacketError.Condition.internal_server_error, PacketError.Type.cancel, null);

    private final PacketError.Condition condition;
    private final PacketError.Type type;
    private final String specific;

    Refusal(PacketError.Condition condition, PacketError.Type type, String specific) {
        this.condition = condition;
        this.type = type;
        this.specific = specific;
    }

    /** The answer to the request. */
    IQ answer(IQ request, Texts texts) {
        PacketError error =
                new PacketError(
                        condition,
                        type,
                        texts.get("commands.refusal." + name().toLowerCase(Locale.ROOT)),
                        texts.language());
        if (specific != null) {
            error.setApplicationCondition(specific, Commands.NAMESPACE);
        }
        IQ answer = IQ.createResultIQ(request);
        Element command = request.getChildElement().createCopy();
        // A form may hold a password: it does not travel back.
        command.clearContent();
        answer.setChildElement(command);
        answer.setError(error);
        return answer;
    }
}
