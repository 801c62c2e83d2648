package org.igniterealtime.openfire.plugin.imservices.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfacesTest {

    /** RFC 5952 section 4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.10",
                "::",
                "::1",
                "2001:db8::1",
                "2001:db8::",
                "2001:db8:0:1:1:1:1:1",
                "2001:db8::1:0:0:1",
                "2001:0:0:1::1",
                "0:1:2:3:4:5:6:7"
            })
    void addressesAreWrittenAsUsual(String text) throws Exception {
        assertEquals(text, Interfaces.text(InetAddress.getByName(text)));
    }

    @Test
    void ipv4IsAnnouncedFirst() throws Exception {
        assertEquals(
                List.of("127.0.0.1", "::1"),
                Interfaces.toAnnounce(
                        List.of(
                                new InetSocketAddress("::1", 7778),
                                new InetSocketAddress("127.0.0.1", 7778))));
    }
}
