package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void breaksAreLines() {
        assertEquals("a\nb\nc", Markup.toText("a<br>b<BR/>c"));
        assertEquals("a\nb", Markup.toText("<p>a</p><p>b"));
    }

    @Test
    void entitiesAreCharacters() {
        assertEquals(
                "<b> & \"x\" 'y' € 👩 é",
                Markup.toText(
                        "&lt;b&gt; &amp; &quot;x&quot; &apos;y&#39; &#8364; &#x1F469; \u00e9"));
        assertEquals("&unknown; & &#xzz; &", Markup.toText("&unknown; & &#xzz; &"));
    }

    @Test
    void looksAreLeftOut() {
        assertEquals("bold red", Markup.toText("<B>bold</B> <FONT COLOR=\"red\">red</FONT>"));
        assertEquals("1 < 2 <3", Markup.toText("1 < 2 <3"));
    }

    @Test
    void linksSayWhere() {
        assertEquals(
                "see here (http://a/?b&c) now",
                Markup.toText("see <a href=\"http://a/?b&amp;c\">here</a> now"));
        assertEquals("http://a/", Markup.toText("<A HREF='http://a/'>http://a/</A>"));
    }

    @Test
    void nothingThatXmlCannotHold() {
        assertEquals("ab\tc\nd", Markup.toText("a\u0001\u001fb\tc\nd\u007f&#0;&#x1;\uffff"));
    }

    @Property
    void plainTextComesBack(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertEquals(text, Markup.toText(Markup.toHtml(text)));
    }

    @Test
    void isNotHeldUpByWhatIsNoMarkup() {
        for (String part : List.of("<a", "&", "<", "&#")) {
            String text = part.repeat(500_000);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertEquals(text, Markup.toText(text)));
        }
        assertEquals("&1234567890; & &amp", Markup.toText("&1234567890; & &amp"));
    }
}
