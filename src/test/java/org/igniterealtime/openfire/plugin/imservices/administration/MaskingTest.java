package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords in lines of the services file. */
class MaskingTest {

    private final Masking masking = new Masking(() -> Set.of("hidden"));

    @ParameterizedTest
    @CsvSource({
        "params=prpl-irc;server=a;password=x, params=prpl-irc;server=a;password=…",
        "params=PassPhrase=x;y=z, params=PassPhrase=…;y=z",
        "'  Params = a;token = x\\;y;b=1', '  Params = a;token =…;b=1'",
        "# params=api_key=1;keyboard=us, # params=api_key=…;keyboard=us",
        ";; params=key=1, ;; params=key=…",
        "params=hidden=x;HIDDEN=y, params=hidden=…;HIDDEN=…",
        "params=password=;a=b, params=password=;a=b",
        "params=secret=x\\, params=secret=…",
        "name=password=x, name=password=x",
        "parms=irc;password=x, parms=irc;password=…",
        "password = x, password =…",
        "params=irc;password=a;b;nick=c, params=irc;password=…;…;nick=c",
        "params=password=a\u2028b, params=password=…",
        "\u2003params=password=x, \u2003params=password=…",
        "params=proxy=http://me:p@w@host;a=b, params=proxy=http://me:…@host;a=b",
        "params=proxy=http://me:pw@host:80;a=b, params=proxy=http://me:…@host:80;a=b"
    })
    void valuesOfSecretKeysAreNotShown(String line, String shown) {
        assertEquals(shown, masking.line(line));
    }
}
