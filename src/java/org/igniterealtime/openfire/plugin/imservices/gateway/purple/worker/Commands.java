package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** What is done for each command. For the loop thread. */
final class Commands {

    private final Map<Class<? extends Command>, Consumer<Command>> table = new HashMap<>();
    private final Worker worker;

    Commands(Worker worker) {
        this.worker = worker;
        on(Command.LogIn.class, c -> with(c.account(), () -> worker.accounts().logIn(c)));
        on(
                Command.LogOut.class,
                c -> with(c.account(), () -> worker.accounts().logOut(c.account())));
        on(Command.Send.class, this::send);
        on(
                Command.Typing.class,
                c ->
                        forLogin(
                                c.account(),
                                login -> worker.typing().tell(login, c.to(), c.state())));
        on(
                Command.SetPresence.class,
                c ->
                        forLogin(
                                c.account(),
                                login -> {
                                    Statuses.set(login.account, c.show(), c.status());
                                    login.dialect().flush();
                                }));
        on(
                Command.AddContact.class,
                c -> forLogin(c.account(), login -> worker.contacts().add(login, c)));
        on(
                Command.RemoveContact.class,
                c ->
                        forLogin(
                                c.account(),
                                login -> {
                                    worker.buddyList().forget(login, c.name());
                                    worker.contacts().remove(login, c.name());
                                }));
        on(
                Command.Authorize.class,
                c ->
                        forLogin(
                                c.account(),
                                login -> worker.accountOps().answer(login, c.name(), c.allowed())));
        on(
                Command.Answer.class,
                c ->
                        forLogin(
                                c.account(),
                                login ->
                                        worker.questions()
                                                .answer(c.prompt(), login, c.given(), c.values())));
        on(
                Command.InRoom.class,
                c ->
                        forLogin(
                                c.account(),
                                login -> worker.rooms().handle(login, c.room(), c.what())));
        on(Command.Stop.class, c -> worker.stop());
    }

    private <T extends Command> void on(Class<T> type, Consumer<T> work) {
        table.put(type, command -> work.accept(type.cast(command)));
    }

    void handle(Command command) {
        Consumer<Command> work = table.get(command.getClass());
        if (work == null) {
            throw new IllegalStateException(
                    "not expected here: " + command.getClass().getSimpleName());
        }
        work.accept(command);
    }

    private void send(Command.Send command) {
        Login login = worker.logins().of(command.account());
        if (login == null || login.isEnding()) {
            // Crossed with its Offline, after which the plugin answers itself for what it had sent
            // before.
            worker.sink()
                    .send(new Event.Undelivered(command.account(), command.id(), "OFFLINE", ""));
            return;
        }
        worker.typing().ceases(login, command.to());
        with(
                command.account(),
                () ->
                        login.dialect()
                                .send(command.id(), command.to(), command.text(), command.html()));
    }

    /** For an account that went offline while the command was on its way there is nothing to do. */
    private void forLogin(int account, Consumer<Login> work) {
        Login login = worker.logins().of(account);
        if (login != null && !login.isEnding()) {
            with(account, () -> work.accept(login));
        }
    }

    private void with(int account, Runnable work) {
        worker.context().run(account, work);
    }
}
