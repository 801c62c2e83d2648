package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;

/** Which services a text of the services file would not let start. */
public final class BrokenServices {

    private BrokenServices() {}

    /** The domains of the sections that are wrong, or their names where these are no domains, in the order of the text. */
    public static List<String> in(String text) {
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8)).sections().stream()
                .filter(section -> section.definition().isEmpty())
                .map(Section::id)
                .distinct()
                .toList();
    }
}
