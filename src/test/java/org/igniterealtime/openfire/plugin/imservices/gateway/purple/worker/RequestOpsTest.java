package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestOpsTest {

    @Test
    void declinesWhateverTheButtonIsCalled() {
        assertEquals(1, RequestOps.declining(List.of("Accept", "Reject", "_View Certificate...")));
        assertEquals(0, RequestOps.declining(List.of("_Cancel", "_OK")));
        assertEquals(1, RequestOps.declining(List.of("_Yes", "_No")));
        assertEquals(1, RequestOps.declining(List.of("Do it", "Rather not")));
        assertEquals(-1, RequestOps.declining(List.of()));
    }
}
