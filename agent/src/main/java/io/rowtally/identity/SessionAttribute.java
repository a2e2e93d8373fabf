package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import org.jspecify.annotations.Nullable;

/** The user from a session attribute that the operator has named, such as {@code loginUser.account}. */
final class SessionAttribute implements Source {
    private final String path;

    SessionAttribute(String path) {
        this.path = path;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object session = scope.session;
        String user = session == null ? null : user(session);
        return user == null
                ? null
                : new Actor(user, (String) scope.client, "http-session", path, Actor.Confidence.HIGH);
    }

    /** The user's id; an attribute's name may have dots itself, so the longest name that the session knows is taken. */
    @Nullable
    String user(Object session) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            Object value = ServletRequest.attribute(session, path.substring(0, end));
            if (value != null) {
                return PlainGetters.id(value, end == path.length() ? "" : path.substring(end + 1));
            }
        }
        return null;
    }
}
