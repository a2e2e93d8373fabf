package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.lang.reflect.Field;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The user of Apache Shiro: the primary principal of the subject that the thread was given, also where he is only remembered. Of a
 * user who runs as another, his own, since the other is in the session, which may lie in a store.
 */
final class Shiro implements Source {
    private static final String METHOD = "shiro";

    /** Its getters look into the session; what it has itself lies in these. */
    private static final String SUBJECT = "org.apache.shiro.subject.support.DelegatingSubject";

    private static final ClassValue<Shiro> BY_CLASS = new ClassValue<Shiro>() {
        @Override
        protected Shiro computeValue(Class<?> type) {
            return new Shiro(type);
        }
    };

    private final @Nullable Field principals;
    private final @Nullable Field authenticated;

    Shiro() {
        this(null);
    }

    private Shiro(@Nullable Class<?> subject) {
        principals = field(subject, "principals");
        authenticated = field(subject, "authenticated");
    }

    private static @Nullable Field field(@Nullable Class<?> subject, String name) {
        for (Class<?> type = subject; type != null; type = type.getSuperclass()) {
            if (type.getName().equals(SUBJECT)) {
                try {
                    Field field = type.getDeclaredField(name);
                    field.setAccessible(true);
                    return field;
                } catch (NoSuchFieldException | RuntimeException | LinkageError e) {
                    return null;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Actor newest = actor(scope.seen(Scope.SHIRO), scope);
        return newest != null ? newest : actor(scope.seenBefore(Scope.SHIRO), scope);
    }

    private static @Nullable Actor actor(@Nullable Object subject, Scope scope) {
        if (subject == null) {
            return null;
        }
        Shiro fields = BY_CLASS.get(subject.getClass());
        Object principals = value(fields.principals, subject);
        Object principal = principals == null ? null : PlainGetters.call(principals, "getPrimaryPrincipal");
        if (principal == null) {
            return null;
        }
        String client = (String) scope.client;
        String how = Boolean.TRUE.equals(value(fields.authenticated, subject)) ? "subject" : "remembered";
        String name = principal instanceof Principal
                ? PlainGetters.id(((Principal) principal).getName())
                : PlainGetters.id(principal);
        return name == null
                ? KnownProperties.actor(principal, client, METHOD, how)
                : new Actor(name, client, METHOD, how, Actor.Confidence.HIGH);
    }

    private static @Nullable Object value(@Nullable Field field, Object subject) {
        try {
            return field == null ? null : field.get(subject);
        } catch (IllegalAccessException | RuntimeException e) {
            return null;
        }
    }
}
