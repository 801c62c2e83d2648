package org.igniterealtime.openfire.plugin.imservices.openfire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.igniterealtime.openfire.plugin.imservices.access.AccessList;

/** Access lists for tests. */
final class AccessLists {

    private AccessLists() {}

    static AccessList of(String items) {
        return AccessList.read(("<list>" + items + "</list>").getBytes(UTF_8)).list().orElseThrow();
    }
}
