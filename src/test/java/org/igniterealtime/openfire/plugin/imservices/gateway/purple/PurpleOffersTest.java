package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.InstalledProtocols.Answer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.InstalledProtocols.Trouble;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of the installed protocols, as types of service. */
class PurpleOffersTest {

    private static List<TypeOffer> offers(Answer answer) {
        return new PurpleOffers(ServiceCatalog.builtIn(), "purple", new Texts(Locale.ENGLISH))
                .of(answer);
    }

    private static Event.Protocol protocol(String id, String name, Event.Option... options) {
        return new Event.Protocol(
                id, name, List.of(options), List.of(new Event.Split("Server", "", "@")));
    }

    private static TypeOffer find(List<TypeOffer> offers, String type) {
        return offers.stream().filter(o -> o.type().equals(type)).findFirst().orElseThrow();
    }

    @Test
    void whatIsInstalledCanBeUsedAndTheRestSaysWhatBringsIt() {
        List<TypeOffer> offers =
                offers(new Answer(Trouble.NONE, "", List.of(protocol("prpl-irc", "IRC"))));
        assertTrue(find(offers, "irc").isAvailable());
        assertEquals(
                "Install the Debian package libpurple0. A restart is not needed.",
                find(offers, "xmpp").missing());
        assertEquals(
                "Put the file liboscar.so into the folder modules of the server. A restart is not"
                        + " needed.",
                find(offers, "icq").missing());
        assertEquals(List.of(), find(offers, "icq").parameters());
        assertTrue(offers.stream().allMatch(o -> o.module().equals("purple")));
        assertTrue(offers.stream().noneMatch(o -> o.type().equals("email")), "not libpurple's");
    }

    @Test
    void furtherProtocolsAreTypesOfTheirOwn() {
        List<TypeOffer> offers =
                offers(
                        new Answer(
                                Trouble.NONE,
                                "",
                                List.of(
                                        protocol("prpl-Zephyr", "Zephyr"),
                                        protocol("prpl-xmpp", "Another XMPP"),
                                        protocol("prpl-irc", "IRC"),
                                        protocol("discord", "Discord"))));
        TypeOffer zephyr = find(offers, "zephyr");
        assertEquals(Category.GATEWAY, zephyr.category());
        assertEquals("prpl-Zephyr", zephyr.protocol());
        assertEquals("Zephyr", zephyr.label());
        assertTrue(zephyr.isAvailable());
        assertEquals("Another XMPP", find(offers, "prpl-xmpp").label(), "xmpp is another type");
        assertFalse(find(offers, "xmpp").isAvailable());
        assertEquals("discord", find(offers, "discord").protocol());
        assertEquals(1, offers.stream().filter(o -> o.protocol().equals("prpl-irc")).count());
    }

    @Test
    void helpIsTheProtocolsOwnElseTheGeneralOne() {
        List<TypeOffer> offers =
                offers(
                        new Answer(
                                Trouble.NONE,
                                "",
                                List.of(
                                        protocol(
                                                "prpl-irc",
                                                "IRC",
                                                new Event.Option(
                                                        "odd", "Odd", "INT", "", List.of())),
                                        protocol("prpl-x", "X"))));
        assertTrue(help(find(offers, "irc"), "server").startsWith("The IRC server"));
        assertTrue(help(find(offers, "x"), "server").startsWith("The server"));
        assertEquals("", help(find(offers, "irc"), "odd"));
    }

    private static String help(TypeOffer offer, String key) {
        return offer.parameters().stream()
                .filter(p -> p.key().equals(key))
                .map(Parameter::help)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = Trouble.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aTroubleIsSaidOfEveryTypeWithWhatToDo(Trouble trouble) {
        List<TypeOffer> offers = offers(new Answer(trouble, "the detail", List.of()));
        assertEquals(
                ServiceCatalog.builtIn().types().stream()
                        .filter(t -> t.module().equals("purple"))
                        .count(),
                offers.size());
        for (TypeOffer offer : offers) {
            assertFalse(offer.missing().startsWith("purple."), offer.missing());
            assertTrue(
                    offer.missing().contains("the detail") || trouble == Trouble.LATE,
                    offer.missing());
        }
    }
}
