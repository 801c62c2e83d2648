package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import org.dom4j.Element;
import org.jivesoftware.openfire.commands.AdHocCommand;
import org.jivesoftware.openfire.commands.SessionData;
import org.xmpp.packet.JID;

/**
 * A command as the server lists it. It is executed elsewhere; that the server asks this one means that somebody else has taken the namespace
 * of commands from {@link ServiceCommands}.
 */
final class ListedCommand extends AdHocCommand {

    private final String node;
    private final String again;
    private final Runnable lost;

    /**
     * @param label in the server's language: the server does not say who asks, in which language
     * @param again what somebody is told who has to send his request again
     * @param lost takes the namespace back
     */
    ListedCommand(String node, String label, String again, Runnable lost) {
        this.node = node;
        this.again = again;
        this.lost = lost;
        setLabel(label);
    }

    @Override
    public boolean hasPermission(JID requester) {
        return ServiceCommands.isAdministrator(requester);
    }

    @Override
    public String getCode() {
        return node;
    }

    /** Asked by the superclass before there is one. */
    @Override
    public String getDefaultLabel() {
        return getLabel();
    }

    @Override
    public int getMaxStages(SessionData data) {
        return 0;
    }

    @Override
    public void execute(SessionData data, Element command) {
        lost.run();
        command.addElement("note").addAttribute("type", "error").setText(again);
    }

    @Override
    protected void addStageInformation(SessionData data, Element command) {
        throw new IllegalStateException("a command without stages");
    }

    @Override
    protected List<Action> getActions(SessionData data) {
        return List.of();
    }

    @Override
    protected Action getExecuteAction(SessionData data) {
        return null;
    }
}
