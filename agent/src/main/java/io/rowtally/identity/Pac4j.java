package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The id of the first of pac4j's profiles that is not anonymous. A method hook that needs no settings. */
final class Pac4j implements Source {
    private static final String ANONYMOUS = "org.pac4j.core.profile.AnonymousProfile";

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Actor newest = actor(scope.seen(Scope.PAC4J), scope);
        return newest != null ? newest : actor(scope.seenBefore(Scope.PAC4J), scope);
    }

    /** @param held one profile, or all by the names of the clients that they are from */
    private static @Nullable Actor actor(@Nullable Object held, Scope scope) {
        if (!(held instanceof Map)) {
            return held == null ? null : profile(held, scope);
        }
        for (Object profile : ((Map<?, ?>) held).values()) {
            Actor actor = profile == null ? null : profile(profile, scope);
            if (actor != null) {
                return actor;
            }
        }
        return null;
    }

    private static @Nullable Actor profile(Object profile, Scope scope) {
        String user = Types.extendsNamed(profile.getClass(), ANONYMOUS)
                ? null
                : PlainGetters.id(PlainGetters.call(profile, "getId"));
        String key = profile.getClass().getSimpleName() + ".getId";
        return user == null ? null : new Actor(user, (String) scope.client, "method-hook", key, Actor.Confidence.HIGH);
    }
}
