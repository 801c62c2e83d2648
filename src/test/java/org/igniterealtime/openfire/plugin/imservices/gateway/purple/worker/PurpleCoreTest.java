package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.CLibrary;
import org.junit.jupiter.api.Test;

class PurpleCoreTest {

    @Test
    void leavesNoCoreFile() {
        CLibrary.load();
        int before = CLibrary.prctl(CLibrary.PR_GET_DUMPABLE, 0, 0, 0, 0);
        try {
            PurpleCore.forbidCoreFiles();
            assertEquals(0, CLibrary.prctl(CLibrary.PR_GET_DUMPABLE, 0, 0, 0, 0));
        } finally {
            CLibrary.prctl(CLibrary.PR_SET_DUMPABLE, before, 0, 0, 0);
        }
    }
}
