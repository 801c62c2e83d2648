package org.igniterealtime.openfire.plugin.imservices.definition;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The services file, {@code conf/IMServices.dat}: one section for each service, named by its domain. Immutable; an edit gives a
 * new one.
 *
 * <p>Any bytes can be read; what is wrong with them is in {@link #problems}. Lines, comments, unknown keys, line endings, a byte
 * order mark and even bytes that are not UTF-8 are kept: {@link #print} gives back what was read, and an edit changes only the
 * lines it is about.
 *
 * <p>Beyond the format's own keys there is {@code enabled}: with {@code enabled=no} a section is kept but not served ({@code
 * yes} is what a section without it means). A key without a value counts as missing.
 */
public final class ServicesFile {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ServiceCatalog catalog;
    private final boolean hasBom;
    private final boolean isUtf16;
    private final List<Line> lines;
    private final List<Section> sections;
    private final List<Problem> problems;

    private ServicesFile(
            ServiceCatalog catalog, boolean hasBom, boolean isUtf16, List<Line> lines) {
        this.catalog = catalog;
        this.hasBom = hasBom;
        this.isUtf16 = isUtf16;
        this.lines = List.copyOf(lines);
        if (isUtf16) {
            this.sections = List.of();
            this.problems =
                    List.of(
                            new Problem(
                                    Problem.Severity.ERROR,
                                    1,
                                    1,
                                    Wording.UTF16.with(),
                                    Wording.UTF8_WANTED.with()));
            return;
        }
        SectionReader reader = new SectionReader(catalog);
        reader.read(this.lines);
        this.sections = List.copyOf(reader.sections());
        List<Problem> all = new ArrayList<>(reader.outside());
        sections.forEach(section -> all.addAll(section.problems()));
        all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        this.problems = List.copyOf(all);
    }

    /** Reads the bytes with the types of the plugin's own catalogue. Throws nothing. */
    public static ServicesFile parse(byte[] content) {
        return parse(content, ServiceCatalog.builtIn());
    }

    /** Reads the bytes. Throws nothing. */
    public static ServicesFile parse(byte[] content, ServiceCatalog catalog) {
        boolean hasBom = startsWithBom(content);
        List<Line> lines = Line.split(content, hasBom ? BOM.length : 0);
        return new ServicesFile(catalog, hasBom, startsWithUtf16Mark(content), lines);
    }

    private static boolean startsWithBom(byte[] content) {
        return content.length >= BOM.length
                && content[0] == BOM[0]
                && content[1] == BOM[1]
                && content[2] == BOM[2];
    }

    /** As some editors write what they call Unicode. No UTF-8 begins so. */
    private static boolean startsWithUtf16Mark(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        return first == 0xFEFF || first == 0xFFFE;
    }

    /** All sections in the order of the file, wrong ones included. */
    public List<Section> sections() {
        return sections;
    }

    /** What is to be served: the sections without an error that are not switched off. */
    public List<ServiceDefinition> definitions() {
        return sections.stream()
                .filter(Section::enabled)
                .flatMap(section -> section.definition().stream())
                .toList();
    }

    /** All that is wrong or odd, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The first section of that domain.
     *
     * @param domain the domain in any spelling, or the section's name as it stands when it is no domain
     */
    public Optional<Section> section(String domain) {
        String id = prepared(domain);
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    private static String prepared(String domain) {
        try {
            return DomainName.prepare(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** The bytes of the file. */
    public byte[] print() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (hasBom) {
            out.writeBytes(BOM);
        }
        lines.forEach(line -> line.print(out));
        return out.toByteArray();
    }

    /**
     * Gives a key of a section one value: in its line when it has one, else in a new line at the section's end. Further lines of
     * the same key go.
     *
     * @throws IllegalArgumentException when there is no such section, or {@link Setting} refuses the key or the value
     */
    public ServicesFile set(String domain, String key, String value) {
        return set(domain, key, List.of(value));
    }

    /**
     * Gives a key of a section these values, one a line; lines that hold the right value already are left as they are. No value
     * removes the key.
     *
     * @throws IllegalArgumentException when there is no such section, or {@link Setting} refuses the key or a value
     */
    public ServicesFile set(String domain, String key, List<String> values) {
        List<Setting> settings = values.stream().map(value -> new Setting(key, value)).toList();
        return with(editor().set(existing(domain), key, settings));
    }

    /**
     * Removes a key from a section; without effect when it is not there.
     *
     * @throws IllegalArgumentException when there is no such section
     */
    public ServicesFile remove(String domain, String key) {
        return set(domain, key, List.of());
    }

    /**
     * Gives a section another name and several keys other values, in one go; see {@link #set(String, String, List)}.
     *
     * @param name the new domain; empty to leave the name as it is
     * @param values the values of each key that is to change
     * @throws IllegalArgumentException when there is no such section, another has the name, the name is no domain, or {@link
     *     Setting} refuses a key or a value
     */
    public ServicesFile edit(String domain, String name, Map<String, List<String>> values) {
        Section section = existing(domain);
        FileEditor editor = editor();
        List<Line> edited = lines;
        if (!name.isEmpty()) {
            String prepared = DomainName.prepare(name);
            if (!prepared.equals(section.id())) {
                if (section(prepared).isPresent()) {
                    throw new IllegalArgumentException(
                            "there is a section [" + prepared + "] already");
                }
                edited = editor.rename(section, prepared);
            }
        }
        for (Map.Entry<String, List<String>> key : values.entrySet()) {
            List<Setting> settings =
                    key.getValue().stream().map(text -> new Setting(key.getKey(), text)).toList();
            edited = editor.set(section, key.getKey(), settings);
        }
        return with(edited);
    }

    /**
     * The text of a section with the comment lines directly above its header, without blank lines at its end: what {@link
     * #remove(String)} removes. LF between lines.
     *
     * @throws IllegalArgumentException when there is no such section
     */
    public String text(String domain) {
        return editor().block(existing(domain)).stream()
                .map(Line::text)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /**
     * Adds a section at the end of the file.
     *
     * @throws IllegalArgumentException when the domain is none, or has a section, or the file is UTF-16
     */
    public ServicesFile add(String domain, List<Setting> settings) {
        if (isUtf16) {
            throw new IllegalArgumentException(problems.get(0).toString());
        }
        String name = DomainName.prepare(domain);
        if (section(name).isPresent()) {
            throw new IllegalArgumentException("there is a section [" + name + "] already");
        }
        return with(editor().add(name, settings));
    }

    /**
     * Removes a section, the comment lines directly above its header included.
     *
     * @throws IllegalArgumentException when there is no such section
     */
    public ServicesFile remove(String domain) {
        return with(editor().remove(existing(domain)));
    }

    private Section existing(String domain) {
        return section(domain)
                .orElseThrow(() -> new IllegalArgumentException("no section [" + domain + "]"));
    }

    private FileEditor editor() {
        return new FileEditor(lines);
    }

    private ServicesFile with(List<Line> newLines) {
        return new ServicesFile(catalog, hasBom, false, newLines);
    }
}
