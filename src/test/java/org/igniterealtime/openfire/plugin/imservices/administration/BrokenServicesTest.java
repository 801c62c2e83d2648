package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenServicesTest {

    @Test
    void sectionsWithAnErrorAreNamed() {
        String text =
                """
                [fine.example.org]
                category=gateway
                type=irc

                [bad.example.org]
                category=gateway
                type=irc
                browse=perhaps

                [not a domain]
                category=gateway
                type=irc

                [odd.example.org]
                category=gateway
                type=irc
                colour=red
                """;
        assertEquals(List.of("bad.example.org", "not a domain"), BrokenServices.in(text));
    }

    @Test
    void aTextWithoutSectionsHasNone() {
        assertEquals(List.of(), BrokenServices.in("# nothing yet\n"));
    }
}
