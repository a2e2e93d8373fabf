package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few questions put to a servlet API's objects, {@code javax} or {@code jakarta}, through their own interfaces:
 * whatever wraps a request can be asked.
 */
final class ServletRequest {
    private static final String SPRING =
            "org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper";
    private static final String SHIRO = "org.apache.shiro.web.servlet.ShiroHttpServletRequest";
    /** A wrapper that wraps itself is not followed for ever. */
    private static final int MOST_WRAPPERS = 100;

    private static final int MOST_LINES = 100;

    private static final ClassValue<ServletRequest> BY_CLASS = new ClassValue<ServletRequest>() {
        @Override
        protected ServletRequest computeValue(Class<?> type) {
            return new ServletRequest(type);
        }
    };

    private final @Nullable Method principal;
    private final @Nullable Method remoteUser;
    /** Whether a wrapper's own code answers for the remote user. */
    private final boolean remoteUserOwn;

    private final @Nullable Method address;
    private final @Nullable Method headers;
    private final @Nullable Method attribute;
    private final @Nullable Method attributeNames;
    private final @Nullable Method id;
    private final @Nullable Method context;

    /** What a wrapper wraps. */
    private final @Nullable Method wrapped;

    /** The number of the framework that a wrapper asks; -1 where it asks none. */
    private final int framework;

    private ServletRequest(Class<?> type) {
        Class<?> request = find(type, "servlet.http.HttpServletRequest");
        Class<?> session = find(type, "servlet.http.HttpSession");
        principal = method(request, "getUserPrincipal");
        remoteUser = method(request, "getRemoteUser");
        address = method(request, "getRemoteAddr");
        headers = method(request, "getHeaders", String.class);
        wrapped = method(superclass(type, "servlet.ServletRequestWrapper"), "getRequest");
        Method answering = wrapped == null ? null : method(type, "getRemoteUser");
        remoteUserOwn = answering != null
                && !answering.getDeclaringClass().getName().contains(".servlet.http.HttpServletRequestWrapper");
        framework = Types.extendsNamed(type, SPRING)
                ? Scope.SPRING_SECURITY
                : Types.extendsNamed(type, SHIRO) ? Scope.SHIRO : -1;
        attribute = method(session, "getAttribute", String.class);
        id = method(session, "getId");
        context = method(session, "getServletContext");
        attributeNames = method(session, "getAttributeNames");
    }

    private static @Nullable Class<?> superclass(@Nullable Class<?> type, String suffix) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (one.getName().equals("javax." + suffix) || one.getName().equals("jakarta." + suffix)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable Class<?> find(@Nullable Class<?> type, String suffix) {
        if (type == null) {
            return null;
        }
        for (Class<?> one : type.getInterfaces()) {
            if (one.getName().equals("javax." + suffix) || one.getName().equals("jakarta." + suffix)) {
                return one;
            }
            Class<?> inherited = find(one, suffix);
            if (inherited != null) {
                return inherited;
            }
        }
        return find(type.getSuperclass(), suffix);
    }

    static @Nullable Method method(@Nullable Class<?> type, String name, Class<?>... parameters) {
        try {
            return type == null ? null : type.getMethod(name, parameters);
        } catch (NoSuchMethodException | LinkageError e) {
            return null;
        }
    }

    /**
     * The wrapper by which a security framework answers for the user, among those that the request has; null where none does. A
     * framework may load him from a session's store for that, or leave an empty context on the thread.
     */
    static @Nullable Object asking(Object request) {
        Object one = request;
        for (int depth = 0; one != null && depth < MOST_WRAPPERS; depth++) {
            ServletRequest api = BY_CLASS.get(one.getClass());
            if (api.framework >= 0) {
                return one;
            }
            one = ask(api.wrapped, one);
        }
        return null;
    }

    /** The number of the framework that such a wrapper asks. */
    static int framework(Object asking) {
        return BY_CLASS.get(asking.getClass()).framework;
    }

    /** What a wrapper wraps; null where it is none. */
    static @Nullable Object wrapped(Object wrapper) {
        return ask(BY_CLASS.get(wrapper.getClass()).wrapped, wrapper);
    }

    /** The name of the user that the container authenticated. */
    static @Nullable String principal(Object request) {
        Object principal = ask(BY_CLASS.get(request.getClass()).principal, request);
        return principal instanceof Principal ? PlainGetters.id(((Principal) principal).getName()) : null;
    }

    /** Whether it is the outermost wrapper's own code that answers for the remote user, and not the container's. */
    static boolean isRemoteUserOwn(Object request) {
        return wrapped(request) != null && BY_CLASS.get(request.getClass()).remoteUserOwn;
    }

    static @Nullable String remoteUser(Object request) {
        return PlainGetters.id(ask(BY_CLASS.get(request.getClass()).remoteUser, request));
    }

    /** The container's own request, inside all wrappers. */
    static Object innermost(Object request) {
        Object one = request;
        for (int depth = 0; depth < MOST_WRAPPERS; depth++) {
            Object inside = wrapped(one);
            if (inside == null) {
                break;
            }
            one = inside;
        }
        return one;
    }

    /** All lines of a header, in their order. */
    static List<String> headers(Object request, String name) {
        Method headers = BY_CLASS.get(request.getClass()).headers;
        if (headers == null) {
            return VertxRequest.headers(request, name);
        }
        List<String> lines = new ArrayList<>();
        Object all = ask(headers, request, name);
        while (all instanceof Enumeration && ((Enumeration<?>) all).hasMoreElements() && lines.size() < MOST_LINES) {
            lines.add(String.valueOf(((Enumeration<?>) all).nextElement()));
        }
        return lines;
    }

    /** The address of the socket's other end, as text. */
    static @Nullable String address(Object request) {
        Method address = BY_CLASS.get(request.getClass()).address;
        return address == null ? VertxRequest.address(request) : PlainGetters.id(ask(address, request));
    }

    static @Nullable Object attribute(Object session, String name) {
        return ask(BY_CLASS.get(session.getClass()).attribute, session, name);
    }

    static @Nullable String sessionId(Object session) {
        return PlainGetters.id(ask(BY_CLASS.get(session.getClass()).id, session));
    }

    /** Tells the applications of one server apart, whose sessions may have the same ids; not the same for ever. */
    static String context(Object session) {
        Object context = ask(BY_CLASS.get(session.getClass()).context, session);
        return '@' + Integer.toHexString(System.identityHashCode(context));
    }

    /** An {@code Enumeration} of the session's attribute names; null where the session is over. */
    static @Nullable Object attributeNames(Object session) {
        return ask(BY_CLASS.get(session.getClass()).attributeNames, session);
    }

    static @Nullable Object ask(@Nullable Method method, Object target, Object... arguments) {
        try {
            return method == null ? null : method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return null;
        }
    }
}
