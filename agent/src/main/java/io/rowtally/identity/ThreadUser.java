package io.rowtally.identity;

import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.config.UserSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is served where no request is: in an application that serves requests nobody, it is its own start-up, a timer or
 * an unknown thread; in any other the database account, or the operating system's user that runs it. Asked on the
 * agent's thread when a line is due.
 */
public final class ThreadUser {
    /** What the names of an application's own threads contain. */
    private static final String[] OWN = {
        "startstop",
        "catalina-",
        "serverservice thread pool", // WildFly's
        "timer",
        "schedul",
        "quartz",
        "hikaripool",
        "background-preinit",
        "destroyjavavm"
    };

    private final List<UserSource> sources;
    private final boolean configured;
    private final BooleanSupplier servesRequests;

    /**
     * @param configured whether the operator chose the sources: then their answers are sure
     * @param servesRequests whether the application serves requests, asked each time
     */
    public ThreadUser(List<UserSource> sources, boolean configured, BooleanSupplier servesRequests) {
        this.sources = sources;
        this.configured = configured;
        this.servesRequests = servesRequests;
    }

    /** The actor of what a thread did outside requests on one database. */
    public Actor of(@Nullable Thread thread, Origin origin) {
        String name = thread == null ? "" : withoutNumbers(thread.getName());
        if (!servesRequests.getAsBoolean()) {
            Actor account = account(origin);
            if (account != null) {
                return account;
            }
        }
        return isOwn(name)
                ? new Actor(Actor.SYSTEM, null, "system", name, Actor.Confidence.MEDIUM)
                : new Actor(Actor.UNATTRIBUTED, null, "none", name, Actor.Confidence.LOW);
    }

    /** The actor of what still runs on a thread when the request that has started it is over. */
    public Actor of(@Nullable Thread thread, Origin origin, Scope startedBy) {
        Actor user = (Actor) startedBy.actor;
        return user == null || thread == null
                ? of(thread, origin)
                : Actor.leftBehind(withoutNumbers(thread.getName()), user.user());
    }

    private @Nullable Actor account(Origin origin) {
        for (UserSource source : sources) {
            if (source.kind() == UserSource.Kind.DB_USER && origin.user != null) {
                return new Actor(origin.user, null, "db-user", null, confidence());
            }
            String os = System.getProperty("user.name");
            if (source.kind() == UserSource.Kind.OS_USER && os != null && !os.isEmpty()) {
                return new Actor(os, null, "os-user", null, confidence());
            }
        }
        return null;
    }

    private Actor.Confidence confidence() {
        return configured ? Actor.Confidence.HIGH : Actor.Confidence.LOW;
    }

    private static boolean isOwn(String thread) {
        String lower = thread.toLowerCase(Locale.ROOT);
        if (lower.equals("main")) {
            return true;
        }
        for (String own : OWN) {
            if (lower.contains(own)) {
                return true;
            }
        }
        return false;
    }

    /** A pool's threads differ in their numbers only; one line for all of them. */
    public static String withoutNumbers(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                text.append(c);
            } else if (text.length() == 0 || text.charAt(text.length() - 1) != '#') {
                text.append('#');
            }
        }
        return text.toString();
    }
}
