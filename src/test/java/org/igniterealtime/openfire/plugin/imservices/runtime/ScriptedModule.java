package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.xmpp.packet.Packet;

/**
 * A module whose services do what their parameters say: {@code create=}, {@code start=}, {@code stop=}, {@code update=} and {@code access=} may be
 * {@code fail}, {@code error}, {@code block}, {@code degraded} or {@code failed}.
 */
public final class ScriptedModule implements ServiceModule {

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        ScriptedService service = new ScriptedService(definition, (FakeHost) host);
        service.act("create");
        return definition.parameters().value("create").orElse("").equals("null") ? null : service;
    }

    private record ScriptedService(ServiceDefinition definition, FakeHost host) implements Service {

        @Override
        public void start() throws ServiceException {
            host.hosting().exists(definition.domain(), 1);
            host.hosting().begin();
            try {
                act("start");
            } finally {
                host.hosting().end();
            }
        }

        @Override
        public void stop() {
            host.hosting().begin();
            try {
                act("stop");
            } catch (ServiceException e) {
                throw new IllegalStateException(e);
            } finally {
                host.hosting().exists(definition.domain(), -1);
                host.hosting().end();
            }
        }

        @Override
        public void update(ServiceDefinition next) {
            try {
                act("update");
            } catch (ServiceException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void accessChanged() {
            try {
                act("access");
            } catch (ServiceException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void receive(Packet stanza) {
            throw new IllegalStateException("there are no stanzas here");
        }

        void act(String when) throws ServiceException {
            host.hosting().record(when + " " + definition.domain());
            switch (definition.parameters().value(when).orElse("")) {
                case "fail" -> throw new ServiceException("it was told to fail in " + when);
                case "error" -> throw new NoClassDefFoundError("missing/Class");
                case "degraded" -> host.degraded("it was told to");
                case "failed" -> host.failed("it was told to");
                case "block" -> await();
                default -> {}
            }
        }

        private void await() {
            try {
                host.hosting().gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
