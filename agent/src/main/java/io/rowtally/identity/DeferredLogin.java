package io.rowtally.identity;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Jetty puts a login off where a page needs none: whoever asks the request for its principal then logs the user in, which looks
 * up his password and gives the session another id. Such a request is not asked.
 */
final class DeferredLogin {
    private static final String JETTY = "org.eclipse.jetty.";
    private static final String DEFERRED = "$Deferred";

    private static final ClassValue<Boolean> IS_DEFERRED = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isDeferred(type);
        }
    };

    private DeferredLogin() {}

    /** Whether asking for the principal would log a user in that the application has not asked for. */
    static boolean isPending(Object request) {
        Object own = ServletRequest.innermost(request);
        if (!own.getClass().getName().startsWith(JETTY)) {
            return false;
        }
        Object state = state(own);
        return state != null && IS_DEFERRED.get(state.getClass());
    }

    /** Up to Jetty 11 the request's property, from 12 on its attribute. */
    private static @Nullable Object state(Object request) {
        Object state = ask(request, "getAuthentication");
        return state == null
                ? ask(request, "getAttribute", "org.eclipse.jetty.server.Request$AuthenticationState")
                : state;
    }

    private static @Nullable Object ask(Object request, String getter, String... arguments) {
        try {
            Method method = arguments.length == 0
                    ? request.getClass().getMethod(getter)
                    : request.getClass().getMethod(getter, String.class);
            return method.invoke(request, (Object[]) arguments);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static boolean isDeferred(@Nullable Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (isJettys(one)) {
                return true;
            }
            for (Class<?> implemented : one.getInterfaces()) {
                if (isJettys(implemented) || isDeferred(implemented)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isJettys(Class<?> type) {
        return type.getName().startsWith(JETTY) && type.getName().endsWith(DEFERRED);
    }
}
