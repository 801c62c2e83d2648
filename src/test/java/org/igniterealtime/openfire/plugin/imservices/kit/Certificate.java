package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key and its certificate that no authority has signed.
 *
 * @param certificate in PEM
 * @param key in PEM
 */
record Certificate(String certificate, String key) {

    private static final String STORE_PASSWORD = "changeit";

    /** Made by the JDK's keytool. */
    static Certificate selfSigned(String host) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ims-key-");
        try {
            Path store = folder.resolve("store.p12");
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "key",
                                    "-keyalg",
                                    "RSA",
                                    "-keysize",
                                    "2048",
                                    "-validity",
                                    "30",
                                    "-dname",
                                    "CN=" + host,
                                    "-ext",
                                    "SAN=dns:" + host + ",ip:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    store.toString(),
                                    "-storepass",
                                    STORE_PASSWORD)
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
            return read(store);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Certificate read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, STORE_PASSWORD.toCharArray());
            return new Certificate(
                    pem("CERTIFICATE", store.getCertificate("key").getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            store.getKey("key", STORE_PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
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

    /** Writes {@code cert.pem} and {@code key.pem}, and gives the first. */
    Path write(Path folder) throws IOException {
        Files.writeString(folder.resolve("key.pem"), key);
        return Files.writeString(folder.resolve("cert.pem"), certificate);
    }
}
