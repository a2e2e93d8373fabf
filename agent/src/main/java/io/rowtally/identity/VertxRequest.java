package io.rowtally.identity;

import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a request of Vert.x and of the user that its router was given, Quarkus's own kind too; through their interfaces. */
final class VertxRequest {
    private static final ClassValue<VertxRequest> BY_CLASS = new ClassValue<VertxRequest>() {
        @Override
        protected VertxRequest computeValue(Class<?> type) {
            return new VertxRequest(type);
        }
    };

    private final @Nullable Method remoteAddress;
    private final @Nullable Method hostAddress;
    private final @Nullable Method headers;
    private final @Nullable Method allOfHeader;
    private final @Nullable Method subject;
    private final @Nullable Method identity;
    private final @Nullable Method anonymous;
    private final @Nullable Method principal;

    private VertxRequest(Class<?> type) {
        Class<?> request = Types.named(type, "io.vertx.core.http.HttpServerRequest");
        remoteAddress = ServletRequest.method(request, "remoteAddress");
        hostAddress = ofResult(remoteAddress, "hostAddress");
        headers = ServletRequest.method(request, "headers");
        allOfHeader = ofResult(headers, "getAll", String.class);
        subject = ServletRequest.method(Types.named(type, "io.vertx.ext.auth.User"), "subject");
        boolean quarkus = Types.extendsNamed(type, "io.quarkus.vertx.http.runtime.security.QuarkusHttpUser");
        identity = ServletRequest.method(quarkus ? type : null, "getSecurityIdentity");
        Class<?> known = Types.named(type, "io.quarkus.security.identity.SecurityIdentity");
        anonymous = ServletRequest.method(known, "isAnonymous");
        principal = ServletRequest.method(known, "getPrincipal");
    }

    private static @Nullable Method ofResult(@Nullable Method method, String name, Class<?>... parameters) {
        return ServletRequest.method(method == null ? null : method.getReturnType(), name, parameters);
    }

    /** The address of the socket's other end, as text. */
    static @Nullable String address(Object request) {
        VertxRequest api = BY_CLASS.get(request.getClass());
        Object address = ServletRequest.ask(api.remoteAddress, request);
        return address == null ? null : PlainGetters.id(ServletRequest.ask(api.hostAddress, address));
    }

    /** All lines of a header, in their order. */
    static List<String> headers(Object request, String name) {
        VertxRequest api = BY_CLASS.get(request.getClass());
        Object map = ServletRequest.ask(api.headers, request);
        Object all = map == null ? null : ServletRequest.ask(api.allOfHeader, map, name);
        List<String> lines = new ArrayList<>();
        if (all instanceof Collection) {
            for (Object line : (Collection<?>) all) {
                lines.add(String.valueOf(line));
            }
        }
        return lines;
    }

    /** The name of the user that a router was given; null where that is nobody. */
    static @Nullable String user(@Nullable Object user) {
        if (user == null) {
            return null;
        }
        VertxRequest api = BY_CLASS.get(user.getClass());
        if (api.identity != null) {
            return user(ServletRequest.ask(api.identity, user));
        }
        if (api.principal == null) {
            return PlainGetters.id(ServletRequest.ask(api.subject, user));
        }
        Object principal = Boolean.TRUE.equals(ServletRequest.ask(api.anonymous, user))
                ? null
                : ServletRequest.ask(api.principal, user);
        return principal instanceof Principal ? PlainGetters.id(((Principal) principal).getName()) : null;
    }
}
