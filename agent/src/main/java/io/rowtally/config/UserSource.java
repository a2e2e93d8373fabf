package io.rowtally.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One place to look for the end user. Equal by kind and path. */
public final class UserSource {
    /** The kinds of source, by the word that operators write. */
    public enum Kind {
        /** A method of the application that shows the user. */
        METHOD("method", true, true),
        /** Spring Security's context. */
        SPRING_SECURITY("spring-security", false, false),
        /** Apache Shiro's subject. */
        SHIRO("shiro", false, false),
        /** Sa-Token's login id. */
        SA_TOKEN("sa-token", false, false),
        /** pac4j's profile. */
        PAC4J("pac4j", false, false),
        /** The subject of JAAS in whose name something is done. */
        JAAS("jaas", false, false),
        /** The container's own answer: user principal or remote user of the request. */
        HTTP_PRINCIPAL("http-principal", false, false),
        /** An attribute of the HTTP session: the named one, or without a path the well-known ones. */
        SESSION("session", true, false),
        /** A header of the request, which a trusted proxy has set. */
        HEADER("header", true, true),
        /** What the application tells its connections of their user. */
        CLIENT_INFO("client-info", false, false),
        /** Statements by which the application tells its connections of their user. */
        SQL("sql", true, true),
        /** A key of the diagnostic context of the application's log. */
        MDC("mdc", true, true),
        /** The user of the database connection. */
        DB_USER("db-user", false, false),
        /** The operating system's user that runs the process. */
        OS_USER("os-user", false, false);

        private final String text;
        private final boolean takesPath;
        private final boolean needsPath;

        Kind(String text, boolean takesPath, boolean needsPath) {
            this.text = text;
            this.takesPath = takesPath;
            this.needsPath = needsPath;
        }

        private boolean takes(@Nullable String given) {
            if (given == null || !takesPath) {
                return given == null && !needsPath;
            }
            return Given.isPlain(given, 256)
                    && (this != METHOD || HookedMethod.parse(given) != null)
                    && (this != SQL || ToldBySql.parse(given) != null);
        }

        /** The word by which operators name it. */
        public String text() {
            return text;
        }
    }

    private final Kind kind;
    private final @Nullable String path;

    UserSource(Kind kind, @Nullable String path) {
        this.kind = kind;
        this.path = path;
    }

    /** Reads {@code kind} or {@code kind:path}; null where the kind is unknown, or has a path that is blank or not wanted, or none. */
    static @Nullable UserSource parse(String text) {
        int colon = text.indexOf(':');
        String word = (colon < 0 ? text : text.substring(0, colon)).trim().toLowerCase(Locale.ROOT);
        String path = colon < 0 ? null : text.substring(colon + 1).trim();
        for (Kind kind : Kind.values()) {
            if (kind.text.equals(word)) {
                return kind.takes(path) ? new UserSource(kind, path) : null;
            }
        }
        return null;
    }

    /** How each kind is written, for a message. */
    static String forms() {
        StringBuilder forms = new StringBuilder();
        for (Kind kind : Kind.values()) {
            forms.append(forms.length() == 0 ? "" : ", ").append(kind.text);
            if (kind == Kind.METHOD) {
                forms.append(":CLASS#METHOD(argN.property) or (return.property)");
            } else if (kind == Kind.SQL) {
                forms.append(":SET NAME or CALL NAME or CALL NAME(FIRST)");
            } else if (kind.takesPath) {
                forms.append(!kind.needsPath ? "[:PATH]" : ":PATH");
            }
        }
        return forms.toString();
    }

    public Kind kind() {
        return kind;
    }

    /**
     * What stands behind the colon, for {@code session} the attribute's name and, behind a dot, the property path. Attribute names
     * may have dots themselves, so only the session can tell where the name ends. Null where the attribute is to be guessed.
     */
    public @Nullable String path() {
        return path;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof UserSource)) {
            return false;
        }
        UserSource that = (UserSource) other;
        return kind == that.kind && (path == null ? that.path == null : path.equals(that.path));
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + (path == null ? 0 : path.hashCode());
    }

    /** As the operator writes it. */
    @Override
    public String toString() {
        return path == null ? kind.text : kind.text + ":" + path;
    }
}
