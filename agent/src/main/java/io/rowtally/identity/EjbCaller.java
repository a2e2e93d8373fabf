package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a bean in OpenEJB, as in TomEE: whom its security service has put into the context of the call. Who has not logged
 * in and the role that a bean runs as are nobody. Not in a servlet request, which may log in to its beans by an account of its own.
 */
final class EjbCaller implements Source {
    /** Of the principals that the container makes itself: its default user and the roles that beans run as. */
    static final String ROLE = "org.apache.openejb.core.security.AbstractSecurityService$User";

    private static final String SECURITY = "org.apache.openejb.core.security.AbstractSecurityService$SecurityContext";

    /** How the subject is had from a context of that class; null where it is another container's. */
    private static final ClassValue<@Nullable Way> WAY = new ClassValue<@Nullable Way>() {
        @Override
        protected @Nullable Way computeValue(Class<?> context) {
            try {
                return new Way(context);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return null;
            }
        }
    };

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        if (scope.requestObject != null) {
            return null;
        }
        Actor newest = actor(scope.seen(Scope.EJB), scope);
        return newest != null ? newest : actor(scope.seenBefore(Scope.EJB), scope);
    }

    private static @Nullable Actor actor(@Nullable Object context, Scope scope) {
        Way way = context == null ? null : WAY.get(context.getClass());
        Subject subject = way == null || context == null ? null : way.subject(context);
        return subject == null ? null : JaasSubject.person(subject, (String) scope.client, "ejb");
    }

    /** From the context of a call to the subject that calls: what the security service has put there, and its field. */
    private static final class Way {
        private final Method get;
        private final Class<?> security;
        private final Field subject;

        Way(Class<?> context) throws ReflectiveOperationException {
            get = context.getMethod("get", Class.class);
            security = Class.forName(SECURITY, false, context.getClassLoader());
            subject = security.getField("subject");
        }

        @Nullable
        Subject subject(Object context) {
            try {
                Object held = get.invoke(context, security);
                return held == null ? null : (Subject) subject.get(held);
            } catch (IllegalAccessException | InvocationTargetException e) {
                return null;
            }
        }
    }
}
