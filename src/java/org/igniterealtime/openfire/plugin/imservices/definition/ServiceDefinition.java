package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One valid section of the services file.
 *
 * @param domain the section's name: the service's domain, lower case and prepared as a JID's domain
 * @param name the description; the disco#info identity's name. The domain when the file has none
 * @param category the category
 * @param type the type within the category, lower case, for example {@code irc}
 * @param browse whether the server lists the service
 * @param namespaces further disco#info features
 * @param module the id of a built-in module (lower case, no path or suffix), or the name of a file in the modules folder
 * @param parameters for the module
 * @param access path of the access file relative to Openfire's home; empty when everybody may use the service
 * @param history the conversations to be kept
 * @param formFields further fields of the registration form
 */
public record ServiceDefinition(
        String domain,
        String name,
        Category category,
        String type,
        Browse browse,
        List<String> namespaces,
        String module,
        Parameters parameters,
        Optional<String> access,
        List<History> history,
        List<FormField> formFields) {

    public ServiceDefinition {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(name);
        Objects.requireNonNull(category);
        Objects.requireNonNull(type);
        Objects.requireNonNull(browse);
        namespaces = List.copyOf(namespaces);
        Objects.requireNonNull(module);
        Objects.requireNonNull(parameters);
        Objects.requireNonNull(access);
        history = List.copyOf(history);
        formFields = List.copyOf(formFields);
    }

    /**
     * Whether a running service can go over from this definition to the other without a restart: only description,
     * browse mode, access list and history may differ.
     */
    public boolean needsNoRestartFor(ServiceDefinition other) {
        return domain.equals(other.domain)
                && category == other.category
                && type.equals(other.type)
                && namespaces.equals(other.namespaces)
                && module.equals(other.module)
                && parameters.equals(other.parameters)
                && formFields.equals(other.formFields);
    }
}
