package org.igniterealtime.openfire.plugin.imservices.answers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;

/**
 * A picture on a card.
 *
 * @param type its media type
 * @param base64 its bytes as XEP-0054 has them: base64 in one line
 * @param sha1 the sum of the bytes, hexadecimal in lower case, as XEP-0153 has it
 */
public record Picture(String type, String base64, String sha1) {

    private static final Map<Category, Picture> BUILT_IN = new EnumMap<>(Category.class);

    static {
        for (Category category : Category.values()) {
            BUILT_IN.put(category, read(category.key() + ".png"));
        }
    }

    public Picture {
        Objects.requireNonNull(type);
        Objects.requireNonNull(base64);
        Objects.requireNonNull(sha1);
    }

    /** @param bytes small: XEP-0153 section 5 wants less than 8 KiB */
    public static Picture of(String type, byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new Picture(
                    type, Base64.getEncoder().encodeToString(bytes), HexFormat.of().formatHex(sum));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }

    /** The picture of services of the category. */
    public static Picture of(Category category) {
        return BUILT_IN.get(category);
    }

    private static Picture read(String resource) {
        try (InputStream in = Picture.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the plugin has no picture " + resource);
            }
            return of("image/png", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
