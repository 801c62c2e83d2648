package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Paging;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Turns;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Searches (XEP-0055), taken on the server's threads and made on the plugin's executor. */
final class SearchHandler implements IqHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SearchHandler.class);

    /** What names an account in pages. */
    private static final Function<Account, String> NAME = account -> account.address().toString();

    private final Host host;
    private final Settings settings;
    private final Searcher searcher;
    private final Turns turns;
    private final Languages languages;
    private final AtomicLong searches = new AtomicLong();

    SearchHandler(Host host, Settings settings, Searcher searcher, Turns turns) {
        this.host = host;
        this.settings = settings;
        this.searcher = searcher;
        this.turns = turns;
        this.languages = new Languages(host);
    }

    /** How many there have been. */
    long searches() {
        return searches.get();
    }

    @Override
    public void handle(IQ request) {
        if (request.getTo().getNode() != null) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        turns.take(
                () -> host.send(answer(request)),
                () -> host.send(Stanzas.error(request, Condition.resource_constraint, null)));
    }

    private IQ answer(IQ request) {
        try {
            Set<Field> fields = searcher.fields();
            if (fields.isEmpty()) {
                // The same to whoever asks, for the form or with one.
                String text = languages.of(request).get("directory.error.notsearchable");
                return Stanzas.error(request, Condition.feature_not_implemented, text);
            }
            SearchForm form = new SearchForm(settings, fields, languages.of(request));
            IQ result = IQ.createResultIQ(request);
            Element query = result.setChildElement("query", SearchForm.NAMESPACE);
            if (request.getType() == IQ.Type.get) {
                form.write(query);
            } else if (!SearchForm.isCancelled(request.getChildElement())) {
                search(request.getChildElement(), form, query);
            }
            return result;
        } catch (SearchForm.InvalidException e) {
            return Stanzas.error(request, Condition.not_acceptable, e.getMessage());
        } catch (Paging.InvalidException e) {
            return Stanzas.error(request, e.condition(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A search of {} at {} failed", request.getFrom(), request.getTo(), e);
            return Stanzas.error(request, Condition.internal_server_error, null);
        }
    }

    private void search(Element asked, SearchForm form, Element query)
            throws SearchForm.InvalidException, Paging.InvalidException {
        Optional<Paging> paging = Paging.of(asked);
        List<Wanted> wanted = form.read(asked);
        searches.incrementAndGet();
        Searcher.Found found = searcher.find(wanted);
        Paging.Page<Account> page = paging.orElse(Paging.ALL).of(found.accounts(), NAME);
        form.write(query, page.items(), found.more(), SearchForm.isForm(asked));
        if (paging.isPresent()) {
            page.write(query, NAME);
        }
    }
}
