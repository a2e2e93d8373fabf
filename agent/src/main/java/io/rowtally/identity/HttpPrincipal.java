package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The user that the container authenticated, or that a filter's wrapper of the request answers. Where the wrapper would ask a
 * security framework, what that was seen to hold is the answer, and behind it the container's. In Vert.x whom its router was given.
 */
final class HttpPrincipal implements Source {
    private static final String METHOD = "http-principal";

    /** The user in a security context of JAX-RS, which a filter has given its request. */
    private static @Nullable String principal(@Nullable Object context) {
        Object principal = context == null ? null : PlainGetters.call(context, "getUserPrincipal");
        return principal instanceof Principal ? PlainGetters.id(((Principal) principal).getName()) : null;
    }

    private final Source spring = new SpringSecurity();
    private final Source shiro = new Shiro();

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object request = scope.requestObject;
        String client = (String) scope.client;
        String routed = VertxRequest.user(scope.seen(Scope.ROUTER));
        if (routed != null) {
            return new Actor(routed, client, METHOD, "routingContext.user", Actor.Confidence.HIGH);
        }
        if (request == null) {
            return null;
        }
        String inner = principal(scope.seen(Scope.REST));
        if (inner != null) {
            return new Actor(inner, client, METHOD, "securityContext", Actor.Confidence.HIGH);
        }
        Object asking = ServletRequest.asking(request);
        if (asking != null) {
            Source framework = ServletRequest.framework(asking) == Scope.SHIRO ? shiro : spring;
            Actor known = framework.ask(scope, guess);
            if (known != null) {
                return new Actor(known.user(), client, METHOD, "userPrincipal", known.confidence());
            }
            request = ServletRequest.wrapped(asking);
            if (request == null) {
                return null;
            }
        }
        boolean pending = DeferredLogin.isPending(request);
        String user = pending ? null : ServletRequest.principal(request);
        if (user != null) {
            return new Actor(user, client, METHOD, "userPrincipal", Actor.Confidence.HIGH);
        }
        user = pending && !ServletRequest.isRemoteUserOwn(request) ? null : ServletRequest.remoteUser(request);
        return user == null ? null : new Actor(user, client, METHOD, "remoteUser", Actor.Confidence.HIGH);
    }
}
