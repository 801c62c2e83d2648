package org.igniterealtime.openfire.plugin.imservices.openfire.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Writes each stanza as a line into the file {@code seen} of its folder; answers a message with what its body asked for. */
final class RecorderService implements Service {

    private final ServiceDefinition definition;
    private final Host host;
    private Path seen;
    private volatile JID mourner;

    RecorderService(ServiceDefinition definition, Host host) {
        this.definition = definition;
        this.host = host;
    }

    @Override
    public void start() {
        seen = host.folder().resolve("seen");
        host.rosters().onRemoved((user, contact) -> write("removed " + contact + " by " + user));
    }

    /** Says so to who has asked for it. */
    @Override
    public void stop() {
        if (mourner != null) {
            Message farewell = new Message();
            farewell.setType(Message.Type.chat);
            farewell.setFrom(definition.domain());
            farewell.setTo(mourner);
            farewell.setBody("farewell");
            host.send(farewell);
        }
    }

    @Override
    public void receive(Packet stanza) {
        String kind = stanza.getElement().getName();
        String type = stanza.getElement().attributeValue("type", "");
        String body = stanza instanceof Message message ? message.getBody() : "";
        write(
                kind
                        + " "
                        + type
                        + " from "
                        + stanza.getFrom()
                        + " to "
                        + stanza.getTo()
                        + " "
                        + body);
        if ("throw".equals(body)) {
            throw new IllegalStateException("as the test asked");
        }
        host.executor().execute(() -> answer(stanza));
    }

    private void answer(Packet stanza) {
        if (stanza instanceof IQ iq && iq.getType() == IQ.Type.get) {
            host.send(IQ.createResultIQ(iq));
        } else if (stanza instanceof Presence presence
                && presence.getType() == Presence.Type.subscribe) {
            Presence subscribed = new Presence(Presence.Type.subscribed);
            subscribed.setFrom(presence.getTo());
            subscribed.setTo(presence.getFrom());
            host.send(subscribed);
        } else if (stanza instanceof Message message && message.getType() != Message.Type.error) {
            Message reply = new Message();
            reply.setType(Message.Type.chat);
            reply.setFrom(message.getTo());
            reply.setTo(message.getFrom());
            reply.setBody(result(message.getFrom().asBareJID(), message.getBody().split(" ")));
            host.send(reply);
        }
    }

    private String result(JID user, String[] words) {
        try {
            return run(user, words);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private String run(JID user, String[] words) {
        switch (words[0]) {
            case "send":
                host.send(stanza(words[1], words[2], words[3]));
                return "sent";
            case "mourn":
                mourner = user;
                return "mourn";
            case "put":
                host.rosters()
                        .put(
                                user,
                                new Rosters.Item(
                                        new JID(words[1]), words[3], List.of(words[4]), words[2]));
                return "put";
            case "remove":
                host.rosters().remove(user, new JID(words[1]));
                return "removed";
            case "items":
                return host.rosters().items(user).stream()
                        .map(
                                item ->
                                        item.jid()
                                                + "|"
                                                + item.name()
                                                + "|"
                                                + item.groups()
                                                + "|"
                                                + item.subscription())
                        .sorted()
                        .collect(Collectors.joining(";"));
            case "presences":
                return host.presences(user).stream()
                        .map(presence -> presence.getFrom() + "|" + presence.getStatus())
                        .sorted()
                        .collect(Collectors.joining(";"));
            case "register":
                host.registrations()
                        .save(
                                new Registration(
                                        user,
                                        words[1],
                                        new Secret(words[2]),
                                        Map.of("nick", words[1])));
                return "registered";
            case "registration":
                return host.registrations()
                        .find(user)
                        .map(
                                found ->
                                        found.name()
                                                + "|"
                                                + found.password().reveal()
                                                + "|"
                                                + found.options())
                        .orElse("none");
            case "about":
                return host.serverDomain()
                        + "|"
                        + host.isLocalUser(user)
                        + "|"
                        + host.isLocalUser(new JID("nobody@" + host.serverDomain()))
                        + "|"
                        + host.classPath().stream().map(Path::getFileName).toList()
                        + "|"
                        + host.modulesFolder().getFileName()
                        + "|"
                        + host.texts(host.locale(user)).get("plugin.title")
                        + "|"
                        + definition.domain();
            default:
                return "echo " + String.join(" ", words);
        }
    }

    /** An empty stanza from the service itself; {@code -} for no type. */
    private Packet stanza(String element, String type, String to) {
        Packet stanza =
                switch (element) {
                    case "iq" -> new IQ();
                    case "presence" -> new Presence();
                    default -> new Message();
                };
        if (!type.equals("-")) {
            stanza.getElement().addAttribute("type", type);
        }
        if (stanza instanceof IQ request) {
            request.setChildElement("query", "jabber:iq:version");
        }
        stanza.setFrom(definition.domain());
        stanza.setTo(to);
        return stanza;
    }

    @Override
    public void accessChanged() {
        write("access changed");
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(
                    seen, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
