package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What can be said of the state of a service. */
public enum RuntimeWording implements Words {
    NO_REASON("no reason given"),
    SWITCHED_OFF("enabled=no in the services file"),
    STOPPING("the service before it is being stopped"),
    SECTION_WRONG("its section is wrong now, so the one before stays in force: {0}"),
    NONE("none"),
    BUT_NOT_LOADED("{0} (not loaded: {1})"),
    NO_SERVICE("the module {0} made no service"),
    TRIAL_ENDED("the trial has ended"),
    NO_MODULE_FILE("there is no module {0}: put the file into {1}"),
    NOT_BUILT_IN("the module {0} is not in this version of IM Services; built in: {1}"),
    TWO_JARS("more than one jar holds the module {0}, leave one of them: {1}"),
    NO_MODULE(
            "there is no module {0}; built into this version: {1}; looked for as well in the jars of"
                    + " {2}"),
    NO_MODULE_BUT_FAILURES(
            "there is no module {0}; built into this version: {1}; looked for as well in the jars of"
                    + " {2}, where {3}"),
    FOLDER_UNREADABLE("the folder {0} cannot be read: {1}"),
    JAR_UNREADABLE("the module {0} cannot be read: {1}"),
    JAR_BROKEN("the module {0} does not load: {1}"),
    JAR_EMPTY("the file {0} holds no module: it must name one class in {1}"),
    JAR_OF_TWO("the file {0} holds more than one module: it must name one class in {1}");

    private final String pattern;

    RuntimeWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "runtime.reason." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
