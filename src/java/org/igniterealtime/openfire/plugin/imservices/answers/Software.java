package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Objects;

/**
 * What XEP-0092 tells. The operating system is not told: nobody needs it but who looks for holes (section 5 of the XEP).
 *
 * @param name the software's
 * @param version its version
 */
public record Software(String name, String version) {
    public Software {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
    }

    /** This plugin, serving a type of service. */
    static Software plugin(String type) {
        // From the jar's manifest; classes that were not started from a jar have none.
        String version = Software.class.getPackage().getImplementationVersion();
        return new Software("IM Services (" + type + ")", version == null ? "unreleased" : version);
    }
}
