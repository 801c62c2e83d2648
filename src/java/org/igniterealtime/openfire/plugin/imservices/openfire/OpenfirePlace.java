package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting.Place;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.jivesoftware.openfire.disco.IQDiscoItemsHandler;

/** A service's domain on the server: its route, and its line in the server's disco#items (XEP-0030 section 4). */
final class OpenfirePlace implements Place {

    private final IQDiscoItemsHandler items;
    private final ServiceRoute route;
    private final Gate gate;
    private final PlaceReports reports;
    private final Consumer<String> vacated;
    private final OpenfireHost host;
    private ServiceDefinition definition;
    private boolean open;
    private boolean gone;
    private String listedAs;

    OpenfirePlace(
            OpenfireHosting.Surroundings surroundings,
            ServiceDefinition definition,
            ServiceRoute route,
            Gate gate,
            PlaceReports reports,
            Consumer<String> vacated,
            Runnable takeRoute) {
        this.items = surroundings.server().getIQDiscoItemsHandler();
        this.definition = definition;
        this.route = route;
        this.gate = gate;
        this.reports = reports;
        this.vacated = vacated;
        this.host = new OpenfireHost(surroundings, definition.domain(), gate, reports, takeRoute);
    }

    String domain() {
        return route.getAddress().getDomain();
    }

    ServiceRoute route() {
        return route;
    }

    PlaceReports reports() {
        return reports;
    }

    /** Whether a component of the server at the domain is the service's own engine of rooms. */
    boolean hasRooms() {
        return host.rooms().isHeld();
    }

    /** Whether somebody has taken that engine away. */
    boolean hasLostRooms() {
        return host.rooms().isLost();
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public synchronized void open(Service service) {
        if (gone) {
            throw new IllegalStateException(domain() + " has been vacated");
        }
        route.open(service, gate);
        open = true;
        list();
    }

    @Override
    public synchronized void update(ServiceDefinition definition) {
        this.definition = definition;
        list();
    }

    @Override
    public synchronized void shut() {
        route.shut();
        open = false;
        list();
    }

    @Override
    public synchronized void vacate() {
        if (gone) {
            return;
        }
        shut();
        gone = true;
        host.rooms().close();
        host.statistics().clear();
        host.deleteEmptyFolder();
        vacated.accept(domain());
    }

    /** Whether no service has it, so that the domain can be given away or claimed anew. */
    synchronized boolean isVacant() {
        return gone;
    }

    private void list() {
        String wanted = open && definition.browse() == Browse.PUBLIC ? definition.name() : null;
        if (listedAs != null && !listedAs.equals(wanted)) {
            // An item's name cannot be changed.
            items.removeComponentItem(domain());
            listedAs = null;
        }
        if (wanted != null && listedAs == null) {
            items.addComponentItem(domain(), wanted);
            listedAs = wanted;
        }
    }
}
