package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Accessibility;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** Who deletes or renames a service in the console is asked about its rooms first. */
class RoomsConsoleIT {

    private static final String ROOMS = "rooms.example.org";
    private static final String NEW = "halls.example.org";
    private static final String LOBBY = "lobby@" + ROOMS;

    private static final String SERVICES =
            """
            [rooms.example.org]
            category=conference
            type=public
            name=Rooms
            browse=public
            module=conference
            """;

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void roomsAreAskedAbout() throws Exception {
        scene.start(SERVICES);
        scene.awaitService(ROOMS);
        XmppUser romeo = scene.user("romeo");
        MultiUserChat lobby = romeo.room(LOBBY);
        lobby.createOrJoin(Resourcepart.from("montague"));
        lobby.leave();
        Console console = scene.console();
        Browser browser = console.browser();
        ServicePage dialog = new ServicePage(console);
        console.logIn();

        console.open("/plugins/imservices/services");
        browser.await("#ims-rows button[aria-label='Delete: " + ROOMS + "']").click();
        browser.awaitText("#ims-delete-losses", "Rooms that it keeps: 1.");
        browser.await("#ims-delete button[value='']").click();
        browser.awaitGone("#ims-delete");

        dialog.open(ServicePage.ADD + "?domain=" + ROOMS);
        dialog.type("f-domain", NEW);
        dialog.save();
        browser.awaitText("#ims-rename", ROOMS + " has 1 rooms");
        assertEquals("Cancel", browser.driver().switchTo().activeElement().getText());
        Accessibility.require(console);
        browser.await("#ims-rename button[value='']").click();
        browser.awaitGone("#ims-rename");
        assertEquals(SERVICES, file());
        assertEquals(NEW, dialog.value("f-domain"), "nothing that was typed is lost");

        dialog.save();
        browser.await("#ims-rename button[value=rename]").click();
        browser.awaitText("#ims-rows", NEW);
        assertEquals(SERVICES.replace(ROOMS, NEW), file());
        scene.awaitService(NEW);
        assertEquals(List.of(), romeo.rooms(NEW));
        scene.server().writeServices(SERVICES);
        scene.awaitService(ROOMS);
        assertEquals(List.of(LOBBY), romeo.rooms(ROOMS), "they are there again");
    }

    private String file() throws Exception {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }
}
