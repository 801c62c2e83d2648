package org.igniterealtime.openfire.plugin.imservices.monitor.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static BufferedImage read(double[] values) throws Exception {
        byte[] png = Chart.png(values, value -> Math.round(value) + " MiB");
        assertTrue(png.length < 8 * 1024, "XEP-0231 section 5 wants at most 8 KiB: " + png.length);
        // Another reader than ours; it checks the sums as well.
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void isAPictureThatOthersRead() throws Exception {
        double[] values =
                IntStream.range(0, 1440).mapToDouble(i -> 500 + 400 * Math.sin(i / 97.0)).toArray();
        BufferedImage image = read(values);
        assertEquals(Chart.WIDTH, image.getWidth());
        assertEquals(Chart.HEIGHT, image.getHeight());
        int line = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                line += (image.getRGB(x, y) & 0xFFFFFF) == 0x1F5FA8 ? 1 : 0;
            }
        }
        assertTrue(line >= 350, "the line goes through: " + line);
    }

    @Test
    void takesWhateverWasMeasured() throws Exception {
        for (double[] values :
                new double[][] {
                    {}, {0}, {Double.NaN}, {1, Double.NaN, 3}, {0, 0, 0}, new double[2000]
                }) {
            assertEquals(Chart.WIDTH, read(values).getWidth());
            Chart.bars(values, 40);
        }
        double[] noise = IntStream.range(0, 1440).mapToDouble(i -> i * 7919 % 1000).toArray();
        read(noise);
    }

    @Test
    void barsShowPeaksAndGaps() {
        assertEquals("▁█", Chart.bars(new double[] {0, 10}, 2));
        assertEquals("▅█", Chart.bars(new double[] {1, 2, 3, 5, 4, 1}, 2));
        assertEquals("█ █", Chart.bars(new double[] {5, Double.NaN, 5}, 3));
        assertEquals("", Chart.bars(new double[] {Double.NaN}, 5));
    }

    @Test
    void aColumnIsTheGreatestOfItsMinutes() {
        assertArrayEquals(new double[] {9, 4}, Chart.squeezed(new double[] {1, 9, 4, 2}, 2));
        double[] one = Chart.squeezed(new double[] {7}, 3);
        assertTrue(Arrays.stream(one).allMatch(value -> value == 7), Arrays.toString(one));
    }
}
