package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;

/** The services file, parsed once a version. May be used by several threads. */
final class ServicesText {

    /** A version of the file. */
    record Version(Content content, ServicesFile file) {
        String id() {
            return content.version();
        }
    }

    private static final int PARSED = 3;

    private final HomeFiles files;

    /** The last few, so that a base that is compared again and again is not parsed each time. */
    private final Map<String, Version> parsed =
            new LinkedHashMap<>(8, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
                    return size() > PARSED;
                }
            };

    ServicesText(HomeFiles files) {
        this.files = files;
    }

    /** The file as it is now; an edit may begin on what is returned. Blocks. */
    Version read() throws AdministrationException {
        Content content = files.read(TextFiles.SERVICES_FILE);
        files.remember(TextFiles.SERVICES_FILE, content);
        return version(content);
    }

    /** A version; one without sections for the file that did not exist. */
    Version version(Content content) {
        synchronized (parsed) {
            Version known = parsed.get(content.version());
            if (known != null) {
                return known;
            }
        }
        Version fresh = new Version(content, ServicesFile.parse(content.bytes()));
        synchronized (parsed) {
            parsed.put(content.version(), fresh);
        }
        return fresh;
    }
}
