package org.igniterealtime.openfire.plugin.imservices.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.StanzaMatch;
import org.junit.jupiter.api.Test;

/** XEP-0059 version 1.0, as who answers. */
class PagingTest {

    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

    @Test
    void asksForNoPages() throws Exception {
        assertEquals(Optional.empty(), Paging.of(StanzaMatch.parse("<query/>")));
        assertEquals(ALL, Paging.ALL.of(ALL, Function.identity()).items());
    }

    /** Section 2.1. */
    @Test
    void limits() throws Exception {
        assertPage("<max>2</max>", "ab", 0);
        assertPage("<max>9</max>", "abcde", 0);
    }

    /** Section 2.2. */
    @Test
    void goesForward() throws Exception {
        assertPage("<max>2</max><after>b</after>", "cd", 2);
        assertPage("<max>2</max><after>d</after>", "e", 4);
        assertPage("<max>2</max><after>e</after>", "", 5);
    }

    /** Section 2.3. */
    @Test
    void goesBackward() throws Exception {
        assertPage("<max>2</max><before>d</before>", "bc", 1);
        assertPage("<max>2</max><before>b</before>", "a", 0);
        assertPage("<max>2</max><before>a</before>", "", 0);
    }

    /** Section 2.5. */
    @Test
    void beginsAtTheEnd() throws Exception {
        assertPage("<max>2</max><before/>", "de", 3);
    }

    /** Section 2.6. */
    @Test
    void goesToAPlace() throws Exception {
        assertPage("<max>2</max><index>3</index>", "de", 3);
        assertPage("<max>2</max><index>2147483647</index>", "", 5);
    }

    /** Section 2.7. */
    @Test
    void counts() throws Exception {
        assertPage("<max>0</max>", "", 0);
    }

    @Test
    void refusesWhatIsNotThere() {
        Paging.InvalidException missing =
                assertThrows(Paging.InvalidException.class, () -> page("<after>x</after>"));
        assertEquals(true, missing.isMissing());
        for (String wrong : List.of("<max>-1</max>", "<max/>", "<index>x</index>")) {
            Paging.InvalidException bad =
                    assertThrows(Paging.InvalidException.class, () -> page(wrong));
            assertEquals(false, bad.isMissing(), wrong);
        }
    }

    private static void assertPage(String set, String items, int first) throws Exception {
        Paging.Page<String> page = page(set);
        assertEquals(items, String.join("", page.items()), set);
        assertEquals(first, page.first(), set);
        Element query = StanzaMatch.parse("<query/>");
        page.write(query, Function.identity());
        String edges =
                items.isEmpty()
                        ? ""
                        : "<first index='"
                                + first
                                + "'>"
                                + items.charAt(0)
                                + "</first><last>"
                                + items.charAt(items.length() - 1)
                                + "</last>";
        assertEquals(
                null,
                StanzaMatch.difference(
                        StanzaMatch.parse(
                                "<query><set xmlns='http://jabber.org/protocol/rsm'>"
                                        + edges
                                        + "<count>5</count></set></query>"),
                        StanzaMatch.parse(query.asXML())));
    }

    private static Paging.Page<String> page(String set) throws Paging.InvalidException {
        Element query =
                StanzaMatch.parse(
                        "<query><set xmlns='http://jabber.org/protocol/rsm'>"
                                + set
                                + "</set></query>");
        return Paging.of(query).orElseThrow().of(ALL, Function.identity());
    }
}
