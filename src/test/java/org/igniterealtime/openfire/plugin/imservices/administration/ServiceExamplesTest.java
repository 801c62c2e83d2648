package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceExamplesTest {

    private List<ServiceExamples.Example> examples;

    @BeforeEach
    void read() {
        ServerFacts server = mock(ServerFacts.class);
        when(server.serverDomain()).thenReturn("example.org");
        when(server.locale()).thenReturn(Locale.ROOT);
        examples = new ServiceExamples(server).all();
    }

    @Test
    void theKindsOfServicesThatTheSeedNamesAreThere() {
        List<String> ids = examples.stream().map(ServiceExamples.Example::id).toList();
        assertTrue(
                ids.containsAll(
                        List.of(
                                "conference-public",
                                "conference-private",
                                "irc",
                                "xmpp",
                                "email",
                                "bytestreams",
                                "directory",
                                "monitor",
                                "restricted")),
                ids::toString);
    }

    @Test
    void nothingIsWrongWithAnyOfThem() {
        for (ServiceExamples.Example example : examples) {
            ServicesFile file = parse(example.text());
            assertEquals(List.of(), file.problems(), example.text());
            assertEquals(1, file.definitions().size(), example.id());
        }
    }

    @Test
    void theyDoNotCollide() {
        String all = String.join("\n", examples.stream().map(each -> each.text()).toList());
        assertEquals(List.of(), parse(all).problems());
    }

    @Test
    void eachHasWordsForPeopleAndBeginsWithARemark() {
        for (ServiceExamples.Example example : examples) {
            assertFalse(example.label().startsWith("administration."), example.label());
            assertFalse(example.hint().startsWith("administration."), example.hint());
            assertTrue(example.text().startsWith("# " + example.hint() + "\n"), example.text());
        }
    }

    private static ServicesFile parse(String text) {
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
