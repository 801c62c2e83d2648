package org.igniterealtime.openfire.plugin.imservices.administration;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.InitialDirContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the DNS for the domains of services, and not the machine's own tables, because it is about what others find. May be called by
 * several threads.
 */
public final class DnsNotes {

    private static final Logger LOG = LoggerFactory.getLogger(DnsNotes.class);

    private static final long LIMIT_MS = 4000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** A question goes on when nobody waits for its answer any more, and has a thread that services need. */
    private static final int AT_ONCE = 4;

    private final Semaphore asking = new Semaphore(AT_ONCE);

    private final ServerFacts facts;
    private final ExecutorService executor;
    private final Language language;
    private final String servers;

    /**
     * @param servers a URL of {@code dns:}; without a host the system's servers
     */
    DnsNotes(ServerFacts facts, ExecutorService executor, Language language, String servers) {
        this.facts = facts;
        this.executor = executor;
        this.language = language;
        this.servers = servers;
    }

    /** Asks for the addresses of a domain. Blocks, a few seconds at the most. */
    public DnsNote ask(String domain) {
        if (!asking.tryAcquire()) {
            return new DnsNote(false, List.of(), language.say("dns.silent", domain));
        }
        // No future of the executor: what the DNS does not answer is no error of a task.
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> look(domain, answer));
        } catch (RejectedExecutionException e) {
            asking.release();
            return silent(domain, e);
        }
        try {
            return note(domain, answer.get(LIMIT_MS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return silent(domain, e);
        } catch (ExecutionException e) {
            return e.getCause() instanceof IllegalArgumentException
                    ? new DnsNote(false, List.of(), language.say("dns.noname", domain))
                    : silent(domain, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(domain, e);
        }
    }

    private DnsNote silent(String domain, Exception e) {
        LOG.debug("The DNS does not say whether there is {}", domain, e);
        return new DnsNote(false, List.of(), language.say("dns.silent", domain));
    }

    private void look(String domain, CompletableFuture<List<String>> answer) {
        try {
            answer.complete(look(ascii(domain)));
        } catch (NamingException | RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            asking.release();
        }
    }

    /** JNDI takes a name with a scheme, such as ldap://host/x, for an address and connects to it; so nothing but a host's name goes there. */
    private static String ascii(String domain) {
        String ascii = IDN.toASCII(domain);
        if (!NAME.matcher(ascii).matches()) {
            throw new IllegalArgumentException("no name of the DNS");
        }
        return ascii;
    }

    private List<String> look(String domain) throws NamingException {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, servers);
        settings.put("com.sun.jndi.dns.timeout.initial", "1000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext dns = new InitialDirContext(settings);
        try {
            List<String> addresses = new ArrayList<>();
            for (String type : List.of("A", "AAAA")) {
                // One after the other: two at once would be asked as ANY, which servers need not
                // answer (RFC 8482). The dot at its end makes it a name from the root on.
                Attributes found = dns.getAttributes(domain + ".", new String[] {type});
                Attribute records = found.get(type);
                for (int i = 0; records != null && i < records.size(); i++) {
                    addresses.add(String.valueOf(records.get(i)));
                }
            }
            return addresses;
        } catch (NameNotFoundException e) {
            LOG.debug("The DNS has no {}", domain, e);
            return List.of();
        } finally {
            dns.close();
        }
    }

    private DnsNote note(String domain, List<String> found) {
        List<String> own = facts.addresses().stream().map(InetAddress::getHostAddress).toList();
        String ownText = String.join(", ", own);
        if (found.isEmpty()) {
            String records =
                    own.isEmpty()
                            ? language.say("dns.record", domain)
                            : own.stream()
                                    .map(address -> record(domain, address))
                                    .collect(Collectors.joining("\n"));
            return new DnsNote(false, found, language.say("dns.none", domain, records));
        }
        String addresses = String.join(", ", found);
        boolean elsewhere = !own.isEmpty() && found.stream().noneMatch(this::isOwn);
        return new DnsNote(
                true,
                found,
                elsewhere
                        ? language.say("dns.elsewhere", domain, addresses, ownText)
                        : language.say("dns.found", domain, addresses));
    }

    private boolean isOwn(String address) {
        try {
            // A literal, which needs no look-up.
            return facts.addresses().contains(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            LOG.debug("The DNS has given {} for an address", address, e);
            return false;
        }
    }

    private static String record(String domain, String address) {
        String type = address.indexOf(':') < 0 ? "A" : "AAAA";
        return IDN.toASCII(domain) + ". IN " + type + " " + address;
    }
}
