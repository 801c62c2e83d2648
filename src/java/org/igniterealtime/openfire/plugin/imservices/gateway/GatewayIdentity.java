package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.InfoForm;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm;

/**
 * What the gateway and the people behind it tell of themselves. Put together when the gateway starts and when its definition
 * changes, so that a presence that bears it costs no more than a copy. Safe for all threads.
 */
final class GatewayIdentity {

    /** The FORM_TYPE of what a gateway tells beyond its features (XEP-0128, XEP-0068). */
    static final String FORM = "http://igniterealtime.org/protocol/imservices#gateway";

    private static final String MUC = "http://jabber.org/protocol/muc";

    /** A room (XEP-0045 section 6.4). What the network does not tell of it, such as whether it has a password, is not said. */
    private final Entity room =
            Entity.builder()
                    .identity(new Identity("conference", "text", ""))
                    .feature(MUC)
                    .feature("muc_semianonymous")
                    .feature(MUC + "#self-ping-optimization")
                    .build();

    private volatile Entity gateway;
    private volatile Entity contact;

    /** From now on the gateway is what the definition says. */
    void become(ServiceDefinition definition, AccountForm account, Set<Ability> abilities) {
        contact = contact(abilities);
        Entity.Builder builder = Entity.service(definition);
        if (abilities.contains(Ability.ROOMS)) {
            // XEP-0045 section 6.1: by this clients find out where rooms are.
            builder.identity(new Identity("conference", "text", definition.name())).feature(MUC);
        }
        gateway =
                builder.feature(RegistrationHandler.NAMESPACE)
                        .feature(AddressHandler.NAMESPACE)
                        .feature(Commands.NAMESPACE)
                        .feature("jabber:x:data")
                        .form(form(definition, account))
                        .description(
                                texts ->
                                        texts.get(
                                                "gateway.card",
                                                account.networkName(),
                                                definition.domain()))
                        .build();
    }

    /** The gateway itself; null before {@link #become}. */
    Entity gateway() {
        return gateway;
    }

    /** Any room. */
    Entity room() {
        return room;
    }

    /** Anybody on the network; null before {@link #become}. */
    Entity contact() {
        return contact;
    }

    /**
     * Somebody on the network has an account and no client that is known of: the identity of a bare address. All the same
     * entity, so that clients and servers ask one of them only.
     */
    private static Entity contact(Set<Ability> abilities) {
        Entity.Builder builder =
                Entity.builder().identity(new Identity("account", "registered", ""));
        if (abilities.contains(Ability.RECEIPTS)) {
            builder.feature(MessageDispatcher.RECEIPTS);
        }
        if (abilities.contains(Ability.TYPING)) {
            builder.feature(ChatStates.NAMESPACE);
        }
        if (abilities.contains(Ability.LOOKS)) {
            builder.feature(Xhtml.NAMESPACE);
        }
        return builder.build();
    }

    /** Nothing in it depends on who asks or on the hour: its sum is in presences. */
    private static InfoForm form(ServiceDefinition definition, AccountForm account) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("network", List.of(account.networkName()));
        String protocol = definition.parameters().protocol();
        if (!protocol.isEmpty()) {
            fields.put("protocol", List.of(protocol));
        }
        fields.put("password", List.of(account.password().name().toLowerCase(Locale.ROOT)));
        return new InfoForm(FORM, fields);
    }
}
