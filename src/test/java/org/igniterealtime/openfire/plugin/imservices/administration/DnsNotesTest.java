package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a domain's address, asked of a DNS server (RFC 1035) on this machine. */
class DnsNotesTest {

    @TempDir Path home;

    /** Answers questions for an A record of names that begin with {@code there}; to {@code silent} not at all. */
    private static void serve(DatagramSocket socket) {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String question = new String(buffer, 12, packet.getLength() - 12, "ISO-8859-1");
                if (!question.contains("silent")) {
                    byte[] answer = answer(buffer, packet.getLength(), question.contains("there"));
                    socket.send(
                            new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (SocketException e) {
            // Closed by the test: the end.
            assertTrue(socket.isClosed());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] answer(byte[] query, int length, boolean exists) {
        boolean address = exists && query[length - 3] == 1;
        ByteBuffer out = ByteBuffer.allocate(length + 16);
        out.put(query, 0, length);
        out.putShort(2, (short) (exists ? 0x8180 : 0x8183));
        out.putShort(6, (short) (address ? 1 : 0)).putShort(8, (short) 0).putShort(10, (short) 0);
        if (address) {
            // The name of the question, A, IN, an hour, four bytes.
            out.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1);
            out.putInt(3600).putShort((short) 4).put(new byte[] {(byte) 192, 0, 2, 7});
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void whatTheDnsSaysIsToldWithTheRecordToCreate() throws Exception {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread server = new Thread(() -> serve(socket), "dns");
        server.start();
        AdministrationKit kit =
                new AdministrationKit(home, "", "dns://127.0.0.1:" + socket.getLocalPort());
        try {
            DnsNotes dns = kit.administration.dns();
            DnsNote there = dns.ask("there.example.org");
            assertTrue(there.found(), there.toString());
            assertEquals(List.of("192.0.2.7"), there.addresses());
            assertTrue(there.text().contains("192.0.2.1"), there.text());
            DnsNote none = dns.ask("gone.example.org");
            assertFalse(none.found());
            assertTrue(none.text().contains("gone.example.org. IN A 192.0.2.1"), none.text());
            DnsNote silent = dns.ask("silent.example.org");
            assertTrue(silent.text().contains("did not answer"), silent.text());
            assertTrue(dns.ask("a..b").text().contains("cannot hold"));
            // JNDI would connect to it.
            assertTrue(dns.ask("ldap://127.0.0.1:9/x").text().contains("cannot hold"));
        } finally {
            socket.close();
            server.join();
            kit.close();
        }
    }
}
