package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list: filter, order, parts, and ten thousand services. */
class RowsTest {

    @TempDir Path home;

    private static List<String> domains(Rows rows) {
        return rows.rows().stream().map(Row::domain).toList();
    }

    private static Query query(String filter, Query.Order order, boolean descending) {
        return new Query(filter, order, descending, 0, 100);
    }

    @Test
    void rowsAreFilteredSortedAndCut() throws Exception {
        AdministrationKit kit =
                new AdministrationKit(
                        home,
                        section("b.x", "name=Zebra", "params=start=fail")
                                + section("a.x", "name=ant", "enabled=no")
                                + "[c.x]\nname=Wrong\n"
                                + section("d.x", "name=dog"));
        try {
            ServicesAdministration services = kit.services();
            Await.until(
                    "all states",
                    AdministrationKit.LIMIT,
                    () ->
                            services.rows(Query.ALL).rows().stream()
                                    .map(row -> row.state().map(Enum::name).orElse(""))
                                    .toList()
                                    .equals(List.of("FAILED", "DISABLED", "FAILED", "RUNNING")));
            assertEquals(List.of("b.x", "a.x", "c.x", "d.x"), domains(services.rows(Query.ALL)));
            assertEquals(
                    List.of("a.x", "d.x", "c.x", "b.x"),
                    domains(services.rows(query("", Query.Order.NAME, false))));
            assertEquals(
                    List.of("b.x", "c.x", "d.x", "a.x"),
                    domains(services.rows(query("", Query.Order.STATE, false))));
            assertEquals(
                    List.of("d.x", "c.x", "a.x", "b.x"),
                    domains(services.rows(query(" ", Query.Order.FILE, true))));
            assertEquals(
                    List.of("b.x"),
                    domains(services.rows(query("FAILED z", Query.Order.FILE, false))));
            Rows part = services.rows(new Query("x", Query.Order.DOMAIN, false, 1, 2));
            assertEquals(List.of("b.x", "c.x"), domains(part));
            assertEquals(4, part.total());
            assertEquals(4, part.matching());
            assertTrue(part.rows().get(1).problems().size() > 0);
        } finally {
            kit.close();
        }
    }

    @Test
    void tenThousandServicesAreListedAndEditedWithoutStrain() throws Exception {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            file.append(section("s" + i + ".x", "name=Service " + i, "enabled=no")).append('\n');
        }
        AdministrationKit kit = new AdministrationKit(home, file.toString());
        try {
            ServicesAdministration services = kit.services();
            assertTrue(services.awaitApplied(kit.version(), AdministrationKit.LIMIT));
            Query query = new Query("service 99", Query.Order.NAME, true, 0, 50);
            assertEquals(280, services.rows(query).matching());
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                services.rows(query);
            }
            long each = (System.nanoTime() - began) / 20_000_000;
            assertTrue(each < 1000, "a list took " + each + " ms");
            SheetVersion seen = services.sheet("s5000.x").orElseThrow();
            AdministrationKit.done(
                    services.edit(
                            AdministrationKit.ACTOR,
                            "s5000.x",
                            seen.sheet().with("name", "New"),
                            seen.version()));
            assertTrue(
                    kit.text()
                            .contains(
                                    "[s5000.x]\ncategory=gateway\ntype=test\nmodule=scripted\nname=New\n"));
        } finally {
            kit.close();
        }
    }
}
