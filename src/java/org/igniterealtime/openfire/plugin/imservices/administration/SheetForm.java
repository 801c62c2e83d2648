package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Entry;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.definition.Setting;

/** Sheets and sections of the services file, made of each other. */
final class SheetForm {

    private SheetForm() {}

    /** A section as a sheet: the keys that a form has. */
    static Sheet sheet(Section section) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(Sheet.DOMAIN, List.of(section.id()));
        for (String key : Sheet.KEYS) {
            List<String> of =
                    section.entries().stream()
                            .filter(entry -> entry.key().equals(key))
                            .map(Entry::value)
                            .toList();
            values.put(key, of);
        }
        return new Sheet(values);
    }

    /**
     * A sheet as the only section of a file. Its lines are the header, then the values in the order of {@link #lines}.
     *
     * @param sheet without characters that no line can hold
     */
    static ServicesFile alone(Sheet sheet) {
        StringBuilder text = new StringBuilder("[" + sheet.domain() + "]\n");
        for (Setting setting : lines(sheet)) {
            text.append(setting.key()).append('=').append(setting.value()).append('\n');
        }
        return ServicesFile.parse(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<Setting> lines(Sheet sheet) {
        List<Setting> lines = new ArrayList<>();
        for (String key : Sheet.KEYS) {
            sheet.all(key).forEach(value -> lines.add(new Setting(key, value)));
        }
        return lines;
    }

    /** The file with a section brought to a sheet; what is the same in both is not touched. */
    static ServicesFile edit(ServicesFile file, Section section, Sheet sheet) {
        Sheet before = sheet(section);
        Map<String, List<String>> changed = new LinkedHashMap<>();
        for (String key : Sheet.KEYS) {
            if (!before.all(key).equals(sheet.all(key))) {
                changed.put(key, sheet.all(key));
            }
        }
        String name = sheet.domain().equals(section.id()) ? "" : sheet.domain();
        return name.isEmpty() && changed.isEmpty() ? file : file.edit(section.id(), name, changed);
    }
}
