package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Objects;
import java.util.function.Function;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/**
 * A vCard (XEP-0054).
 *
 * @param name what it is called
 * @param address its address
 * @param description what it is there for, in the language of who asks
 * @param picture how it looks
 */
public record Card(String name, JID address, Function<Texts, String> description, Picture picture) {

    public static final String NAMESPACE = "vcard-temp";

    private static final String UPDATE = "vcard-temp:x:update";

    public Card {
        name = Stanzas.xml(name);
        Objects.requireNonNull(address);
        Objects.requireNonNull(description);
        Objects.requireNonNull(picture);
    }

    /** In the order of the DTD in section 5 of the XEP. */
    void write(Element card, Texts texts) {
        card.addElement("FN").setText(name);
        card.addElement("NICKNAME").setText(name);
        Element photo = card.addElement("PHOTO");
        photo.addElement("TYPE").setText(picture.type());
        photo.addElement("BINVAL").setText(picture.base64());
        card.addElement("JABBERID").setText(address.toString());
        card.addElement("DESC").setText(Stanzas.xml(description.apply(texts)));
    }

    /** What tells in presences which picture it is (XEP-0153 section 3.1). */
    Element update() {
        Element update = DocumentHelper.createElement(QName.get("x", UPDATE));
        update.addElement("photo").setText(picture.sha1());
        return update;
    }
}
