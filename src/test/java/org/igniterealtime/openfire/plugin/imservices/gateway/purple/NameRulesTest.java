package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the protocols of libpurple 2 have it, each in its function {@code normalize}. */
class NameRulesTest {

    @ParameterizedTest
    @CsvSource({
        "prpl-irc, Bob[], bob[]",
        "prpl-jabber, Romeo@Montague.example/Orchard, romeo@montague.example",
        "prpl-aim, Chatty Bob, chattybob",
        "prpl-myspace, Bob Tom, bobtom",
        "prpl-msn, Bob@Live.com, bob@live.com",
        "prpl-msn, Bob, bob@hotmail.com",
        "prpl-msn, '', ''",
        "prpl-qq, 10001, 10001",
        "prpl-simple, sip:Bob@SIP.example.org, bob@sip.example.org",
        "prpl-not-known, Bob, Bob",
    })
    void onePersonHasOneSpelling(String protocol, String name, String normal) {
        assertEquals(normal, NameRules.of(protocol).apply(name));
        assertEquals(normal, NameRules.of(protocol).apply(normal));
    }
}
