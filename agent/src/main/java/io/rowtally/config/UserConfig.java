package io.rowtally.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the end user is found: {@code user.source}, in the order in which they are asked, {@code user.trusted-proxies},
 * {@code user.wait} and {@code users.max}.
 *
 * <p>A list given replaces the default list. A source that is unknown is left out and named; where none is left, the default
 * list is used: it attributes by what the container, the database or the operating system say, and marks guesses as such, so a
 * slip here costs certainty about the user, never a count. A bad {@code user.wait} keeps the default for the same reason.
 */
public final class UserConfig {
    private static final String DEFAULT_SOURCES =
            "spring-security;shiro;sa-token;pac4j;http-principal;session;db-user;os-user";
    private static final String DEFAULT_WAIT = "60s";
    private static final long LONGEST_WAIT = 600_000;
    private static final int DEFAULT_MOST = 10_000;
    private static final int GREATEST_MOST = 1_000_000;

    private final List<UserSource> sources;
    private final boolean configured;
    private final String waitText;
    private final long waitMillis;
    private final int most;
    private final TrustedProxies proxies;

    private UserConfig(
            @Nullable List<UserSource> chosen, TrustedProxies proxies, String waitText, long waitMillis, int most) {
        this.proxies = proxies;
        this.most = most;
        this.configured = chosen != null;
        this.sources = Collections.unmodifiableList(chosen != null ? chosen : defaults());
        this.waitText = waitText;
        this.waitMillis = waitMillis;
    }

    static UserConfig read(Sources sources, Problems problems) {
        List<UserSource> list = chosen(sources, problems);
        TrustedProxies proxies = TrustedProxies.read(sources, problems);
        if (proxies.isEmpty() && list != null) {
            untrusted(list, sources, problems);
        }
        int most = most(sources, problems);
        Given given = sources.get(Key.USER_WAIT);
        if (given != null) {
            long millis = Quantity.millis(given.value);
            if (millis >= 0 && millis <= LONGEST_WAIT) {
                return new UserConfig(list, proxies, given.value, millis, most);
            }
            String complaint =
                    millis == Quantity.MALFORMED ? "is not a time such as 30s or 2m" : "is not between 0s and 10m";
            problems.useDefault(Key.USER_WAIT, given, complaint, DEFAULT_WAIT);
        }
        return new UserConfig(list, proxies, DEFAULT_WAIT, Quantity.millis(DEFAULT_WAIT), most);
    }

    /** Too small or too great a number costs lines or memory, never a count. */
    private static int most(Sources sources, Problems problems) {
        Given given = sources.get(Key.USERS_MAX);
        if (given != null) {
            long number = Quantity.number(given.value);
            if (number >= 1 && number <= GREATEST_MOST) {
                return (int) number;
            }
            problems.useDefault(
                    Key.USERS_MAX, given, "is not a number between 1 and " + GREATEST_MOST, "" + DEFAULT_MOST);
        }
        return DEFAULT_MOST;
    }

    /** A header that anybody may send names nobody. */
    private static void untrusted(List<UserSource> list, Sources sources, Problems problems) {
        Given given = sources.get(Key.USER_SOURCE);
        for (UserSource source : list) {
            if (source.kind() == UserSource.Kind.HEADER && given != null) {
                problems.add(
                        given.origin,
                        source + " names nobody as long as " + Key.USER_TRUSTED_PROXIES.text + " is empty");
            }
        }
    }

    /** What the operator chose; null where nothing was given, or nothing that is known. */
    private static @Nullable List<UserSource> chosen(Sources sources, Problems problems) {
        Given given = sources.get(Key.USER_SOURCE);
        if (given != null) {
            List<UserSource> list = list(given, problems);
            if (!list.isEmpty()) {
                return list;
            }
            problems.useDefault(Key.USER_SOURCE, given, "names no source that is known", DEFAULT_SOURCES);
        }
        return null;
    }

    private static List<UserSource> defaults() {
        return list(new Given(DEFAULT_SOURCES, ""), new Problems());
    }

    /** Splits at semicolons and commas: in an agent argument a comma can only be here if the value was quoted. */
    private static List<UserSource> list(Given given, Problems problems) {
        List<UserSource> list = new ArrayList<>();
        String text = given.value;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == ',') {
                add(list, text.substring(start, i).trim(), given.origin, problems);
                start = i + 1;
            }
        }
        return list;
    }

    private static void add(List<UserSource> list, String entry, String origin, Problems problems) {
        if (entry.isEmpty()) {
            return;
        }
        UserSource source = UserSource.parse(entry);
        if (source == null) {
            problems.add(
                    origin,
                    "user.source has '" + Problem.quote(entry)
                            + "', which is not one of " + UserSource.forms() + ";"
                            + " it is left out");
        } else if (!list.contains(source)) {
            list.add(source);
        }
    }

    /** Whether the operator chose the sources: then what they answer is no guess. */
    public boolean configured() {
        return configured;
    }

    /** The setting that makes a guessed session attribute a chosen one and keeps the other sources. */
    public String confirming(String path) {
        StringBuilder line = new StringBuilder(Key.USER_SOURCE.text);
        char separator = '=';
        for (UserSource source : sources) {
            boolean guess = source.kind() == UserSource.Kind.SESSION && source.path() == null;
            line.append(separator).append(guess ? source + ":" + path : source);
            separator = ';';
        }
        return line.toString();
    }

    /** The sources in the order in which they are asked; never empty. */
    public List<UserSource> sources() {
        return sources;
    }

    /** Whose word about a request's user and client is taken. */
    public TrustedProxies trustedProxies() {
        return proxies;
    }

    /** How long rows without a user are withheld, in milliseconds, 0 to 600,000; 60,000 by default. */
    public long waitMillis() {
        return waitMillis;
    }

    /** Users that have lines of their own within one interval, 1 to 1,000,000; 10,000 by default. All others share one. */
    public int most() {
        return most;
    }

    void describe(SortedMap<String, String> effective) {
        StringBuilder list = new StringBuilder();
        for (UserSource source : sources) {
            list.append(list.length() == 0 ? "" : ";").append(source);
        }
        effective.put(Key.USER_SOURCE.text, list.toString());
        effective.put(Key.USER_WAIT.text, waitText);
        effective.put(Key.USERS_MAX.text, Integer.toString(most));
        effective.put(Key.USER_TRUSTED_PROXIES.text, proxies.toString());
    }
}
