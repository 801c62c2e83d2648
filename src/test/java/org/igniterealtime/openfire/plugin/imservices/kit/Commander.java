package org.igniterealtime.openfire.plugin.imservices.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.commands.AdHocCommand.Action;
import org.jivesoftware.smackx.commands.AdHocCommand.Status;
import org.jivesoftware.smackx.commands.AdHocCommandNote;
import org.jivesoftware.smackx.commands.RemoteCommand;
import org.jivesoftware.smackx.commands.packet.AdHocCommandData;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.FormFieldWithOptions;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * Somebody who executes the plugin's commands at a server (XEP-0050), one at a time. Forms are sent with the values that are given and no
 * others, as scripts do it. Every call waits for the answer, and throws an {@code XMPPErrorException} when that is an error.
 */
public final class Commander {

    private static final String NODES = "http://igniterealtime.org/protocol/imservices#";

    private final XmppUser user;
    private final Jid server;
    private String node;
    private String session;
    private AdHocCommandData answer;

    public Commander(XmppUser user, String server) throws Exception {
        this.user = user;
        this.server = JidCreate.from(server);
    }

    /** The plugin's commands that the server lists, without what they all begin with. */
    public TreeSet<String> nodes() throws Exception {
        return user.commands().discoverCommands(server).getItems().stream()
                .map(DiscoverItems.Item::getNode)
                .filter(each -> each.startsWith(NODES))
                .map(each -> each.substring(NODES.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asks for the disco#info of a command. */
    public void info(String name) throws Exception {
        user.info(server.toString(), NODES + name);
    }

    /** Executes a command of the server's own that asks nothing. */
    public Status foreign(String other) throws Exception {
        RemoteCommand command = user.commands().getRemoteCommand(server, other);
        command.execute();
        return command.getStatus();
    }

    public void begin(String name) throws Exception {
        node = NODES + name;
        session = null;
        send(Action.execute, null);
        session = answer.getSessionID();
    }

    /** Goes on with another execution of the same command. */
    public void use(String id) {
        session = id;
    }

    public String session() {
        return session;
    }

    public void next(Map<String, String> values) throws Exception {
        send(Action.next, values);
    }

    public void complete(Map<String, String> values) throws Exception {
        send(Action.complete, values);
    }

    public void prev() throws Exception {
        send(Action.prev, null);
    }

    public void cancel() throws Exception {
        send(Action.cancel, null);
    }

    private void send(Action action, Map<String, String> values) throws Exception {
        AdHocCommandData request = new AdHocCommandData();
        request.setType(IQ.Type.set);
        request.setTo(server);
        request.setNode(node);
        request.setSessionID(session);
        request.setAction(action);
        if (values != null) {
            DataForm.Builder form = DataForm.builder(DataForm.Type.submit);
            values.forEach(
                    (name, value) ->
                            form.addField(FormField.builder(name).setValue(value).build()));
            request.setForm(form.build());
        }
        answer = (AdHocCommandData) user.ask(request);
    }

    public Status status() {
        return answer.getStatus();
    }

    public List<Action> actions() {
        return answer.getActions();
    }

    /** The notes of type error, one a line; empty when there are none. */
    public String errors() {
        return notes(AdHocCommandNote.Type.error);
    }

    /** The notes of type warn, one a line; empty when there are none. */
    public String warnings() {
        return notes(AdHocCommandNote.Type.warn);
    }

    private String notes(AdHocCommandNote.Type type) {
        return answer.getNotes().stream()
                .filter(note -> note.getType() == type)
                .map(AdHocCommandNote::getValue)
                .collect(Collectors.joining("\n"));
    }

    public String instructions() {
        return String.join("\n", answer.getForm().getInstructions());
    }

    /** The first value of a field of the form; null when there is none. */
    public String value(String name) {
        FormField field = answer.getForm().getField(name);
        return field == null ? null : field.getFirstValue();
    }

    /** What a field of the form offers. */
    public List<String> options(String name) {
        return ((FormFieldWithOptions) answer.getForm().getField(name))
                .getOptions().stream().map(option -> option.getValueString()).toList();
    }

    /** A column of the table (XEP-0004 section 3.4). */
    public List<String> column(String name) {
        return answer.getForm().getItems().stream()
                .map(
                        item ->
                                item.getFields().stream()
                                        .filter(field -> field.getFieldName().equals(name))
                                        .map(FormField::getFirstValue)
                                        .findFirst()
                                        .orElseThrow())
                .toList();
    }
}
