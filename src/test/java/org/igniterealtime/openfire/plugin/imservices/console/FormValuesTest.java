package org.igniterealtime.openfire.plugin.imservices.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code application/x-www-form-urlencoded}, as browsers write it. */
class FormValuesTest {

    @Test
    void valuesAreUtf8AndKeepTheirOrder() throws ApiException {
        FormValues values = FormValues.parse("a=x+y&b=%E4%B8%AD%0A&a=2&c&d=");
        assertEquals(List.of("x y", "2"), values.all("a"));
        assertEquals("中\n", values.find("b").orElseThrow());
        assertEquals("", values.find("c").orElseThrow());
        assertEquals("", values.find("d").orElseThrow());
        assertTrue(values.find("e").isEmpty());
    }

    @Test
    void aPrefixPicksFields() throws ApiException {
        FormValues values = FormValues.parse("value.b=2&other=1&value.a=1&value.a=3");
        assertEquals(
                Map.of("a", List.of("1", "3"), "b", List.of("2")), values.withPrefix("value."));
    }

    @Test
    void nothingIsNoValues() throws ApiException {
        assertEquals(Map.of(), FormValues.parse("").withPrefix(""));
        assertEquals(Map.of(), FormValues.parse("&&").withPrefix(""));
    }

    @Test
    void brokenPercentSignsAreRefused() {
        assertThrows(ApiException.class, () -> FormValues.parse("a=%"));
        assertThrows(ApiException.class, () -> FormValues.parse("a=%zz"));
    }
}
