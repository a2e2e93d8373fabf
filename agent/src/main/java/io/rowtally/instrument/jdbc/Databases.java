package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Origin;
import io.rowtally.identity.PlainGetters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The databases that connections go to, by what was handed to the driver: kind, name and account, never a password.
 * Called on application threads when they connect.
 */
public final class Databases {
    private static final int MAX = 1_000;

    private static final Set<String> EMBEDDED = new HashSet<>(Arrays.asList("h2database", "hsqldb", "derby"));
    private static final String[] STORES = {"mem:", "memory:", "file:", "res:", "directory:", "classpath:", "jar:"};

    private final Map<String, Origin> known = new ConcurrentHashMap<>();
    private final SourceOrigins sources = new SourceOrigins();

    /** One origin per (system, namespace, user); beyond {@value #MAX} of them, what is not known yet is not kept. */
    public Origin of(String url, @Nullable Object properties) {
        String system = system(url);
        String namespace = namespace(url, system);
        String user = properties instanceof Properties ? ((Properties) properties).getProperty("user") : null;
        if (user == null) {
            user = parameter(url, "user");
        }
        String key = system + '\n' + namespace + '\n' + user;
        Origin origin = known.get(key);
        if (origin == null) {
            origin = new Origin(system, namespace, user);
            Origin raced = known.size() < MAX ? known.putIfAbsent(key, origin) : null;
            origin = raced != null ? raced : origin;
        }
        return origin;
    }

    /** The database of a driver's data source, by its own plain getters; null where it has none for the URL. */
    public @Nullable Origin of(Object dataSource) {
        return sources.of(dataSource, this::ask);
    }

    /** The database of a driver's class, its kind alone; null where the class is no known driver's. */
    public @Nullable Origin of(Class<?> type) {
        String scheme = DriverPackages.scheme(type.getName());
        return scheme == null ? null : of("jdbc:" + scheme + ":", null);
    }

    private @Nullable Origin ask(Object dataSource) {
        Object url = null;
        for (String getter : new String[] {"getURL", "getUrl", "getJdbcUrl"}) {
            url = url != null ? url : PlainGetters.call(dataSource, getter);
        }
        if (!(url instanceof String)) {
            return null;
        }
        Object user = PlainGetters.call(dataSource, "getUser");
        Properties properties = new Properties();
        if (user instanceof String) {
            properties.setProperty("user", (String) user);
        }
        return of((String) url, properties);
    }

    /**
     * OpenTelemetry's {@code db.system.name} for a JDBC URL (semantic conventions 1.33); a kind that they do not name goes
     * by its JDBC subprotocol.
     */
    static String system(String url) {
        String protocol = url.startsWith("jdbc:") ? url.substring(5) : url;
        int colon = protocol.indexOf(':');
        String kind = (colon < 0 ? protocol : protocol.substring(0, colon)).toLowerCase(Locale.ROOT);
        switch (kind) {
            case "h2":
                return "h2database";
            case "oracle":
                return "oracle.db";
            case "sqlserver":
            case "jtds":
                return "microsoft.sql_server";
            case "db2":
                return "ibm.db2";
            case "informix-sqli":
                return "ibm.informix";
            case "dm":
                return "dameng";
            case "kingbase8":
            case "kingbase":
                return "kingbase";
            case "firebirdsql":
            case "firebird":
                return "firebirdsql";
            case "sap":
                return "sap.hana";
            case "hive2":
                return "hive";
            case "":
                return "other_sql";
            default:
                return kind;
        }
    }

    private static @Nullable String namespace(String url, String system) {
        String named = parameter(url, "databaseName");
        if (named != null) {
            return name(named);
        }
        int from = url.indexOf(':', 5) + 1;
        String rest = url.substring(from > 0 ? from : url.length());
        int end = endOfPath(rest);
        String path = rest.substring(0, end);
        if (EMBEDDED.contains(system)) {
            return stored(path);
        }
        if (path.startsWith("thin:@") || path.startsWith("oci:@")) {
            return lastPart(path.substring(path.indexOf('@') + 1).replace(':', '/'));
        }
        return lastPart(path);
    }

    private static int endOfPath(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '?' || c == ';' || c == '&') {
                return i;
            }
        }
        return rest.length();
    }

    /** The name of a database before which stands where it is kept: {@code mem:name}, {@code //host/memory:name}. */
    private static @Nullable String stored(String path) {
        String part = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        for (String store : STORES) {
            if (part.startsWith(store)) {
                return name(part.substring(store.length()));
            }
        }
        return name(part);
    }

    private static @Nullable String lastPart(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return name(path.substring(slash + 1));
    }

    /**
     * A database's name, if it is one: what follows a colon are properties (DB2, Informix), what stands before an at sign
     * may be a password (Oracle), and anything else that is no name is not worth the risk of writing it down.
     */
    private static @Nullable String name(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (name.isEmpty() || text.indexOf('@') >= 0) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_$.-#".indexOf(c) < 0) {
                return null;
            }
        }
        return name;
    }

    private static @Nullable String parameter(String url, String name) {
        for (String part : url.split("[?;&]", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).trim().equalsIgnoreCase(name)) {
                return part.substring(equals + 1).trim();
            }
        }
        return null;
    }
}
