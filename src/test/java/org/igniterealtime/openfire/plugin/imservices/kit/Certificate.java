package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and its certificate, for a host at the loopback interface.
 *
 * @param certificate in PEM
 * @param key in PEM
 */
public record Certificate(String certificate, String key) {

    private static final String STORE_PASSWORD = "changeit";

    /** One that no authority has signed. */
    public static Certificate selfSigned(String host) throws IOException, InterruptedException {
        return inNewStore(store -> store.make(host, List.of(), host(host)));
    }

    /** An authority, and a host's certificate that it has signed. */
    public static Signed signed(String authority, String host)
            throws IOException, InterruptedException {
        return inNewStore(
                store ->
                        new Signed(
                                store.make(authority, List.of(), "bc:critical=ca:true"),
                                store.make(host, List.of("-signer", authority), host(host))));
    }

    /**
     * What an authority has done.
     *
     * @param authority the authority itself
     * @param host what it has signed
     */
    public record Signed(Certificate authority, Certificate host) {}

    private static String host(String host) {
        return "SAN=dns:" + host + ",ip:" + Ports.LOOPBACK;
    }

    private interface Work<T> {
        T with(Store store) throws IOException, InterruptedException;
    }

    private static <T> T inNewStore(Work<T> work) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ims-key-");
        try {
            return work.with(new Store(folder.resolve("store.p12")));
        } finally {
            Folders.delete(folder);
        }
    }

    /** Keys as the JDK's keytool makes them. */
    private record Store(Path file) {

        /**
         * @param extension of X.509, as keytool has it
         */
        Certificate make(String name, List<String> signer, String extension)
                throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    name,
                                    "-keyalg",
                                    "RSA",
                                    "-keysize",
                                    "2048",
                                    "-validity",
                                    "30",
                                    "-dname",
                                    "CN=" + name,
                                    "-ext",
                                    extension,
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    file.toString(),
                                    "-storepass",
                                    STORE_PASSWORD));
            command.addAll(signer);
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
            return read(name);
        }

        private Certificate read(String name) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, STORE_PASSWORD.toCharArray());
                return new Certificate(
                        pem("CERTIFICATE", store.getCertificate(name).getEncoded()),
                        pem(
                                "PRIVATE KEY",
                                store.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN "
                + what
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END "
                + what
                + "-----\n";
    }

    /** For a server that shows it. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key",
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(key))),
                STORE_PASSWORD.toCharArray(),
                new java.security.cert.Certificate[] {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes(certificate)))
                });
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    }

    /** Writes {@code cert.pem} and {@code key.pem}, and gives the first. */
    Path write(Path folder) throws IOException {
        Files.writeString(folder.resolve("key.pem"), key);
        return Files.writeString(folder.resolve("cert.pem"), certificate);
    }
}
