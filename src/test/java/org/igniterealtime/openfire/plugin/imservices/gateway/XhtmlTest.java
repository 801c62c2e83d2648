package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xmpp.packet.Message;

/** The looks of texts, both ways: XEP-0071 version 1.5.4. */
class XhtmlTest {

    private static final Set<String> PROFILE =
            Set.of(
                    "html",
                    "body",
                    "p",
                    "br",
                    "strong",
                    "em",
                    "cite",
                    "span",
                    "a",
                    "ul",
                    "ol",
                    "li",
                    "blockquote");

    private static String xhtml(String html) {
        Optional<Element> made = Xhtml.of(html);
        return made.map(XhtmlTest::content).orElse("(plain)");
    }

    private static String content(Element html) {
        assertEquals(Xhtml.NAMESPACE, html.getNamespaceURI());
        Element body = html.elements().get(0);
        assertEquals("body", body.getName());
        assertEquals(Xhtml.XHTML, body.getNamespaceURI());
        String all = body.asXML();
        return all.substring(all.indexOf('>') + 1, all.lastIndexOf('<')).replace('"', '\'');
    }

    private static String html(String body) {
        Element message =
                StanzaMatch.parse(
                        "<message><body>b</body><html xmlns='http://jabber.org/protocol/xhtml-im'>"
                                + "<body xmlns='http://www.w3.org/1999/xhtml'>"
                                + body
                                + "</body></html></message>");
        return Xhtml.html(new Message(message));
    }

    /** Quadratic work here would hold up everybody. */
    @Test
    @Timeout(30)
    void endsSoonWhateverComes() {
        assertEquals("x", html("x" + "<br/>".repeat(400_000)));
    }

    @Test
    void keepsWhatTheProfileHas() {
        assertEquals(
                "<p>a <strong>b <em>c</em></strong><br/>d</p>", xhtml("a <B>b <i>c</i></b><br>d"));
        assertEquals(
                "<p><span style='text-decoration: underline'>u</span>"
                        + "<span style='text-decoration: line-through'>s</span></p>",
                xhtml("<u>u</u><s>s</s>"));
        assertEquals(
                "<p><span style='color: #ff0000; font-family: Arial, sans; font-size: x-large'>x</span></p>",
                xhtml("<font color='#ff0000' face=\"Arial, sans\" size=5>x</font>"));
        assertEquals(
                "<p><a href='https://example.org/?a=1&amp;b=2'>here</a></p>",
                xhtml("<a href=\"https://example.org/?a=1&amp;b=2\">here</a>"));
        assertEquals(
                "<p>before</p><ul><li>one</li><li>two</li></ul><p>after <strong>it</strong></p>",
                xhtml("before<ul><li>one<li>two</ul>after <b>it</b>"));
        assertEquals("<p>a</p><p><strong>b</strong></p>", xhtml("<p>a<p><b>b</b></p>"));
    }

    @Test
    void isNotMadeWherePlainTextSaysAsMuch() {
        for (String html :
                List.of(
                        "",
                        "words &lt;b&gt;",
                        "a<br>b",
                        "<p>a</p>",
                        "<html><body>a</body></html>",
                        "<a href='http://example.org/'>http://example.org/</a>",
                        "<b".repeat(100),
                        "<b>" + "x".repeat(70_000) + "</b>")) {
            assertEquals("(plain)", xhtml(html), html);
        }
    }

    /** Section 11: nothing runs, nothing is fetched. */
    @Test
    void letsNothingDangerousThrough() {
        assertEquals("<p>a<strong>b</strong></p>", xhtml("a<script>alert('<b>')</script><b>b</b>"));
        assertEquals("<p>x<strong>y</strong></p>", xhtml("<a href='javascript:x()'>x</a><b>y</b>"));
        assertEquals(
                "<p>x<strong>y</strong></p>",
                xhtml("<a href='data:text/html,x' onclick='x()'>x</a><b onclick=x()>y</b>"));
        assertEquals(
                "<p>kitten<strong>y</strong></p>",
                xhtml("<img src='http://track.example/1.png' alt='kitten'><b>y</b>"));
        assertEquals(
                "<p><span style='color: red'>x</span></p>",
                xhtml(
                        "<span style=\"position:fixed; color: red; background-color: url(http://e.example);"
                                + " font-family: expression(x)\">x</span>"));
        assertEquals("<p><strong>&lt;i&gt;</strong></p>", xhtml("<b>&lt;i&gt;</b>"));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
                        "<b>",
                        "</b>",
                        "<i",
                        ">",
                        "<ul>",
                        "<li>",
                        "</ul>",
                        "</li>",
                        "<p>",
                        "</p>",
                        "<font color=red>",
                        "</font>",
                        "<a href='http://x/'>",
                        "</a>",
                        "<a href=x>",
                        "<script>",
                        "</script>",
                        "&lt;",
                        "&",
                        "&#0;",
                        "text",
                        "\n",
                        "\u0001",
                        "\ud800",
                        "<!--",
                        "-->",
                        "<blockquote>",
                        "</blockquote>",
                        "'",
                        "\"",
                        "=",
                        "<img alt='x'/>",
                        "<div>",
                        "<br/>",
                        " ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property
    void isAlwaysWellFormedAndOfTheProfile(@ForAll("soup") String html) {
        Optional<Element> made = Xhtml.of(html);
        if (made.isPresent()) {
            Element parsed = StanzaMatch.parse(made.get().asXML());
            check(parsed);
            Message message = new Message();
            message.getElement().add(made.get());
            assertNotNull(Xhtml.html(message));
        }
    }

    private static void check(Element element) {
        assertTrue(PROFILE.contains(element.getName()), element.getName());
        for (Attribute attribute : element.attributes()) {
            assertTrue(Set.of("href", "style").contains(attribute.getName()), attribute.asXML());
        }
        element.elements().forEach(XhtmlTest::check);
    }

    @Test
    void makesWhatNetworksUnderstand() {
        assertEquals(
                "a <b>b <i>c</i></b><br>d", html("<p>a <strong>b <em>c</em></strong></p><p>d</p>"));
        assertEquals(
                "<b><font color=\"red\">x</font></b><u>y</u>",
                html(
                        "<span style='font-weight: bold; color: red'>x</span>"
                                + "<span style='text-decoration: underline'>y</span>"));
        assertEquals(
                "<a href=\"http://example.org/?a&amp;b\">x</a>",
                html("<a href='http://example.org/?a&amp;b'>x</a>"));
        assertEquals("• one<br>• two", html("<ul><li>one</li><li>two</li></ul>"));
        assertEquals("x y &lt;b&gt;", html("x\n   y &lt;b&gt;"));
    }

    @Test
    void sendsNothingDangerous() {
        assertEquals("x", html("<a href='javascript:x()'>x</a>"));
        assertEquals("b", html("<script>alert(1)</script>b"));
        assertEquals("kitten", html("<img src='http://track.example/' alt='kitten'/>"));
        assertEquals("x", html("<span style='color: \"&gt;&lt;img'>x</span>"));
        assertFalse(html("<b>".repeat(200) + "x" + "</b>".repeat(200)).length() > 500);
    }

    @Test
    void looksAndPlainTextGoTogether() {
        GatewayKit kit = new GatewayKit();
        kit.network.able(Ability.LOOKS).takingAll();
        kit.aliceOnline();
        kit.network.write(GatewayKit.ALICE, "bob", new Text("very", "<b>very</b>"), kit.time.now());
        kit.time.run();
        kit.out(
                "<message type='chat' id='*' from='bob@net.example.org' to='alice@example.org'>"
                        + "<body>very</body><html xmlns='http://jabber.org/protocol/xhtml-im'>"
                        + "<body xmlns='http://www.w3.org/1999/xhtml'><p><strong>very</strong></p></body>"
                        + "</html></message>");
        kit.in(
                "<message type='chat' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<body>much</body><html xmlns='http://jabber.org/protocol/xhtml-im'>"
                        + "<body xmlns='http://www.w3.org/1999/xhtml'><em>much</em></body></html></message>");
        kit.in(
                "<message type='chat' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<body>plain</body></message>");
        assertEquals(List.of("bob: much", "bob: plain"), kit.alice().sent());
        assertEquals(List.of("<i>much</i>", ""), kit.alice().looks());
    }
}
