package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

/** What the user has sent through the worker is not told him again; what he has sent from elsewhere is. */
class OwnEchoesTest {

    private final OwnEchoes echoes = new OwnEchoes();
    private final Login alice = new Login(1, new Pointer(1));
    private final Login carol = new Login(2, new Pointer(2));

    @Test
    void anEchoIsExpectedOnceForEachMessage() {
        echoes.expect(alice, "bob", "hi", 0);
        echoes.expect(alice, "bob", "hi", 1);
        assertTrue(echoes.isEcho(alice, "bob", "hi ", 2));
        assertTrue(echoes.isEcho(alice, "bob", "hi", 3));
        assertFalse(echoes.isEcho(alice, "bob", "hi", 4));
    }

    @Test
    void othersMessagesAreNoEchoes() {
        echoes.expect(alice, "bob", "hi", 0);
        assertFalse(echoes.isEcho(carol, "bob", "hi", 1));
        assertFalse(echoes.isEcho(alice, "dave", "hi", 1));
        assertFalse(echoes.isEcho(alice, "bob", "ho", 1));
        echoes.forget(alice);
        assertFalse(echoes.isEcho(alice, "bob", "hi", 2));
    }

    @Test
    void anEchoThatIsLateIsOfAnotherDevice() {
        echoes.expect(alice, "bob", "hi", 0);
        assertFalse(echoes.isEcho(alice, "bob", "hi", OwnEchoes.PATIENCE_NANOS + 1));
    }
}
