package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void declinesWhateverTheButtonIsCalled() {
        assertEquals(1, Labels.declining(List.of("Accept", "Reject", "_View Certificate...")));
        assertEquals(0, Labels.declining(List.of("_Cancel", "_OK")));
        assertEquals(1, Labels.declining(List.of("_Yes", "_No")));
        assertEquals(1, Labels.declining(List.of("Do it", "Rather not")));
        assertEquals(-1, Labels.declining(List.of()));
    }

    @Test
    void leavesOutTheMarksOfKeys() {
        assertEquals("Accept", Labels.button("_Accept"));
        assertEquals("Accept", Labels.button("Acc_ept"));
        assertEquals("User name", Labels.plain("_User name"));
        assertEquals("user_name", Labels.plain("user_name"), "a field of the network's own");
    }
}
