package org.igniterealtime.openfire.plugin.imservices.monitor.chart;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A canvas as PNG: a palette, four bits a pixel. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 4;
    private static final int PALETTE = 3;

    private Png() {}

    static byte[] of(Canvas canvas) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(canvas));
            chunk(out, "PLTE", palette(canvas));
            chunk(out, "IDAT", pixels(canvas));
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static byte[] header(Canvas canvas) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(canvas.width());
        out.writeInt(canvas.height());
        out.write(BITS);
        out.write(PALETTE);
        // The one compression and the one set of filters that there are; not interlaced.
        out.write(new byte[3]);
        return bytes.toByteArray();
    }

    private static byte[] palette(Canvas canvas) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int colour : canvas.colours()) {
            bytes.write(colour >> 16);
            bytes.write(colour >> 8);
            bytes.write(colour);
        }
        return bytes.toByteArray();
    }

    private static byte[] pixels(Canvas canvas) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = 0; y < canvas.height(); y++) {
                // The filter "none".
                out.write(0);
                for (int x = 0; x < canvas.width(); x += 2) {
                    int right = x + 1 < canvas.width() ? canvas.at(x + 1, y) : 0;
                    out.write(canvas.at(x, y) << BITS | right);
                }
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
