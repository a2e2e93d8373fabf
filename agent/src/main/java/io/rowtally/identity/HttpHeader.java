package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import io.rowtally.config.TrustedProxies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user in a header that a trusted proxy has set. From any other machine it names nobody, and so it does where it comes twice. */
final class HttpHeader implements Source {
    private final String name;
    private final TrustedProxies trusted;

    HttpHeader(String name, TrustedProxies trusted) {
        this.name = name;
        this.trusted = trusted;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object request = scope.requestObject == null ? null : ServletRequest.innermost(scope.requestObject);
        if (request == null || !trusted.has(ServletRequest.address(request))) {
            return null;
        }
        List<String> values = ServletRequest.headers(request, name);
        String user = values.size() == 1 ? PlainGetters.id(values.get(0)) : null;
        return user == null ? null : new Actor(user, (String) scope.client, "http-header", name, Actor.Confidence.HIGH);
    }
}
