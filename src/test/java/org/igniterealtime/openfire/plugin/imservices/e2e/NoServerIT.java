package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.igniterealtime.openfire.plugin.imservices.kit.Certificate;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.PlayedServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Protocols that libpurple has and Debian has no server for: they reach what plays the first steps of their server, say what they
 * would say to it, and fail with the reason that it gives (XEP-0100 version 1.0 section 4.4.2).
 */
class NoServerIT {

    private static final String GADU = "gg.example.org";
    private static final String GROUPWISE = "groupwise.example.org";
    private static final String SAMETIME = "sametime.example.org";

    /** libgadu connects to no other where a server is given. */
    private static final int GADU_PORT = 8074;

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void eachReachesItsServerAndIsToldWhatItSays() throws Exception {
        Certificate certificate = Certificate.selfSigned("localhost");
        PlayedServer gadu = scene.with(PlayedServer.atPort(GADU_PORT, (in, out) -> gadu(in, out)));
        PlayedServer groupwise =
                scene.with(PlayedServer.withTls(certificate, (in, out) -> groupwise(in, out)));
        PlayedServer sametime = scene.with(PlayedServer.plain((in, out) -> sametime(in, out)));
        scene.server().write("modules/certificates/hosts/localhost.pem", certificate.certificate());
        scene.start(
                section(
                                GADU,
                                "gadu-gadu",
                                "prpl-gg;gg_server=" + gadu.address() + ";encryption=none")
                        + section(
                                GROUPWISE,
                                "groupwise",
                                "prpl-novell;server=localhost;port=" + groupwise.port())
                        + section(
                                SAMETIME,
                                "sametime",
                                "prpl-meanwhile;server=127.0.0.1;port=" + sametime.port()));
        XmppUser alice = scene.user("alice");

        refused(
                alice,
                SAMETIME,
                "alice",
                StanzaError.Condition.not_authorized,
                "Incorrect Username/Password");
        assertTrue(
                sametime.awaitHeard().startsWith("0000000000000000001e"),
                "a handshake on the channel 0, with the protocol's version");
        assertEquals(1, sametime.connections(), "it is not tried again");

        refused(
                alice,
                GROUPWISE,
                "alice",
                StanzaError.Condition.not_authorized,
                "Incorrect username or password");
        String login = groupwise.awaitHeard();
        assertTrue(login.startsWith("POST /login HTTP/1.0\r\n"), login);
        assertTrue(login.contains("tag=NM_A_SZ_USERID"), login);
        assertEquals(1, groupwise.connections(), "it is not tried again");

        // This protocol has one reason for all.
        refused(
                alice,
                GADU,
                "12345",
                StanzaError.Condition.remote_server_timeout,
                "Connection failed");
        assertTrue(gadu.awaitHeard().contains("12345"));
    }

    private static String section(String domain, String type, String params) {
        return """
                [%s]
                category=gateway
                type=%s
                name=%s
                module=purple
                params=%s
                """
                .formatted(domain, type, type, params);
    }

    private void refused(
            XmppUser alice,
            String domain,
            String name,
            StanzaError.Condition condition,
            String reason)
            throws Exception {
        scene.awaitService(domain);
        new Gateway(domain).registerRefused(alice, name, "wherefore", condition, reason);
    }

    /** The server speaks first: GG_WELCOME with a seed; the answer to the log-in is GG_LOGIN_FAILED. */
    private static String gadu(InputStream in, OutputStream out) throws IOException {
        out.write(little(1, 4, 0x12345678));
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN);
        head.getInt();
        String login = new String(in.readNBytes(head.getInt()), StandardCharsets.ISO_8859_1);
        out.write(little(9, 0));
        return login;
    }

    private static byte[] little(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    /** An HTTP request with a form; the answer has fields of type 10 (text), and the result 0xD149: authentication failed. */
    private static String groupwise(InputStream in, OutputStream out) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().contains("&tag=NM_A_SZ_TRANSACTION_ID&cmd=0&val=1&type=10")) {
            int next = in.read();
            if (next < 0) {
                return request + " (ended)";
            }
            request.append((char) next);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        field(answer, "NM_A_SZ_RESULT_CODE", "" + 0xD149);
        field(answer, "NM_A_SZ_TRANSACTION_ID", "1");
        answer.write(0);
        out.write(answer.toByteArray());
        out.flush();
        // Until the client has gone: it is who hangs up.
        in.transferTo(OutputStream.nullOutputStream());
        return request.toString();
    }

    private static void field(ByteArrayOutputStream answer, String tag, String value) {
        answer.write(10);
        answer.write(0);
        for (String text : new String[] {tag, value}) {
            byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
            answer.writeBytes(little(bytes.length));
            answer.writeBytes(bytes);
        }
    }

    /** Messages with their length before; the answer to the handshake is the end of the master channel, with a reason. */
    private static String sametime(InputStream in, OutputStream out) throws IOException {
        int length = ByteBuffer.wrap(in.readNBytes(4)).getInt();
        String handshake = HexFormat.of().formatHex(in.readNBytes(length));
        out.write(HexFormat.of().parseHex("0000001000030000000000008000021100000000"));
        out.flush();
        in.transferTo(OutputStream.nullOutputStream());
        return handshake;
    }
}
