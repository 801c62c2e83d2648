package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xmlpull.mxp1.MXParser;
import org.xmlpull.v1.XmlPullParser;
import org.xmlpull.v1.XmlPullParserException;

/**
 * The least that is an XMPP client (RFC 6120, SASL PLAIN, no TLS): so that in a load run the client costs next to nothing beside
 * what is measured. Not for tests, which use Smack.
 */
final class XmppLoadClient implements Closeable {

    /** What a stanza was, as far as load runs care. */
    record Stanza(
            String name,
            String from,
            String type,
            String id,
            String body,
            boolean selfPresence,
            int items) {}

    private final Socket socket;
    private final Writer writer;
    private final String jid;
    private final BlockingQueue<Stanza> answers = new LinkedBlockingQueue<>();
    private volatile Consumer<Stanza> listener = stanza -> {};

    XmppLoadClient(String host, int port, String domain, String user, String password)
            throws IOException {
        this.socket = new Socket(host, port);
        this.socket.setTcpNoDelay(true);
        this.writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8),
                        32 * 1024);
        this.jid = user + "@" + domain + "/load";
        try {
            Reader reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            XmlPullParser parser = open(reader, domain);
            String plain = "\0" + user + "\0" + password;
            send(
                    "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                            + Base64.getEncoder()
                                    .encodeToString(plain.getBytes(StandardCharsets.UTF_8))
                            + "</auth>");
            String answer = skipToElement(parser);
            if (!answer.equals("success")) {
                throw new IOException(user + " was not let in: " + answer);
            }
            XmlPullParser bound = open(reader, domain);
            send(
                    "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>load</resource>"
                            + "</bind></iq>");
            skipToElement(bound);
            send(
                    "<iq type='set' id='session'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
            skipToElement(bound);
            Thread thread = new Thread(() -> read(bound), "load-" + user);
            thread.setDaemon(true);
            thread.start();
        } catch (XmlPullParserException e) {
            socket.close();
            throw new IOException("not XMPP: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    String jid() {
        return jid;
    }

    void onStanza(Consumer<Stanza> newListener) {
        listener = newListener;
    }

    /** Sends and flushes. */
    void send(String xml) throws IOException {
        synchronized (writer) {
            writer.write(xml);
            writer.flush();
        }
    }

    /** Sends a message without flushing when {@code flush} is false: for bursts. */
    void message(String to, String body, boolean flush) throws IOException {
        synchronized (writer) {
            writer.write("<message type='chat' to='");
            writer.write(to);
            writer.write("'><body>");
            writer.write(body);
            writer.write("</body></message>");
            if (flush) {
                writer.flush();
            }
        }
    }

    /** Sends a request and waits for its answer. */
    Stanza request(String xml, String id) throws IOException, InterruptedException {
        send(xml);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            Stanza stanza = answers.poll(1, TimeUnit.SECONDS);
            if (stanza != null && id.equals(stanza.id())) {
                return stanza;
            }
        }
        throw new IOException(jid + ": no answer to " + id + " in 60 s");
    }

    @Override
    public void close() throws IOException {
        try {
            send("<presence type='unavailable'/></stream:stream>");
        } catch (IOException e) {
            // Already gone, which is all that was wanted.
        }
        socket.close();
    }

    private XmlPullParser open(Reader reader, String domain)
            throws IOException, XmlPullParserException {
        send(
                "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                        + " version='1.0' to='"
                        + domain
                        + "'>");
        XmlPullParser parser = new MXParser();
        parser.setFeature(XmlPullParser.FEATURE_PROCESS_NAMESPACES, true);
        parser.setInput(reader);
        while (parser.next() != XmlPullParser.START_TAG) {
            // The XML declaration.
        }
        skipToElement(parser); // stream:features
        return parser;
    }

    /** Reads the next child of the stream whole and gives its name. */
    private static String skipToElement(XmlPullParser parser)
            throws IOException, XmlPullParserException {
        while (parser.next() != XmlPullParser.START_TAG) {
            if (parser.getEventType() == XmlPullParser.END_DOCUMENT) {
                throw new IOException("the stream ended");
            }
        }
        String name = parser.getName();
        int depth = parser.getDepth();
        while (!(parser.getEventType() == XmlPullParser.END_TAG && parser.getDepth() == depth)) {
            parser.next();
        }
        return name;
    }

    private void read(XmlPullParser parser) {
        try {
            int event = parser.next();
            while (event != XmlPullParser.END_DOCUMENT) {
                if (event == XmlPullParser.START_TAG) {
                    Stanza stanza = readStanza(parser);
                    if (stanza.name().equals("iq")) {
                        answers.add(stanza);
                    } else {
                        listener.accept(stanza);
                    }
                }
                event = parser.next();
            }
        } catch (IOException | XmlPullParserException e) {
            if (!socket.isClosed()) {
                System.err.println(jid + ": " + e);
            }
        }
    }

    private static Stanza readStanza(XmlPullParser parser)
            throws IOException, XmlPullParserException {
        String name = parser.getName();
        String from = parser.getAttributeValue(null, "from");
        String type = parser.getAttributeValue(null, "type");
        String id = parser.getAttributeValue(null, "id");
        int depth = parser.getDepth();
        String body = null;
        boolean self = false;
        int items = 0;
        while (!(parser.getEventType() == XmlPullParser.END_TAG && parser.getDepth() == depth)) {
            if (parser.next() == XmlPullParser.START_TAG) {
                if (parser.getName().equals("body") && parser.getDepth() == depth + 1) {
                    body = parser.nextText();
                } else if (parser.getName().equals("status")
                        && "110".equals(parser.getAttributeValue(null, "code"))) {
                    self = true; // XEP-0045 section 7.2.2
                } else if (parser.getName().equals("item")) {
                    items++; // XEP-0030 section 4
                }
            }
        }
        return new Stanza(name, from, type, id, body, self, items);
    }
}
