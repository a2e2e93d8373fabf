package io.rowtally.identity;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties by which applications mostly name a user, in the order in which they are tried. */
final class KnownProperties {
    private static final List<String> PROPERTIES = Arrays.asList(
            "account",
            "username",
            "userName",
            "loginName",
            "loginId",
            "yhm",
            "userCode",
            "userId",
            "login",
            "code",
            "name",
            "id");

    /** Two persons may share one. */
    private static final String SHARED = "name";

    private KnownProperties() {}

    /** The first property of a bean that can be an id, as a guess whose path begins there; null where none is. */
    static WellKnownAttributes.@Nullable Guess guess(String where, Object bean) {
        for (String property : PROPERTIES) {
            String id = PlainFields.id(bean, property);
            if (id != null) {
                return new WellKnownAttributes.Guess(id, where, property);
            }
        }
        return null;
    }

    /**
     * The actor of a bean by which a security framework knows whom it has authenticated: it is the right person, but what
     * he is called there is guessed.
     */
    static @Nullable Actor actor(Object bean, @Nullable String client, String method, String where) {
        WellKnownAttributes.Guess guess = guess(where, bean);
        if (guess == null) {
            return null;
        }
        boolean shared = guess.property.equals(SHARED);
        return new Actor(
                guess.user, client, method, guess.path(), shared ? Actor.Confidence.LOW : Actor.Confidence.MEDIUM);
    }
}
