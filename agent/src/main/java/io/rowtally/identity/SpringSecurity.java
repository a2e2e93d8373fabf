package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.security.Principal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The user of Spring Security, from 3.0 on: the name of the authentication in the context that the application has set or
 * got. An anonymous one is nobody. Of one that is switched, the key names the original user.
 */
final class SpringSecurity implements Source {
    private static final String METHOD = "spring-security";
    private static final String ANONYMOUS = "org.springframework.security.authentication.AnonymousAuthenticationToken";
    private static final String NAMES_ITSELF_BY_TEXT =
            "org.springframework.security.authentication.AbstractAuthenticationToken";
    private static final String SWITCHED =
            "org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority";
    private static final String[] NAMED_PRINCIPALS = {
        "org.springframework.security.core.userdetails.UserDetails",
        "org.springframework.security.core.AuthenticatedPrincipal"
    };

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Actor newest = actor(scope.seen(Scope.SPRING_SECURITY), scope);
        // whoever asks behind the security filters gets an empty context
        return newest != null ? newest : actor(scope.seenBefore(Scope.SPRING_SECURITY), scope);
    }

    private static @Nullable Actor actor(@Nullable Object context, Scope scope) {
        Object authentication = context == null ? null : PlainGetters.call(context, "getAuthentication");
        if (authentication == null
                || Types.extendsNamed(authentication.getClass(), ANONYMOUS)
                || !Boolean.TRUE.equals(PlainGetters.call(authentication, "isAuthenticated"))) {
            return null;
        }
        String client = (String) scope.client;
        String type = authentication.getClass().getSimpleName();
        Object bean = unnamed(authentication);
        if (bean != null) {
            return KnownProperties.actor(bean, client, METHOD, type);
        }
        String name = PlainGetters.id(PlainGetters.call(authentication, "getName"));
        if (name == null) {
            return null;
        }
        Actor actor = new Actor(name, client, METHOD, type, Actor.Confidence.HIGH);
        String original = switchedFrom(authentication);
        return original == null ? actor : actor.switchedBy(original);
    }

    /**
     * The principal where it is the application's own object without a name: Spring would name it by {@code toString()}, which
     * may print all of it or load it from the database.
     */
    private static @Nullable Object unnamed(Object authentication) {
        Object principal = PlainGetters.call(authentication, "getPrincipal");
        if (principal == null
                || PlainGetters.id(principal) != null
                || principal instanceof Principal
                || !NAMES_ITSELF_BY_TEXT.equals(PlainGetters.declaring(authentication, "getName"))) {
            return null;
        }
        for (String named : NAMED_PRINCIPALS) {
            if (Types.implementsNamed(principal.getClass(), named)) {
                return null;
            }
        }
        return principal;
    }

    /** What {@code SwitchUserFilter} leaves among the authorities; null where nobody has switched. */
    private static @Nullable String switchedFrom(Object authentication) {
        Object authorities = PlainGetters.call(authentication, "getAuthorities");
        if (authorities instanceof Collection
                && authorities.getClass().getName().startsWith("java.util.")) {
            for (Object authority : (Collection<?>) authorities) {
                if (authority != null && authority.getClass().getName().equals(SWITCHED)) {
                    Object source = PlainGetters.call(authority, "getSource");
                    return source == null ? null : PlainGetters.id(PlainGetters.call(source, "getName"));
                }
            }
        }
        return null;
    }
}
