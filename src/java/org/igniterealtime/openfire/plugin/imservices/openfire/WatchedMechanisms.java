package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the SASL mechanisms that the server has, and hears of those that fail. It makes none of its own: whatever it is asked for
 * it asks the others for, and when it cannot, it says that it has nothing, so that they are asked without it. What a mechanism answers
 * or throws comes out unchanged.
 */
final class WatchedMechanisms extends Provider {

    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(WatchedMechanisms.class);

    private static final String NAME = "ImServicesWatchedMechanisms";
    private static final String TYPE = "SaslServerFactory";

    /** RFC 4616: authorization identity, NUL, name, NUL, password. RFC 5802 section 7: gs2-header, and the name as {@code n=}. */
    private static final Pattern PLAIN = Pattern.compile("[^\0]*\0([^\0]*)\0.*", Pattern.DOTALL);

    private static final Pattern SCRAM = Pattern.compile("[^,]*,[^,]*,(?:m=[^,]*,)?n=([^,]*),.*");
    private static final Pattern DIGEST = Pattern.compile(".*\\busername=\"([^\"]*)\".*");
    private static final int LONGEST_NAME = 256;

    /** Hears of failures; on the server's threads, so it must return at once. */
    interface Ear {
        /**
         * @param user the name that was given; empty when there was none
         * @param properties what the mechanism was made with
         */
        void failed(String user, Map<String, ?> properties);
    }

    private transient volatile Ear ear;

    /** @param ear told of failures until {@link #forget} */
    WatchedMechanisms(Ear ear) {
        super(NAME, "1.0", "Hears of log-ins that fail");
        this.ear = ear;
        for (String mechanism : mechanisms()) {
            putService(new Watch(mechanism));
        }
    }

    private static Set<String> mechanisms() {
        Set<String> names = new TreeSet<>();
        for (Provider provider : Security.getProviders()) {
            provider.getServices().stream()
                    .filter(service -> service.getType().equals(TYPE))
                    .map(Provider.Service::getAlgorithm)
                    .forEach(names::add);
        }
        return names;
    }

    /** Tells no more, also of log-ins that have begun. */
    void forget() {
        ear = null;
    }

    private static boolean isOurs(Provider provider) {
        return provider.getName().equals(NAME);
    }

    /** The entry of one mechanism. */
    private final class Watch extends Provider.Service implements SaslServerFactory {

        Watch(String mechanism) {
            super(
                    WatchedMechanisms.this,
                    TYPE,
                    mechanism,
                    Watch.class.getName(),
                    List.of(),
                    Map.of());
        }

        @Override
        public Object newInstance(Object parameter) {
            return this;
        }

        @Override
        public SaslServer createSaslServer(
                String mechanism,
                String protocol,
                String serverName,
                Map<String, ?> properties,
                CallbackHandler handler)
                throws SaslException {
            for (SaslServerFactory factory : others(mechanism)) {
                SaslServer server =
                        factory.createSaslServer(
                                mechanism, protocol, serverName, properties, handler);
                if (server != null) {
                    return new Watched(server, properties == null ? Map.of() : properties);
                }
            }
            return null;
        }

        /** As {@link Sasl#createSaslServer} finds them. */
        private List<SaslServerFactory> others(String mechanism) {
            return Stream.of(Security.getProviders())
                    .filter(provider -> !isOurs(provider))
                    .flatMap(provider -> Stream.ofNullable(provider.getService(TYPE, mechanism)))
                    .flatMap(service -> made(service).stream())
                    .toList();
        }

        private List<SaslServerFactory> made(Provider.Service service) {
            try {
                return service.newInstance(null) instanceof SaslServerFactory factory
                        ? List.of(factory)
                        : List.of();
            } catch (java.security.NoSuchAlgorithmException e) {
                log.debug("{} cannot be made", service, e);
                return List.of();
            }
        }

        /** None: the server offers what others have. */
        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return new String[0];
        }
    }

    /** A log-in. */
    private final class Watched implements SaslServer {

        private final SaslServer server;
        private final Map<String, ?> properties;
        private String user = "";

        Watched(SaslServer server, Map<String, ?> properties) {
            this.server = server;
            this.properties = properties;
        }

        @Override
        public byte[] evaluateResponse(byte[] response) throws SaslException {
            if (user.isEmpty()) {
                user = name(getMechanismName(), response);
            }
            try {
                return server.evaluateResponse(response);
            } catch (SaslException | RuntimeException e) {
                tell();
                throw e;
            }
        }

        private void tell() {
            Ear there = ear;
            if (there == null) {
                return;
            }
            try {
                there.failed(user, properties);
            } catch (RuntimeException e) {
                log.error("A log-in of {} that failed is not told", user, e);
            }
        }

        @Override
        public String getMechanismName() {
            return server.getMechanismName();
        }

        @Override
        public boolean isComplete() {
            return server.isComplete();
        }

        @Override
        public String getAuthorizationID() {
            return server.getAuthorizationID();
        }

        @Override
        public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
            return server.unwrap(incoming, offset, length);
        }

        @Override
        public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
            return server.wrap(outgoing, offset, length);
        }

        @Override
        public Object getNegotiatedProperty(String name) {
            return server.getNegotiatedProperty(name);
        }

        @Override
        public void dispose() throws SaslException {
            server.dispose();
        }
    }

    /** The name in what a client says, in a mechanism that is known; empty when there is none. Nothing else of it is kept. */
    static String name(String mechanism, byte[] response) {
        String said = new String(response, StandardCharsets.UTF_8);
        Pattern pattern =
                mechanism.startsWith("SCRAM-")
                        ? SCRAM
                        : mechanism.equals("PLAIN")
                                ? PLAIN
                                : mechanism.equals("DIGEST-MD5") ? DIGEST : null;
        if (pattern == null) {
            return "";
        }
        Matcher matcher = pattern.matcher(said);
        if (!matcher.matches()) {
            return "";
        }
        String name = matcher.group(1);
        if (pattern == SCRAM) {
            // RFC 5802 section 5.1.
            name = name.replace("=2C", ",").replace("=3D", "=");
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
