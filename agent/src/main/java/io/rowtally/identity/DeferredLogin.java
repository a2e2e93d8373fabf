package io.rowtally.identity;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Jetty puts a login off where a page needs none: whoever asks the request for its principal then logs the user in, which looks
 * up his password and gives the session another id. Such a request is not asked. Each class is looked through once.
 */
final class DeferredLogin {
    private static final String JETTY = "org.eclipse.jetty.";
    private static final String DEFERRED = "$Deferred";

    private static final ClassValue<DeferredLogin> BY_CLASS = new ClassValue<DeferredLogin>() {
        @Override
        protected DeferredLogin computeValue(Class<?> type) {
            return new DeferredLogin(type);
        }
    };

    /** Of a request: what answers how far its login is. */
    private final @Nullable Method authentication;
    /** Of such an answer: whether the login is put off. */
    private final boolean deferred;

    private DeferredLogin(Class<?> type) {
        authentication = ServletRequest.method(type, "getAuthentication");
        deferred = Types.isAny(type, name -> name.startsWith(JETTY) && name.endsWith(DEFERRED));
    }

    /** Whether asking for the principal would log a user in that the application has not asked for. */
    static boolean isPending(Object request) {
        Object own = ServletRequest.innermost(request);
        if (!own.getClass().getName().startsWith(JETTY)) {
            return false;
        }
        Object state = ServletRequest.ask(BY_CLASS.get(own.getClass()).authentication, own);
        return state != null && BY_CLASS.get(state.getClass()).deferred;
    }
}
